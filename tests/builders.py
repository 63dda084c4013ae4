"""Valid records to override one field of, and workspaces laid out in a folder.

`task(due=date(2024, 6, 30))` is a task in which only the deadline matters; `folder(tmp_path, "…")`
is the plan of `catalogue/example.py` with the files of a text laid over it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypedDict, Unpack

from dxplan.catalogue.example import PLAN, files
from dxplan.findings import Finding, in_order
from dxplan.load import load
from dxplan.model import (
    Agency,
    AgencyGroup,
    Baseline,
    Basis,
    Citation,
    Decision,
    Direction,
    Group,
    Handover,
    Identity,
    Indicator,
    Kind,
    Level,
    Measurement,
    Pillar,
    Plan,
    Recurrence,
    Report,
    Source,
    Status,
    Successor,
    Target,
    Task,
    TaskReport,
    Value,
)
from dxplan.rules.checking import check
from dxplan.workspace import Workspace

SOURCE = Citation(document="vb-1")


class TaskFields(TypedDict, total=False):
    """What a test may set of a task."""

    id: str
    group: str
    title: str
    lead: str
    support: tuple[str, ...]
    start: dt.date | None
    due: dt.date | None
    recurs: Recurrence | None
    until: dt.date | None
    serves: tuple[str, ...]
    weight: Decimal
    basis: Basis
    handovers: tuple[Handover, ...]
    decisions: tuple[Decision, ...]


class IndicatorFields(TypedDict, total=False):
    """What a test may set of an indicator."""

    id: str
    pillar: str
    name: str
    unit: str
    kind: Kind
    direction: Direction
    owner: str
    baseline: Baseline | None
    targets: tuple[Target, ...]
    basis: Basis
    decisions: tuple[Decision, ...]


class AgencyFields(TypedDict, total=False):
    """What a test may set of an agency."""

    id: str
    name: str
    level: Level
    short: str | None
    from_: dt.date | None
    until: dt.date | None
    successors: tuple[Successor, ...]


class ReportFields(TypedDict, total=False):
    """What a test may set of a report."""

    as_of: dt.date
    agency: str | None
    source: str | None
    tasks: tuple[TaskReport, ...]
    indicators: tuple[Measurement, ...]


_TASK = Task(
    id="NV-CQS-001",
    group="cqs",
    title="Nâng cấp cổng dịch vụ công",
    lead="so-a",
    due=dt.date(2025, 6, 30),
    deliverable="Cổng dịch vụ công vận hành chính thức",
    basis=Basis.CITED,
    source=SOURCE,
)
_INDICATOR = Indicator(
    id="CT-CQS-01",
    pillar="cqs",
    name="Tỷ lệ hồ sơ trực tuyến",
    unit="%",
    kind="share",
    direction="up",
    owner="so-a",
    targets=(Target(year=2025, comparator=">=", value=Decimal(80), source=SOURCE),),
    basis=Basis.CITED,
    source=SOURCE,
)
_AGENCY = Agency(id="so-a", name="Sở A", level="department")
_REPORT = Report(as_of=dt.date(2024, 6, 30), agency="so-a")


def task(**fields: Unpack[TaskFields]) -> Task:
    """A task due on 30 June 2025; a recurring one without a deadline."""
    return replace(replace(_TASK, due=None) if "recurs" in fields else _TASK, **fields)


def indicator(**fields: Unpack[IndicatorFields]) -> Indicator:
    """A share that shall reach 80 in 2025."""
    return replace(_INDICATOR, **fields)


def target(value: int | str, year: int = 2025) -> Target:
    """A least value for a year."""
    return Target(year=year, comparator=">=", value=Decimal(value), source=SOURCE)


def agency(**fields: Unpack[AgencyFields]) -> Agency:
    """A department that has always existed and goes on."""
    return replace(_AGENCY, **fields)


def report(**fields: Unpack[ReportFields]) -> Report:
    """An empty report of department A as of 30 June 2024; with a source, of published figures."""
    return replace(replace(_REPORT, agency=None) if "source" in fields else _REPORT, **fields)


def said(
    task: str = "NV-CQS-001",
    status: Status = Status.IN_PROGRESS,
    percent: int | str | None = None,
    completed_on: dt.date | None = None,
) -> TaskReport:
    """An entry of a report about a task."""
    share = None if percent is None else Decimal(percent)
    return TaskReport(task=task, status=status, percent=share, completed_on=completed_on)


def measured(
    value: Value | int | str, date: dt.date | None = None, indicator: str = "CT-CQS-01"
) -> Measurement:
    """An entry of a report about an indicator."""
    reading = value if isinstance(value, bool) else Decimal(value)
    return Measurement(indicator=indicator, value=reading, date=date)


def plan(  # noqa: PLR0913 (a plan has that many parts)
    *,
    tasks: Iterable[Task] = (),
    indicators: Iterable[Indicator] = (),
    agencies: Iterable[Agency] = (),
    agency_groups: Iterable[AgencyGroup] = (),
    reports: Iterable[Report] = (),
    pillars: Iterable[Pillar] = (Pillar(id="cqs", name="Chính quyền số"),),
    groups: Iterable[Group] = (Group(id="cqs", name="Phát triển chính quyền số"),),
    issued: dt.date = dt.date(2023, 1, 1),
    target_years: tuple[int, ...] = (2025, 2030),
) -> Plan:
    """A plan of 1 January 2023 with departments A and B, one pillar and one group."""
    return Plan(
        identity=Identity(
            number="1/KH-UBND",
            title="Kế hoạch thử",
            issued=issued,
            issuer="UBND thành phố",
            source=SOURCE,
            target_years=target_years,
        ),
        pillars={each.id: each for each in pillars},
        groups={each.id: each for each in groups},
        sources={"vb-1": Source(id="vb-1", kind="document", title="Kế hoạch thử")},
        agencies={each.id: each for each in (agency(), agency(id="so-b", name="Sở B"), *agencies)},
        agency_groups={each.id: each for each in agency_groups},
        indicators={each.id: each for each in indicators},
        tasks={each.id: each for each in tasks},
        reports=tuple(sorted(reports, key=lambda each: each.as_of)),
    )


def folder(root: Path, *examples: str | dict[str, bytes]) -> Path:
    """Write the example plan to `root`, and over it the files of each example in turn."""
    content = files(PLAN)
    for example in examples:
        content |= files(example) if isinstance(example, str) else example
    for path, raw in content.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    return root


def findings(root: Path, as_of: dt.date | None = None) -> list[Finding]:
    """All findings about the workspace at `root`, in order; on a day, if one is asked for."""
    workspace, found = load(root)
    return in_order([*found, *check(workspace, as_of)])


def findings_but(*beside: str) -> Callable[[Path], list[Finding]]:
    """`findings` but for some rules, which the plans of a test break beside its subject."""
    return lambda root: [each for each in findings(root) if each.rule.code not in beside]


def loaded(root: Path, *examples: str | dict[str, bytes]) -> Workspace:
    """The workspace that examples make when they are laid over the example plan."""
    workspace, _ = load(folder(root, *examples))
    return workspace


def lines(found: Iterable[Finding]) -> list[str]:
    """Findings in one line each, as a test reads them: `path:line:column code message`."""
    return [f"{each.location} {each.rule.code} {each.message}" for each in found]
