"""One file to what it says, on its own: which records it holds is told by its path."""

from __future__ import annotations

from dataclasses import replace

from dxplan.catalogue import schema
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.load.content import FileContent
from dxplan.load.lists import LISTS, PLAN, TASKS
from dxplan.load.naming import report_name
from dxplan.load.reading import Reading, Top
from dxplan.load.trees import Tree
from dxplan.model import (
    FORMAT,
    Group,
    Identity,
    Measurement,
    Pillar,
    Report,
    Task,
    TaskReport,
)
from dxplan.records import Origin, key_names, read
from dxplan.workspace import KIND_NAMES
from dxplan.yamltext import REFUSED


def read_file(tree: Tree, path: str) -> FileContent:
    """Read one file of a tree. What is wrong with it is among its findings; nothing is raised."""
    reading = Reading(path)
    if path == PLAN:
        _read_plan(reading, tree)
    elif path in LISTS:
        _read_lists(reading, tree)
    elif path.startswith(TASKS):
        _read_tasks(reading, tree)
    else:
        _read_report(reading, tree)
    return reading.content()


def _read_plan(reading: Reading, tree: Tree) -> None:
    """Read `plan.yaml`; nothing else is read when its format is one that is not known."""
    top = reading.open(tree, ("format", "plan", *LISTS[PLAN]), Identity, Pillar, Group)
    if top is None:
        return
    if not _format_is_known(reading, top):
        reading.incomplete.update((Identity, *KIND_NAMES))
        reading.stops = True
        return
    _read_identity(reading, top)
    _read_all(reading, top)


def _read_lists(reading: Reading, tree: Tree) -> None:
    lists = LISTS[reading.path]
    top = reading.open(tree, tuple(lists), *lists.values())
    if top is not None:
        _read_all(reading, top)


def _read_all(reading: Reading, top: Top) -> None:
    for key, kind in LISTS[reading.path].items():
        reading.read_records(top, key, kind)


def _format_is_known(reading: Reading, top: Top) -> bool:
    """Whether this version reads the file's format; one that is not said is taken for known."""
    written = top.values.get("format")
    if written is None:
        reading.missing(top.document, "format")
        return True
    if written == str(FORMAT) or written is REFUSED:
        return True
    reading.findings.append(
        Finding(
            rule=schema.FORMAT_VERSION,
            message=text(
                "data format {found} is not known; this version reads format {known}",
                found=str(written)[:20],
                known=FORMAT,
            ),
            location=top.document.at(("format",)),
            fix=text("update dxplan, or write format: {known}", known=FORMAT),
        )
    )
    return False


def _read_identity(reading: Reading, top: Top) -> None:
    raw = top.values.get("plan")
    if isinstance(raw, dict):
        origin = Origin(top.document, ("plan",))
        reading.identity, findings = read(Identity, raw, origin, None)
        reading.findings += findings
    elif raw is None:
        reading.missing(top.document, "plan")
    else:
        reading.misshapen(top.document, raw, text("a mapping"), "plan")
    if reading.identity is None:
        reading.incomplete.add(Identity)


def _read_tasks(reading: Reading, tree: Tree) -> None:
    top = reading.open(tree, ("group", "tasks"), Task)
    if top is None:
        return
    group = top.values.get("group")
    if isinstance(group, str):
        reading.origins[id(top.document)] = Origin(top.document, ())
        reading.read_records(top, "tasks", Task, group)
        return
    reading.incomplete.add(Task)
    if group is None:
        reading.missing(top.document, "group")
    else:
        reading.misshapen(top.document, group, text("one value"), "group")


def _read_report(reading: Reading, tree: Tree) -> None:
    top = reading.open(tree, key_names(Report), Report)
    if top is None:
        return
    document, name = top.document, report_name(top.values)
    head = {key: each for key, each in top.values.items() if key not in {"tasks", "indicators"}}
    report, findings = read(Report, head, Origin(document, ()), name)
    if document.stopped_at is not None:
        findings = [each for each in findings if each.rule is not schema.MISSING_KEY]
    reading.findings += findings
    tasks = reading.read_entries(top, "tasks", TaskReport, name)
    indicators = reading.read_entries(top, "indicators", Measurement, name)
    if report is None:
        reading.incomplete.add(Report)
        return
    reading.report = replace(report, tasks=tuple(tasks), indicators=tuple(indicators))
    reading.origins[id(reading.report)] = Origin(document, ())
