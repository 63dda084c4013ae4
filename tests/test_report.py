"""The report: facts and tables that every form of export lays out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dxplan.changes import Snapshot, compare
from dxplan.definitions import FIGURES, value_of
from dxplan.figures import measure
from dxplan.load import Folder, load_tree
from dxplan.model import Group
from dxplan.selection import EVERYTHING, Role, Selection
from dxplan.states import SOON
from dxplan.views.facts import meanings
from dxplan.views.report import ROWS, Report, build_report
from dxplan.views.report.figures import share_facts
from dxplan.views.report.history import QUARTERS
from dxplan.views.report.stamp import fingerprint
from dxplan.workspace import Workspace
from tests import builders
from tests import report_samples as samples
from tests.conftest import REPOSITORY

DAY = date(2026, 6, 30)
EARLIER = date(2026, 3, 31)


@cache
def shipped() -> Workspace:
    workspace, _ = load_tree(Folder(REPOSITORY), REPOSITORY, None)
    return workspace


def report_of(
    selection: Selection = EVERYTHING, day: date = DAY, since: date | None = None
) -> Report:
    workspace = shipped()
    measured = measure(workspace.plan, day, selection, ROWS)
    changes = None
    if since is not None:
        before, after = (Snapshot(workspace=workspace, as_of=each) for each in (since, day))
        changes = compare(before, after, selection)
    return build_report(workspace, measured, changes, "vi")


@pytest.mark.parametrize(
    "selection",
    [EVERYTHING, Selection(group="ktx"), Selection(agency="so-khcn"), Selection(pillar="kts")],
)
def test_every_figure_is_the_one_that_why_explains(selection: Selection) -> None:
    report = report_of(selection)
    measured = measure(shipped().plan, DAY, selection, ROWS)
    for name in FIGURES:
        found: Any = report.figures
        for part in name.split("."):
            found = found[part]
        assert (found.name, found.value) == (name, value_of(measured, name))


def test_the_headline_is_explained_by_all_records_of_the_selection() -> None:
    report = report_of()
    everything = {task.id for task in (*report.tasks, *report.outside)}
    for each in report.explained:
        members = [member.id for part in each.parts for member in part.members]
        assert sorted(members) == sorted(everything)
        counted = sum(
            (member.low * member.weight)
            for part in each.parts
            for member in part.members
            if member.low is not None and member.weight is not None
        )
        assert counted == each.counted


def test_tables_hold_what_the_facts_say() -> None:
    report = report_of(since=EARLIER)
    assert {"groups", "pillars", "agencies", "indicators", "tasks", "sources"} < set(report.tables)
    assert all(table.key == key for key, table in report.tables.items())
    for table in report.tables.values():
        assert all(len(row) == len(table.columns) for row in table.lines), table.key
    ids = [row[0] for row in report.tables["tasks"].rows]
    assert ids == [task.id for task in (*report.tasks, *report.outside)]


def test_changes_stand_in_the_report_only_when_they_are_asked_for() -> None:
    assert report_of().changes is None
    assert "changes" not in report_of().tables
    changes = report_of(since=EARLIER).changes
    assert changes is not None
    assert changes.figures[0].label.source == "Completed"


def test_overdue_tasks_come_by_deadline_and_say_by_how_much() -> None:
    report = report_of()
    assert report.overdue
    assert [task.due for task in report.overdue] == sorted(
        task.due for task in report.overdue if task.due
    )
    for task in report.overdue:
        assert task.due is not None
        assert task.days_overdue == (DAY - task.due).days


@pytest.mark.parametrize("selection", [EVERYTHING, Selection(group="thc")])
def test_headings_count_what_the_figures_count_and_the_rest_beside(selection: Selection) -> None:
    found = samples.report_of(samples.PARTLY, samples.DAY, selection=selection)
    figures: Any = found.figures["tasks"]
    lists = {
        "tasks": (*found.tasks, *found.outside),
        "overdue": found.overdue,
        "due_soon": found.due_soon,
    }
    for name, figure in (("tasks", "recorded"), ("overdue", "overdue"), ("due_soon", "due_soon")):
        heading = getattr(found.headings, name)
        assert heading.count == figures[figure].value
        assert heading.count + heading.outside == len(lists[name])
        marked = [each.label for each in lists[name] if each.label != each.title]
        assert len(marked) == heading.outside
        assert all(str(each).endswith(" (not in the total)") for each in marked)


def test_a_heading_names_the_tasks_outside_the_total_where_there_are_any() -> None:
    whole = samples.report_of(samples.PARTLY, samples.DAY).headings
    assert [str(each.number) for each in (whole.tasks, whole.overdue, whole.due_soon)] == [
        "3 (2 more not in the total)",
        "2 (1 more not in the total)",
        "1 (1 more not in the total)",
    ]
    assert str(whole.due_soon.title) == f"Due within {SOON.days} days"
    part = samples.report_of(samples.PARTLY, samples.DAY, selection=Selection(group="thc"))
    assert part.headings.overdue.number == 1


@pytest.mark.parametrize(
    ("role", "notes"),
    [
        ("lead", ["Each task counts for the agency that leads it on this day."]),
        (
            "any",
            [
                "Each task counts for every agency that leads or supports it on this day.",
                "1 task stands in several rows; the total counts it once.",
            ],
        ),
    ],
)
def test_the_rows_by_agency_say_how_they_count(role: Role, notes: list[str]) -> None:
    supported = builders.plan(
        tasks=[builders.task(support=("so-b",))], groups=[Group(id="cqs", name="A", declared=1)]
    )
    found = samples.report_of(supported, samples.DAY, selection=Selection(role=role))
    assert [str(each) for each in (found.agency_rule, *found.agency_overlap)] == notes
    assert found.tables["agencies"].notes == found.agency_overlap


def test_an_agency_led_task_stands_in_the_row_of_that_agency() -> None:
    report = report_of()
    for row in report.agencies:
        led = [task for task in report.tasks if task.lead == row.id]
        recorded: Any = row.figures["tasks"]
        assert recorded["recorded"].value == len(led)


def test_shares_of_a_partition_sum_to_one() -> None:
    report = report_of()
    for parts in (report.progress, report.timeliness, report.standings):
        assert sum(part.share for part in parts) == 1
    assert share_facts([("a", 0), ("b", 0)]) == ()
    assert [each.share for each in share_facts([("a", 1), ("b", 2)])] == [
        Decimal("0.333"),
        Decimal("0.667"),
    ]


def test_the_history_ends_on_the_day_and_begins_no_earlier_than_the_plan() -> None:
    history = report_of().history
    assert len(history) == QUARTERS
    assert history[-1].day == DAY
    young = report_of(day=date(2023, 12, 1)).history
    assert [each.label for each in young] == ["2023-Q4"]
    assert report_of(day=date(2023, 1, 1)).history == ()


def test_a_fingerprint_is_of_the_text_whatever_ends_its_lines() -> None:
    workspace = shipped()
    path = "data/plan.yaml"
    document = workspace.documents[path]

    def of(path: str, text: str) -> str:
        documents = {path: replace(document, path=path, text=text)}
        return fingerprint(replace(workspace, documents=documents), DAY)

    assert of(path, "a: 1\nb: 2\n") == of(path, "a: 1\r\nb: 2\r\n")
    assert of(path, "a: 1\n") != of(path, "a: 2\n")
    assert of(path, "a: 1\n") != of("data/agencies.yaml", "a: 1\n")


def test_a_fingerprint_of_a_day_is_not_touched_by_reports_on_later_days() -> None:
    workspace = shipped()
    files = {workspace.at(each).path: each for each in workspace.plan.reports}
    last = max(files, key=lambda path: files[path].as_of)
    document = workspace.documents[last]
    changed = {**workspace.documents, last: replace(document, text=document.text + "\n")}
    other, day = replace(workspace, documents=changed), files[last].as_of
    values = [value.date or day for value in files[last].indicators]
    before = min([day, *values]) - timedelta(days=1)
    assert fingerprint(other, before) == fingerprint(workspace, before)
    assert fingerprint(other, day) != fingerprint(workspace, day)


def test_whatever_a_template_sees_says_what_it_is() -> None:
    described = meanings(Report)
    assert {"plan", "headline", "tasks", "changes", "stamp"} <= described.keys()
    assert all(meaning.endswith(".") for _, meaning in described.values())


def test_a_type_without_meanings_shows_nothing_to_a_template() -> None:
    assert meanings(Workspace) == {}
    assert meanings(Path) == {}
