"""What texts say: something, something that can be checked, once, and in both languages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from dxplan.catalogue import style as catalogue
from dxplan.findings import Finding
from dxplan.language import Text, marked, text
from dxplan.model import Agency, AgencyGroup, Group, Indicator, Pillar, Task
from dxplan.rules.folding import folded
from dxplan.rules.placing import MOST_PLACES, Spot, finding_at
from dxplan.rules.texts import Complaint, records
from dxplan.scalars import shown
from dxplan.workspace import Workspace

#: Texts that stand for another one, as `folded` has them; nothing but signs becomes "".
_PLACEHOLDERS: Final = frozenset({
    "", "tbd", "tba", "tbc", "todo", "n a", "lorem ipsum", "chưa rõ", "chưa có", "chưa xác định",
    "đang cập nhật", "sẽ cập nhật", "cập nhật sau", "bổ sung sau", "sẽ bổ sung", "không rõ",
})  # fmt: skip
_CROSSES: Final = re.compile(r"x{2,}(?: x{2,})*")
#: No placeholder is longer: most titles need not be looked at.
_LONGEST: Final = 24


def placeholder(words: str, key: str) -> Complaint | None:
    """Texts say something; a unit may be nothing but a sign."""
    if len(words) > _LONGEST:
        return None
    plain = folded(words)
    stands_in = plain in _PLACEHOLDERS or _CROSSES.fullmatch(plain) is not None
    if not stands_in or (key == "unit" and not plain):
        return None
    return Complaint(
        catalogue.PLACEHOLDER,
        text("{key} says only “{words}”", key=key, words=shown(words)),
        text("write what is meant"),
    )


#: Deliverables that name no thing, as `folded` has them.
_VAGUE: Final = frozenset({
    "hoàn thành", "hoàn thành nhiệm vụ", "nhiệm vụ hoàn thành", "nhiệm vụ được hoàn thành",
    "thực hiện", "triển khai", "triển khai thực hiện", "tổ chức thực hiện", "được triển khai",
    "theo kế hoạch", "theo quy định", "theo yêu cầu", "theo tiến độ", "đúng tiến độ", "hiệu quả",
    "kết quả", "kết quả thực hiện", "kết quả triển khai", "có", "đạt", "đạt yêu cầu",
    "thường xuyên",
})  # fmt: skip


def vague_deliverable(workspace: Workspace) -> Iterator[Finding]:
    """A deliverable is a thing that can be seen to exist."""
    for task in workspace.plan.tasks.values():
        if (
            len(task.deliverable) <= len("nhiệm vụ được hoàn thành")
            and folded(task.deliverable) in _VAGUE
        ):
            yield finding_at(
                workspace,
                catalogue.VAGUE_DELIVERABLE,
                Spot(task, ("deliverable",)),
                text("nobody can see whether “{words}” exists", words=task.deliverable),
                fix=text("name the document, the system or the figure that exists in the end"),
            )


def deliverable_is_title(workspace: Workspace) -> Iterator[Finding]:
    """A deliverable is not the title over again."""
    for task in workspace.plan.tasks.values():
        alike = abs(len(task.title) - len(task.deliverable)) <= 2  # noqa: PLR2004 (a sign at the end)
        if alike and folded(task.deliverable) == folded(task.title):
            yield finding_at(
                workspace,
                catalogue.DELIVERABLE_IS_TITLE,
                Spot(task, ("deliverable",)),
                text("the deliverable of {task} repeats its title", task=task.id),
                fix=text("name what exists when the task is completed"),
                also=((text("the title stands here"), Spot(task, ("title",))),),
            )


def twins(workspace: Workspace) -> Iterator[Finding]:
    """No two tasks share title, lead and deadline, and no two indicators name and unit."""
    # Titles are long: only those of one lead and deadline are compared.
    together: defaultdict[tuple[object, ...], list[Task]] = defaultdict(list)
    for task in workspace.plan.tasks.values():
        together[task.lead, task.due, task.recurs, task.until].append(task)
    for tasks in together.values():
        titles: dict[str, Task] = {}
        for task in tasks if len(tasks) > 1 else ():
            first = titles.setdefault(folded(task.title), task)
            if first is not task:
                yield _twin(workspace, task, first, "title")
    indicators: dict[tuple[str, str], Indicator] = {}
    for indicator in workspace.plan.indicators.values():
        other = indicators.setdefault((folded(indicator.name), indicator.unit), indicator)
        if other is not indicator:
            yield _twin(workspace, indicator, other, "name")


def _twin(
    workspace: Workspace, record: Task | Indicator, first: Task | Indicator, key: str
) -> Finding:
    return finding_at(
        workspace,
        catalogue.TWINS,
        Spot(record, (key,)),
        text("{id} is the same as {other}", id=record.id, other=first.id),
        fix=text("take one out, or say in the {key} how they differ", key=key),
        also=((text("first here"), Spot(first, (key,))),),
    )


#: Ways to write one unit.
_SAME_UNIT: Final = {"phần trăm": "%", "percent": "%"}


def unit_two_ways(workspace: Workspace) -> Iterator[Finding]:
    """Every unit is written in one way."""
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    indicators = workspace.plan.indicators.values()
    for indicator in indicators:
        ways[_unit(indicator)][indicator.unit] += 1
    for indicator in indicators:
        usual, _ = ways[_unit(indicator)].most_common(1)[0]
        if indicator.unit != usual:
            yield finding_at(
                workspace,
                catalogue.UNIT_TWO_WAYS,
                Spot(indicator, ("unit",)),
                text(
                    "the unit {unit} is written {usual} elsewhere", unit=indicator.unit, usual=usual
                ),
                fix=text("write {value}", value=usual),
            )


def _unit(indicator: Indicator) -> str:
    plain = " ".join(indicator.unit.casefold().split())
    return _SAME_UNIT.get(plain, plain)


#: Kinds of records with an English name, and what is said when some have none.
_KINDS: Final = {
    Pillar: marked("without an English name: {count} of {all} pillars"),
    Group: marked("without an English name: {count} of {all} groups"),
    Agency: marked("without an English name: {count} of {all} agencies"),
    AgencyGroup: marked("without an English name: {count} of {all} agency groups"),
    Indicator: marked("without an English name: {count} of {all} indicators"),
    Task: marked("without an English title: {count} of {all} tasks"),
}


def half_translated(workspace: Workspace) -> Iterator[Finding]:
    """Where most records of a kind have an English name, all have one."""
    for kind, message in _KINDS.items():
        named = list(workspace.ids(kind).values())
        key = "title_en" if kind is Task else "name_en"
        bare = [each for each in named if getattr(each, key) is None]
        if 0 < len(bare) * 2 < len(named):
            yield finding_at(
                workspace,
                catalogue.HALF_TRANSLATED,
                Spot(bare[0], ("id",)),
                Text(message, {"count": len(bare), "all": len(named)}),
                fix=text("add {key}: …", key=key),
                also=tuple(
                    (text("without one too"), Spot(each, ("id",))) for each in bare[1:MOST_PLACES]
                ),
            )


def untranslated(workspace: Workspace) -> Iterator[Finding]:
    """An English name is not the Vietnamese one; one without accents may well be both."""
    for record in records(workspace):
        key = "name" if hasattr(record, "name") else "title"
        english = getattr(record, f"{key}_en")
        if english is None or english.isascii() or folded(english) != folded(getattr(record, key)):
            continue
        yield finding_at(
            workspace,
            catalogue.UNTRANSLATED,
            Spot(record, (f"{key}_en",)),
            text("{key} is the Vietnamese text", key=f"{key}_en"),
            fix=text("translate it, or take {key} out", key=f"{key}_en"),
        )
