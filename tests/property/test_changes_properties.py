"""What holds of the changes between any two states."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from dxplan.catalogue.example import PLAN, files
from dxplan.changes import Changes, Snapshot, compare
from dxplan.changes.matching import in_ids_of
from dxplan.changes.sorts import Course
from dxplan.figures import measure
from dxplan.load import load
from dxplan.model import Indicator, Plan, Task
from dxplan.states import Progress, Timeliness
from dxplan.workspace import Workspace
from tests.property.plans import DAYS, plans, quick


def seen(whole: Plan, day: date) -> Snapshot:
    return Snapshot(workspace=Workspace(root=Path(), plan=whole), as_of=day)


def named_apart(whole: Plan) -> Plan:
    """The plan with a title for each task, by which it can be known again."""
    return replace(
        whole,
        tasks={name: replace(each, title=f"Việc {name}") for name, each in whole.tasks.items()},
        indicators={
            name: replace(each, name=f"Chỉ tiêu {name}") for name, each in whole.indicators.items()
        },
    )


def ids(records: Iterable[object]) -> list[str]:
    return [str(getattr(each, "id", "")) for each in records]


def changed(changes: Changes, course: Course) -> set[str]:
    return {each.after.task.id for each in changes.courses[course]}


def others(changes: Changes) -> list[tuple[str, str]]:
    """Other facts; a lead handed over one way is written back the other way."""
    return [
        (each.record.id, each.field)
        for each in changes.other
        if isinstance(each.record, Task | Indicator) and each.field not in {"lead", "handovers"}
    ]


@quick
@given(whole=plans(), day=DAYS)
def test_nothing_differs_from_itself(whole: Plan, day: date) -> None:
    assert compare(seen(whole, day), seen(whole, day)).empty
    once = seen(whole, day)
    assert compare(once, once).empty


@quick
@given(whole=plans(), day=DAYS, data=st.data())
def test_the_order_of_records_means_nothing(whole: Plan, day: date, data: st.DataObject) -> None:
    def turned(records: Any) -> dict[str, Any]:
        return dict(data.draw(st.permutations(list(records.items()))))

    shuffled = replace(
        whole,
        tasks=turned(whole.tasks),
        indicators=turned(whole.indicators),
        agencies=turned(whole.agencies),
        groups=turned(whole.groups),
    )
    assert compare(seen(whole, day), seen(shuffled, day)).empty


@quick
@given(one=plans(), two=plans(), day=DAYS)
def test_what_is_added_one_way_is_removed_the_other_way(one: Plan, two: Plan, day: date) -> None:
    there = compare(seen(named_apart(one), day), seen(named_apart(two), day))
    back = compare(seen(named_apart(two), day), seen(named_apart(one), day))
    assert ids(there.added) == ids(back.removed)
    assert ids(there.removed) == ids(back.added)
    assert [(each.before, each.after) for each in there.figures] == [
        (each.after, each.before) for each in back.figures
    ]
    assert [each.record.id for each in there.leads] == [each.record.id for each in back.leads]
    assert len(there.deadlines) == len(back.deadlines)
    assert others(there) == others(back)


@quick
@given(whole=plans(), day=DAYS, data=st.data())
def test_a_renumbering_is_nothing_but_one(whole: Plan, day: date, data: st.DataObject) -> None:
    before = named_apart(whole)
    numbers = data.draw(st.permutations([f"NV-{n}" for n in range(10)]))
    names = dict(zip(before.tasks, numbers, strict=False))
    after = in_ids_of(before, {Task: names})
    found = compare(seen(before, day), seen(after, day))
    moved = sorted([old, new] for old, new in names.items() if old != new)
    assert sorted(ids([each.before, each.after]) for each in found.renumbered) == moved
    assert replace(found, renumbered=()).empty


@quick
@given(whole=plans(), first=DAYS, last=DAYS)
def test_courses_account_for_every_task_that_changed_class(
    whole: Plan, first: date, last: date
) -> None:
    one = seen(whole, first)
    found = compare(one, replace_day(one, last))
    before, after = (measure(whole, day).task_states for day in (first, last))
    late = [
        {name for name, each in states.items() if each.timeliness is Timeliness.OVERDUE}
        for states in (before, after)
    ]
    assert changed(found, Course.OVERDUE) == late[1] - late[0]
    done = [
        {n for n, each in states.items() if each.counts and each.progress is Progress.COMPLETED}
        for states in (before, after)
    ]
    assert changed(found, Course.COMPLETED) == done[1] - done[0]
    moved = {
        name
        for name, old in before.items()
        if (old.progress, old.percent) != (after[name].progress, after[name].percent)
        and old.rhythm is None
        and after[name].rhythm is None
    }
    told = set().union(*(changed(found, course) for course in Course))
    assert moved <= told


def replace_day(snapshot: Snapshot, day: date) -> Snapshot:
    return Snapshot(workspace=snapshot.workspace, as_of=day)


@quick
@given(whole=plans(), first=DAYS, last=DAYS)
def test_a_task_stands_in_no_two_groups_that_exclude_each_other(
    whole: Plan, first: date, last: date
) -> None:
    one = seen(whole, first)
    found = compare(one, replace_day(one, last))
    apart = (Course.COMPLETED, Course.SUSPENDED, Course.CANCELLED, Course.RESUMED, Course.PROGRESS)
    members = [changed(found, course) for course in apart]
    assert sum(map(len, members)) == len(set().union(*members))
    assert not changed(found, Course.REOPENED) & changed(found, Course.COMPLETED)


#: More than the example plan has, so that there is an order to change.
MORE = """\
# data/tasks/ktx.yaml
group: cqs
tasks:
  - id: NV-CQS-002
    title: Kho dữ liệu dùng chung
    title_en: Shared data store
    lead: so-b
    due: 2024-03-31
    deliverable: "Kho: dữ liệu, 'dùng chung'"
    serves: [CT-CQS-01]
    weight: 2.50
    basis: announced
    source: vb-1
    decisions:
      - {document: 5/QĐ, date: 2024-02-01, field: due, from: 2023-12-31, to: 2024-03-31}
  - id: NV-CQS-003
    title: Giao ban tháng
    lead: departments
    recurs: monthly
    deliverable: Thông báo
    basis: drafted
    source: {document: vb-1, locator: trang 3}
