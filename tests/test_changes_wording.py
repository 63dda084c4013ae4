"""How each kind of change is put into words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dxplan.changes import Snapshot, compare
from dxplan.language import Language
from dxplan.render.changes_markdown import changes_markdown
from dxplan.render.notation import Notation
from dxplan.views.changes import Extent, changes_view
from tests.builders import loaded

Shown = Callable[..., list[str]]

FIRST, LAST = date(2024, 7, 1), date(2024, 10, 1)

SOURCES = """\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, url: "https://example.org/1", quality: A}
  - {id: qd-5, kind: document, number: 5/QĐ-UBND, title: Điều chỉnh, url: "https://example.org/5"}
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, name_en: Department A, level: department, source: vb-1}
  - {id: so-b, name: Sở B, level: department, source: vb-1}
  - {id: so-cu, name: Sở Cũ, level: department, until: 2024-08-01, successors: [{id: so-b}],
     source: vb-1}
groups:
  - {id: departments, name: Các sở, members: [so-a, so-b], source: vb-1}
"""


def work(*lines: str) -> str:
    """The tasks of group cqs, one to a line."""
    rows = "".join(
        "  - {title: Việc, lead: so-a, deliverable: Sản phẩm, basis: cited, source: vb-1,"
        f" {line}}}\n"
        for line in lines
    )
    return f"# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n{rows}"


def measure_of(*lines: str) -> str:
    """The only indicator, with these lines in it."""
    rows = "".join(f"    {line}\n" for line in lines)
    return (
        "# data/indicators.yaml\nindicators:\n  - id: CT-1\n    pillar: cqs\n    name: Tỷ lệ\n"
        '    unit: "%"\n    kind: share\n    owner: so-a\n    basis: cited\n    source: vb-1\n'
        f"{rows}"
    )


def told(day: date, *entries: str) -> str:
    rows = "".join(f"  - {{{entry}}}\n" for entry in entries)
    return f"# data/reports/{day}/so-a.yaml\nas_of: {day}\nagency: so-a\ntasks:\n{rows}"


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """The lines of changes between two texts, or between two days of one."""

    def render(
        before: str,
        after: str | None = None,
        *,
        language: Language = "en",
        extent: Extent = Extent.ALL,
        places: bool = False,
    ) -> list[str]:
        old = loaded(tmp_path / "old", {"data/reports/2024-06-30/so-a.yaml": NO_REPORT}, before)
        new = old
        if after is not None:
            new = loaded(tmp_path / "new", {"data/reports/2024-06-30/so-a.yaml": NO_REPORT}, after)
        changes = compare(
            Snapshot(workspace=old, as_of=FIRST if after is None else LAST),
            Snapshot(workspace=new, as_of=LAST),
        )
        page = changes_markdown(changes_view(changes, language), Notation(language), extent)
        plain = page.replace("\\", "").partition("|\n\n")[2]
        return [PLACE.sub("", line) if not places else line for line in plain.splitlines() if line]

    return render


PLACE = re.compile(r" – data/\S+$")
NO_REPORT = b"as_of: 2024-06-30\nagency: so-a\n"
GOAL = 'targets: [{year: 2025, comparator: ">=", value: 80, source: vb-1}]'


BY_SOURCE = "by 5/QĐ-UBND of 2024-09-01"


def test_a_deadline_moved_by_a_decision_that_is_a_source(shown: Shown) -> None:
    moved = "decisions: [{document: qd-5, date: 2024-09-01, field: due, from: 2025-03-01}]"
    lines = shown(SOURCES + work(f"id: NV-1, due: 2025-02-28, {moved}"))
    assert lines[:2] == [
        "### Deadlines moved: 1",
        f"- **NV-1** Việc (Department A): 2025-03-01 → 2025-02-28, 1 day earlier, {BY_SOURCE}",
    ]


def test_targets_and_baselines_with_their_values(shown: Shown) -> None:
    before = SOURCES + measure_of("direction: up", GOAL)
    after = SOURCES + measure_of(
        "direction: up",
        "baseline: {date: 2023-12-31, value: 12.5, source: vb-1}",
        'targets: [{year: 2025, comparator: ">=", value: 75.5, source: vb-1}]',
        "decisions:",
        '  - {document: 9/NQ, date: 2024-09-01, field: targets, to: ">= 75,5"}',
    )
    assert shown(before, after)[1:3] == [
        "- **CT-1** Tỷ lệ (Department A): target for 2025 ≥ 80 → ≥ 75.5, by 9/NQ of 2024-09-01",
        "- **CT-1** Tỷ lệ (Department A): baseline — → 12.5 (2023-12-31), no decision is stated",
    ]


def test_a_target_moved_by_decision_between_two_days(shown: Shown) -> None:
    text = SOURCES + measure_of(
        "direction: up",
        GOAL,
        "decisions:",
        '  - {document: 9/NQ, date: 2024-09-01, field: targets, from: "85", to: "80"}',
    )
    assert "target 85 → 80, by 9/NQ of 2024-09-01" in shown(text)[1]


def test_a_lead_handed_over_by_a_document_and_by_none(shown: Shown) -> None:
    lines = shown(
        SOURCES
        + work(
            "id: NV-1, handovers: [{to: so-b, date: 2024-09-01, decision: qd-5}]",
            "id: NV-2, handovers: [{to: so-b, date: 2024-09-01}]",
        )
    )
    assert lines[:3] == [
        "### Another agency answers now: 2",
        "- **NV-1** Việc: Department A → Sở B, handed over on 2024-09-01 by 5/QĐ-UBND",
        "- **NV-2** Việc: Department A → Sở B, handed over on 2024-09-01",
    ]


def test_few_records_that_pass_on_are_named_and_many_counted(shown: Shown) -> None:
    few = SOURCES + work(*(f"id: NV-{n}, lead: so-cu" for n in range(3)))
    many = SOURCES + work(*(f"id: NV-{n}, lead: so-cu" for n in range(4)))
    few, many = (each.replace("lead: so-a, ", "") for each in (few, many))
    assert "Sở Cũ → Sở B: by succession on 2024-08-01, NV-0, NV-1, NV-2" in shown(few)[1]
    assert "Sở Cũ → Sở B: by succession on 2024-08-01, 4 tasks" in shown(many)[1]


def test_a_lead_written_differently(shown: Shown) -> None:
    before = SOURCES + work("id: NV-1")
    after = before.replace("lead: so-a", "lead: so-b")
    assert "Department A → Sở B, changed in the plan" in shown(before, after)[1]


def test_work_that_is_left_to_nobody(shown: Shown) -> None:
    alone = SOURCES.replace("successors: [{id: so-b}],", "") + work("id: NV-1, lead: so-cu")
    assert "Sở Cũ → nobody: by succession" in shown(alone.replace("lead: so-a, ", ""))[1]


def test_other_facts_by_the_names_people_know(shown: Shown) -> None:
    before = SOURCES + work("id: NV-1, recurs: monthly") + measure_of("direction: up", GOAL)
    after = (
        SOURCES
        + work("id: NV-1, recurs: yearly, support: [so-b], weight: 2, serves: [CT-1]")
        + measure_of("direction: keep", GOAL)
    )
    facts = [line.partition("): ")[2] for line in shown(before, after)]
    assert facts[1:] == [
        "support: — → Sở B",
        "recurs: monthly → yearly",
        "serves: — → CT-1",
        "weight: 1 → 2",
        "direction: higher is better → to be kept",
    ]


def test_a_fact_that_a_decision_states_names_it(shown: Shown) -> None:
    stated = "decisions: [{document: 3/QĐ, date: 2024-09-01, field: weight, from: 1, to: 2}]"
    before, after = SOURCES + work("id: NV-1"), SOURCES + work(f"id: NV-1, weight: 2, {stated}")
    assert "weight: 1 → 2, by 3/QĐ of 2024-09-01" in shown(before, after)[1]


def test_records_that_come_go_and_change_their_id(shown: Shown) -> None:
    before = SOURCES + work("id: NV-1", "id: NV-2, weight: 2").replace("Việc", "Cũ", 1)
    after = SOURCES + work("id: NV-7, weight: 2", "id: NV-8, weight: 3").replace("Việc", "Mới", 2)
    after = after.replace("Mới", "Việc", 1)
    assert shown(before, after) == [
        "### + Added: 1",
        "- **NV-8** Mới (Department A): task",
        "### − Removed: 1",
        "- **NV-1** Cũ (Department A): task",
        "### Renumbered: 1",
        "- **NV-7** Việc (Department A): was NV-2",
    ]


def test_a_line_leads_to_the_key_that_changed_and_a_removed_record_to_where_it_stood(
    shown: Shown,
) -> None:
    before = SOURCES + measure_of("direction: up", GOAL) + work("id: NV-1", "id: NV-2")
    after = before.replace("value: 80", "value: 90")
    after = after.replace(work("id: NV-1", "id: NV-2"), work("id: NV-1"))
    lines = shown(before, after, places=True)
    assert [line.partition(" – ")[2] for line in lines if line.startswith("-")] == [
        "data/indicators.yaml:11",
        "data/tasks/cqs.yaml:4",
    ]


def test_tasks_that_are_suspended_go_on_or_lapse(shown: Shown) -> None:
    text = (
        SOURCES
        + work("id: NV-1", "id: NV-2", "id: NV-3, recurs: monthly", "id: NV-4")
        + told(
            FIRST,
            "task: NV-1, status: in_progress, percent: 12.5",
            "task: NV-2, status: in_progress, percent: 20",
            "task: NV-3, status: in_progress",
        )
        + told(
            date(2024, 8, 1),
            "task: NV-1, status: suspended, percent: 30",
            "task: NV-2, status: in_progress, percent: 45",
            "task: NV-4, status: not_started",
        )
    )
    assert [line.partition("): ")[2] or line for line in shown(text)][:9] == [
        "### ‖ Suspended since: 1",
        "in progress 12.5% → suspended 30%, reported on 2024-08-01",
        "### Recurring tasks that lapsed or caught up: 1",
        "up to date → lapsed",
        "### ◐ Progress of other tasks: 2",
        "in progress 20% → 45%, reported on 2024-08-01",
        "not reported → not started, reported on 2024-08-01",
        "### Reported: 1",
        "- Department A: 3 entries on tasks, as of 2024-08-01",
    ]


def test_late_completions_and_silent_delays_are_counted_in_the_heading(shown: Shown) -> None:
    done = told(date(2024, 8, 1), "task: NV-1, status: completed")
    lines = shown(SOURCES + work("id: NV-1, due: 2024-07-15", "id: NV-2, due: 2024-08-31") + done)
    assert lines[:4] == [
        "### ✓ Completed since: 1, 1 of them late",
        "- **NV-1** Việc (Department A): completed late on 2024-08-01, deadline 2024-07-15",
        "### ! Newly overdue: 1, 1 of them not reported",
        "- **NV-2** Việc (Department A): deadline 2024-08-31, not reported",
    ]


def test_a_task_outside_the_declared_total_says_so(shown: Shown) -> None:
    plan = """\
