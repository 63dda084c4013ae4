"""Random small plans on random days, in which everything that figures tell apart occurs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st

from dxplan.model import (
    AgencyGroup,
    Baseline,
    Basis,
    Comparator,
    Direction,
    Group,
    Handover,
    Indicator,
    Measurement,
    Pillar,
    Plan,
    Recurrence,
    Report,
    Status,
    Successor,
    Target,
    Task,
    TaskReport,
)
from dxplan.selection import Role, Selection
from tests.builders import agency, indicator, plan, report, task

#: Enough for small plans; a run on a busy machine must not fail for its time.
quick = settings(max_examples=30, deadline=None)

#: Days on and around which something happens: periods close, agencies and years end.
CALENDAR = [
    date(year, month, day)
    for year, months in ((2023, (1, 12)), (2024, (3, 6, 9)), (2025, (2, 7, 12)), (2026, (1, 6)))
    for month in months
    for day in (1, 14, 15, 28)
] + [date(2024, 12, 31), date(2025, 12, 31), date(2026, 1, 1)]
DAYS = st.sampled_from(CALENDAR)
MAYBE_DAYS = st.sampled_from([None, *CALENDAR])

TASKS = [f"NV-{n}" for n in range(6)]
INDICATORS = [f"CT-{n}" for n in range(3)]
#: Two that go on, one that is merged away, one that nobody follows.
AGENCIES = ["so-a", "so-b", "so-cu", "q-x"]
GROUPS = ["cqs", "ktx", "thc"]
PILLARS = ["cqs", "kts"]
#: Agencies are looked at in one of two ways, as they are on the day or as the plan named them.
AGENCY_CHOICES = [
    *((None, None), (None, None)),
    *((name, None) for name in (*AGENCIES, "so")),
    *((None, name) for name in (*AGENCIES, "so")),
]
#: Years of deadlines and targets, and of what has none.
YEARS = ["2023", "2024", "2025", "2026", "2030", "-"]


#: Deadline, rhythm and end of the rhythm.
TERMS = [
    *((None, None, None), (None, Recurrence.MONTHLY, None), (None, Recurrence.YEARLY, None)),
    *((day, None, None) for day in CALENDAR[::3]),
    *((None, recurs, day) for recurs, day in zip(Recurrence, CALENDAR[::7], strict=False)),
]
SUPPORTERS = [(), ("so-a",), ("so-cu", "so-b"), ("so", "q-x")]
SERVED = [(), ("CT-0",), ("CT-1", "CT-2"), ("CT-0", "CT-1", "CT-2")]
HANDOVERS = [
    *((), ()),
    *((Handover(to=to, date=day),) for to, day in zip(AGENCIES * 3, CALENDAR[4:], strict=False)),
]
#: Direction, baseline, target for 2025 and for 2030.
AIMS: list[tuple[Direction, int | None, Comparator, int, int]] = [
    ("up", 0, ">=", 50, 80),
    ("up", None, ">", 50, 50),
    ("up", -20, "=", 0, 20),
    ("up", 90, "<=", 80, 70),
    ("down", 40, "<=", 30, 10),
    ("down", None, "<", 0, -30),
    ("down", 10, "=", 10, 5),
    ("keep", 95, ">=", 95, 95),
    ("keep", None, "=", 0, 10),
]


@st.composite
def tasks(draw: st.DrawFn, name: str) -> Task:
    due, recurs, until = draw(st.sampled_from(TERMS))
    return replace(
        task(id=name),
        group=draw(st.sampled_from(GROUPS)),
        lead=draw(st.sampled_from([*AGENCIES, "so"])),
        support=draw(st.sampled_from(SUPPORTERS)),
        start=draw(st.sampled_from([None, *CALENDAR[::5]])),
        due=due,
        recurs=recurs,
        until=until,
        serves=draw(st.sampled_from(SERVED)),
        basis=draw(st.sampled_from(Basis)),
        weight=draw(st.sampled_from([Decimal(1), Decimal("0.1"), Decimal("3.7")])),
        handovers=draw(st.sampled_from(HANDOVERS)),
    )


@st.composite
def indicators(draw: st.DrawFn, name: str) -> Indicator:
    direction, begin, comparator, *goals = draw(st.sampled_from(AIMS))
    return indicator(
        id=name,
        pillar=draw(st.sampled_from(PILLARS)),
        direction=direction,
        owner=draw(st.sampled_from(AGENCIES)),
        baseline=Baseline(date=date(2022, 12, 31), value=Decimal(begin))
        if begin is not None
        else None,
        targets=tuple(
            Target(year=year, comparator=comparator, value=Decimal(goal))
            for year, goal in zip((2025, 2030), goals, strict=True)
        ),
    )


#: What a report says, of which tasks, and which values it brings on which day.
WORDS = [
    *((status, None, None) for status in Status),
    *((Status.IN_PROGRESS, percent, None) for percent in (Decimal(0), Decimal("37.5"))),
    *((Status.COMPLETED, None, day) for day in CALENDAR[::6]),
]
SPOKEN_OF = [(), ("NV-0",), ("NV-1", "NV-3"), ("NV-0", "NV-2", "NV-4"), tuple(TASKS)]
BROUGHT = [
    *((), (("CT-0", 50, None),), (("CT-1", 0, None), ("CT-2", 95, date(2023, 12, 31)))),
    *((("CT-0", 20, date(2024, 6, 30)), ("CT-0", 35, None), ("CT-1", -5, None)),),
]


@st.composite
def reports(draw: st.DrawFn, day: date) -> Report:
    status, percent, completed_on = draw(st.sampled_from(WORDS))
    return report(
        as_of=day,
        agency=draw(st.sampled_from(AGENCIES)),
        tasks=tuple(
            TaskReport(task=name, status=status, percent=percent, completed_on=completed_on)
            for name in draw(st.sampled_from(SPOKEN_OF))
        ),
        indicators=tuple(
            Measurement(indicator=name, value=Decimal(value), date=taken)
            for name, value, taken in draw(st.sampled_from(BROUGHT))
        ),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A small plan, with at most one report a day."""
    names = draw(st.lists(st.sampled_from(TASKS), unique=True))
    days = draw(st.lists(DAYS, max_size=5, unique=True))
    return plan(
        pillars=[Pillar(id=name, name=name, declared=1) for name in PILLARS],
        groups=[
            Group(id=name, name=name, declared=None if name == "thc" else 9) for name in GROUPS
        ],
        agencies=[
            agency(id="so-cu", until=date(2024, 9, 1), successors=(Successor(id="so-a"),)),
            agency(id="q-x", until=date(2025, 7, 1)),
        ],
        agency_groups=[AgencyGroup(id="so", name="Các sở", members=("so-a", "so-cu", "q-x"))],
        indicators=[draw(indicators(name)) for name in INDICATORS],
        tasks=[draw(tasks(name)) for name in names],
        reports=[draw(reports(day)) for day in days],
    )


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any part of such a plan: none, one or several of its names."""
    agency, planned = draw(st.sampled_from(AGENCY_CHOICES))
    return Selection(
        pillar=draw(st.sampled_from([None, None, *PILLARS])),
        group=draw(st.sampled_from([None, None, *GROUPS])),
        agency=agency,
        agency_as_planned=planned,
        year=draw(st.sampled_from([None, None, None, *YEARS])),
        role=draw(st.sampled_from(get_args(Role))),
    )