# data/reports/2024-04-30/so-b.yaml
as_of: 2024-04-30
agency: so-b
tasks:
  - {task: NV-CQS-002, status: completed, completed_on: 2024-04-02, evidence: [1/BC, "2/BC"]}
  - {task: NV-CQS-003, status: in_progress, note: "no"}
"""


@st.composite
def rewritten(draw: st.DrawFn) -> dict[str, bytes]:
    """The same plan written by another hand: order, quotes, flow, comments, names of files."""
    found: dict[str, bytes] = {}
    for path, content in files(PLAN + MORE).items():
        data = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 (text only, as dxplan reads it)
        for key, rows in data.items():
            if isinstance(rows, list):
                data[key] = draw(st.permutations(rows))
        words = yaml.dump(
            {key: data[key] for key in draw(st.permutations(list(data)))},
            allow_unicode=True,
            default_flow_style=draw(st.sampled_from([True, False, None])),
            default_style=draw(st.sampled_from([None, '"', "'"])),
            width=draw(st.sampled_from([40, 1000])),
            sort_keys=draw(st.booleans()),
        )
        remark = draw(st.sampled_from(["", "# ghi chú\n\n"]))
        folder, _, name = path.rpartition("/")
        if folder.startswith(("data/tasks", "data/reports")):
            name = draw(st.sampled_from(["a-", ""])) + name
        found[f"{folder}/{name}"] = f"{remark}{words}{remark}".encode()
    return found


def write(root: Path, content: dict[str, bytes]) -> Workspace:
    for path, raw in content.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    workspace, findings = load(root)
    assert findings == []
    return workspace


@quick
@given(content=rewritten(), day=st.sampled_from([date(2024, 3, 1), date(2024, 7, 1)]))
def test_another_hand_changes_no_figure_and_makes_no_difference(
    content: dict[str, bytes], day: date
) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        before, after = write(Path(one), files(PLAN + MORE)), write(Path(two), content)
    found = compare(Snapshot(workspace=before, as_of=day), Snapshot(workspace=after, as_of=day))
    assert found.empty
    measures = [measure(each.plan, day) for each in (before, after)]
    assert measures[0].tasks == measures[1].tasks
    assert measures[0].indicators == measures[1].indicators