# data/plan.yaml
format: 1
plan: {number: 1/KH-UBND, title: Kế hoạch thử, issued: 2023-01-01, issuer: UBND, source: vb-1,
  target_years: [2025]}
pillars: [{id: cqs, name: Chính quyền số, declared: 1}]
groups: [{id: cqs, name: Tổ chức thực hiện}]
"""
    text = plan + SOURCES + work("id: NV-1, due: 2024-08-31")
    assert "not reported, not in the total" in shown(text)[1]


def test_corrected_and_withdrawn_entries(shown: Shown) -> None:
    tasks = SOURCES + work("id: NV-1", "id: NV-2")
    rest = "task: NV-1, status: in_progress, percent: "
    before = tasks + told(FIRST, f"{rest} 10", "task: NV-2, status: in_progress")
    lines = shown(before, tasks + told(FIRST, f"{rest} 20"))
    assert lines[-1] == "- Department A: 1 entry corrected, 1 entry withdrawn, as of 2024-07-01"


def test_wording_is_listed_by_field_when_asked_for(shown: Shown) -> None:
    before = SOURCES + work("id: NV-1")
    after = before.replace("Sản phẩm", "Sản phẩm mới").replace("Sở B", "Sở Bê")
    assert shown(before, after) == [
        "### Changes of wording only: 2",
        "- **NV-1** Việc (Department A): deliverable",
        "- **so-b** Sở Bê: name",
    ]
    assert shown(before, after, extent=Extent.USUAL)[1:] == ["- dxplan diff --all lists them"]


def test_dates_and_numbers_are_written_as_the_language_does(shown: Shown) -> None:
    moved = "decisions: [{document: qd-5, date: 2024-09-01, field: due, from: 2024-12-31}]"
    (line,) = shown(SOURCES + work(f"id: NV-1, due: 2025-02-28, {moved}"), language="vi")[1:2]
    assert "(Sở A): 31/12/2024 → 28/2/2025" in line
