"""Ids and files of a group are called alike and stand in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from dxplan.catalogue import style as catalogue
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Indicator, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace

#: Of fewer records nobody can tell which is the odd one.
_ENOUGH: Final = 5

_Listed = Task | Indicator


def odd_id(workspace: Workspace) -> Iterator[Finding]:
    """The ids of a group are built alike: the same letters before as many digits."""
    for records in _groups(workspace).values():
        patterns = Counter(_pattern(each.id) for each in records)
        usual, count = patterns.most_common(1)[0]
        if len(records) < _ENOUGH or count * 2 <= len(records):
            continue
        like = next(each for each in records if _pattern(each.id) == usual)
        for record in records:
            if _pattern(record.id) != usual:
                yield finding_at(
                    workspace,
                    catalogue.ODD_ID,
                    Spot(record, ("id",)),
                    text("{id} is not built like the other ids of its group", id=record.id),
                    label=text("the others: like {id}", id=like.id),
                )


def _pattern(name: str) -> tuple[str, int]:
    """How an id is built: what stands before its number, and how many digits that has."""
    letters = name.rstrip("0123456789")
    return letters, len(name) - len(letters)


def ids_out_of_order(workspace: Workspace) -> Iterator[Finding]:
    """The numbers of a group grow from record to record; said of the first that does not."""
    for records in _groups(workspace).values():
        before: dict[tuple[str, int], _Listed] = {}
        for record in records:
            pattern = _pattern(record.id)
            last = before.get(pattern)
            # Ids of one pattern are of one length, so their text is in the order of their numbers.
            if last is not None and record.id < last.id:
                yield finding_at(
                    workspace,
                    catalogue.IDS_OUT_OF_ORDER,
                    Spot(record, ("id",)),
                    text("{id} stands after {other}", id=record.id, other=last.id),
                    also=((text("{id} stands here", id=last.id), Spot(last, ("id",))),),
                )
                break
            before[pattern] = record


def _groups(workspace: Workspace) -> Mapping[tuple[str, str], Sequence[_Listed]]:
    """The tasks of each group and the indicators of each pillar, as they stand in the files."""
    found: defaultdict[tuple[str, str], list[_Listed]] = defaultdict(list)
    for task in workspace.plan.tasks.values():
        found["task", task.group].append(task)
    for indicator in workspace.plan.indicators.values():
        found["indicator", indicator.pillar].append(indicator)
    return found


def file_of_another(workspace: Workspace) -> Iterator[Finding]:
    """A file of tasks that is called like a group holds the tasks of that group."""
    groups = workspace.plan.groups
    for path, document in workspace.documents.items():
        # Of the documents only files of tasks have an origin of their own.
        if id(document) not in workspace.origins or not isinstance(document.data, dict):
            continue
        called, group = PurePosixPath(path).stem, document.data["group"]
        if called != group and called in groups and group in groups:
            yield finding_at(
                workspace,
                catalogue.FILE_OF_ANOTHER,
                Spot(document, ("group",)),
                text("the file is called {name}, its group is {group}", name=called, group=group),
                fix=text(
                    "write group: {name}, or give the file the name of its group", name=called
                ),
                also=(
                    (
                        text("the group {id} is defined here", id=called),
                        Spot(groups[called], ("id",)),
                    ),
                ),
            )
