"""Renumbered records are known again, and what refers to them shows no change of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dxplan.changes import Changes
from dxplan.changes.matching import in_ids_of, match_ids
from dxplan.model import (
    AgencyGroup,
    Baseline,
    Citation,
    Decision,
    Group,
    Handover,
    Indicator,
    Pillar,
    Plan,
    Source,
    Successor,
    Task,
)
from tests.builders import agency, indicator, measured, plan, report, said, target, task
from tests.test_changes import edited, happened, tasks

NAMES = ("Một", "Hai", "Ba", "Bốn", "Năm")


def numbered(*titles: str) -> list[Task]:
    """Tasks with these titles, numbered in their order."""
    return [task(id=f"NV-{n}", title=title) for n, title in enumerate(titles, 1)]


def renumbered(changes: Changes) -> list[tuple[str, str]]:
    return [
        (str(getattr(each.before, "id", "")), str(getattr(each.after, "id", "")))
        for each in changes.renumbered
    ]


def ids(records: Sequence[object]) -> list[str]:
    return [str(getattr(each, "id", "")) for each in records]


def test_a_task_under_another_id_is_one_renumbering() -> None:
    found = edited(
        tasks(task(), reports=[report(tasks=(said(percent=40),))]),
        tasks(task(id="NV-9"), reports=[report(tasks=(said("NV-9", percent=40),))]),
    )
    assert renumbered(found) == [("NV-CQS-001", "NV-9")]
    assert nothing_else(found)


def nothing_else(found: Changes) -> bool:
    """Whether a renumbering is all that happened."""
    rest = (found.added, found.removed, found.other, found.edits, found.reported, found.leads)
    return not any((*rest, found.deadlines, found.targets, found.indicators, happened(found)))


def test_a_renumbered_task_that_moved_on_shows_its_progress() -> None:
    found = edited(
        tasks(task(), reports=[report(tasks=(said(percent=40),))]),
        tasks(task(id="NV-9"), reports=[report(tasks=(said("NV-9", percent=70),))]),
    )
    assert happened(found) == {"progress": ["NV-9"]}
    assert [each.corrected for each in found.reported] == [1]


def test_a_renumbered_task_is_known_by_title_lead_and_deliverable() -> None:
    before = task(title="Xây dựng  Kho dữ liệu")
    after = replace(task(id="NV-9", title="Xây dựng kho dữ liệu", due=date(2026, 1, 1)))
    found = edited(tasks(before), tasks(after))
    assert renumbered(found) == [("NV-CQS-001", "NV-9")]
    assert [each.days for each in found.deadlines] == [185]
    assert [each.field for each in found.edits] == ["title"]


def test_another_title_under_another_id_is_another_task() -> None:
    found = edited(tasks(task()), tasks(task(id="NV-9", title="Việc khác")))
    assert (ids(found.added), ids(found.removed)) == (["NV-9"], ["NV-CQS-001"])
    assert not found.renumbered


def test_an_insertion_shifts_the_numbers_and_adds_one_task() -> None:
    found = edited(tasks(*numbered(*NAMES)), tasks(*numbered("Mới", *NAMES)))
    assert renumbered(found) == [(f"NV-{n}", f"NV-{n + 1}") for n in range(1, 6)]
    assert ids(found.added) == ["NV-1"]
    assert nothing_else(replace(found, added=(), removed=()))


def test_a_removal_shifts_the_numbers_and_removes_one_task() -> None:
    before = tasks(*numbered(*NAMES))
    found = edited(before, tasks(*numbered(*NAMES[1:])))
    assert renumbered(found) == [(f"NV-{n}", f"NV-{n - 1}") for n in range(2, 6)]
    assert found.removed == (before.tasks["NV-1"],)
    assert nothing_else(replace(found, added=(), removed=()))


def test_two_tasks_that_swap_numbers_are_two_renumberings() -> None:
    one, two = numbered("Một", "Hai")
    swapped = [replace(one, id="NV-2"), replace(two, id="NV-1")]
    found = edited(tasks(one, two), tasks(*swapped))
    assert renumbered(found) == [("NV-1", "NV-2"), ("NV-2", "NV-1")]
    assert nothing_else(found)


def test_a_new_title_under_the_same_id_is_wording() -> None:
    found = edited(tasks(*numbered("Một", "Hai")), tasks(*numbered("Một", "Hai mươi")))
    assert [each.field for each in found.edits] == ["title"]
    assert not [*found.renumbered, *found.added, *found.removed]


def test_records_that_look_the_same_are_not_guessed_apart() -> None:
    before = [task(id="NV-1"), task(id="NV-2")]
    found = edited(tasks(*before), tasks(task(id="NV-3")))
    assert not found.renumbered
    assert (ids(found.removed), ids(found.added)) == (["NV-1", "NV-2"], ["NV-3"])


def everything(suffix: str = "") -> Plan:
    """A plan in which every kind of record is referred to, with ids that end in `suffix`."""

    def cited(name: str = "vb") -> Citation:
        return Citation(document=f"{name}{suffix}")

    chosen = indicator(id=f"CT{suffix}", pillar=f"p{suffix}", owner=f"so-x{suffix}")
    chosen = replace(
        chosen,
        source=cited(),
        baseline=Baseline(date=date(2023, 1, 1), value=Decimal(1), source=cited()),
        targets=(replace(target(80), source=cited()),),
    )
    work = task(
        id=f"NV{suffix}",
        lead=f"so-x{suffix}",
        support=(f"nhom{suffix}",),
        serves=(f"CT{suffix}",),
        handovers=(Handover(to=f"so-y{suffix}", date=date(2030, 1, 1), decision=f"vb{suffix}"),),
        decisions=(Decision(document=f"vb{suffix}", date=date(2024, 1, 1), field="due"),),
    )
    told = report(
        agency=f"so-x{suffix}",
        tasks=(said(f"NV{suffix}", percent=50),),
        indicators=(measured(5, indicator=f"CT{suffix}"),),
    )
    heir = (Successor(id=f"so-y{suffix}"),)
    whole = plan(
        agencies=[
            agency(id=f"so-x{suffix}", name="Sở X", until=date(2029, 1, 1), successors=heir),
            agency(id=f"so-y{suffix}", name="Sở Y"),
        ],
        agency_groups=[AgencyGroup(id=f"nhom{suffix}", name="Nhóm", members=(f"so-x{suffix}",))],
        pillars=[Pillar(id=f"p{suffix}", name="Trụ cột")],
        groups=[Group(id=f"g{suffix}", name="Nhóm việc")],
        indicators=[chosen],
        tasks=[replace(work, group=f"g{suffix}", source=cited())],
        reports=[told],
    )
    source = Source(id=f"vb{suffix}", kind="document", title="Văn bản")
    identity = replace(whole.identity, source=cited(), implements=(f"vb{suffix}",))
    return replace(whole, identity=identity, sources={source.id: source})


def test_references_follow_the_records_of_every_kind() -> None:
    before, after = everything(), everything("-moi")
    found = edited(before, after)
    assert sorted(renumbered(found)) == sorted(
        (name, f"{name}-moi") for name in ("CT", "NV", "g", "nhom", "p", "so-x", "so-y", "vb")
    )
    assert nothing_else(found)
    assert in_ids_of(before, match_ids(before, after)) == after


def test_unchanged_records_stay_the_same_objects() -> None:
    whole = tasks(*numbered("Một", "Hai"))
    other = replace(whole, tasks={**whole.tasks, "NV-9": replace(whole.tasks["NV-1"], id="NV-9")})
    del other.tasks["NV-1"]  # type: ignore[attr-defined]  # a dict made here
    mapped = in_ids_of(whole, match_ids(whole, other))
    assert mapped.tasks["NV-2"] is whole.tasks["NV-2"]
    assert in_ids_of(whole, {}) is whole


def test_indicators_are_known_by_name_owner_and_unit() -> None:
    after = replace(indicator(id="CT-9"), targets=(target(90),))
    found = edited(plan(indicators=[indicator()]), plan(indicators=[after]))
    assert renumbered(found) == [("CT-CQS-01", "CT-9")]
    assert [(each.before, each.after) for each in found.targets] == [(target(80), target(90))]
    assert isinstance(found.targets[0].record, Indicator)
