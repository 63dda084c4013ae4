"""A reviewed patch to edits of the plan's files, and those to new text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from dxplan.edits import Add, Create, Edit, Put, Remove, Value, revise
from dxplan.intake.compare import Change, Patch
from dxplan.model import Citation, Range, Target
from dxplan.modelines import modeline
from dxplan.records import key_names
from dxplan.workspace import Workspace
from dxplan.yamltext import Data, parse

INDICATORS_FILE = "data/indicators.yaml"


def revised(workspace: Workspace, patch: Patch) -> dict[str, str]:
    """The new text of every file that a patch changes.

    Raises:
        CannotEdit: when a file is written in a way that cannot be changed safely.
    """
    path = home(workspace, patch)
    fresh = path not in workspace.documents
    edits = [*_changes(workspace, patch), *_removals(workspace, patch)]
    added = list(_additions(patch, path))
    if not fresh:
        return revise(workspace.documents, [*edits, *added]) if edits or added else {}
    after = revise(workspace.documents, edits) if edits else {}
    if not added:
        return after
    empty = parse(path, modeline(path) + _empty_file(patch))
    whole = revise({path: empty}, added)[path]
    return after | revise({}, [Create(path=path, text=whole)])


def home(workspace: Workspace, patch: Patch) -> str:
    """The file that new records go into: that of their group, made where there is none."""
    if patch.aim.into == "indicators":
        return INDICATORS_FILE
    for path, document in sorted(workspace.documents.items()):
        data = document.data if path.startswith("data/tasks/") else None
        if isinstance(data, dict) and data.get("group") == patch.aim.part:
            return path
    return f"data/tasks/{patch.aim.part}.yaml"


def raw(value: object) -> Value:
    """A value of a record as a file holds it."""
    match value:
        case Enum():
            return str(value.value)
        case date() | Decimal() | bool() | int():
            return value
        case tuple():
            return [raw(each) for each in value]
        case Citation() | Target() | Range():
            kind: type = type(value)
            pairs = ((name, getattr(value, name)) for name in key_names(kind))
            return {name: raw(each) for name, each in pairs if each is not None}
        case _:
            return str(value)


def _empty_file(patch: Patch) -> str:
    if patch.aim.into == "indicators":
        return "indicators: []\n"
    return f"group: {patch.aim.part}\ntasks: []\n"


def _additions(patch: Patch, path: str) -> Iterator[Edit]:
    for change in patch.of("new"):
        values: dict[str, Value] = {"id": change.id}
        if patch.aim.into == "indicators":
            values["pillar"] = patch.aim.part
        values |= {each.name: raw(each.new) for each in change.fields}
        yield Add(path=path, keys=(patch.aim.into,), value=values)


def _removals(workspace: Workspace, patch: Patch) -> Iterator[Edit]:
    for record in patch.removed:
        origin = workspace.origins[id(record)]
        yield Remove(path=origin.document.path, keys=origin.keys)


def _changes(workspace: Workspace, patch: Patch) -> Iterator[Edit]:
    for change in patch.of("changed"):
        yield from _fields(workspace, change)


def _fields(workspace: Workspace, change: Change) -> Iterator[Edit]:
    """Each field put where it stands, or after the field it follows; absent ones taken out."""
    record = change.record
    if record is None:
        return
    origin = workspace.origins[id(record)]
    path = origin.document.path
    written = _written(origin.document.data, origin.keys)
    gone = {each.name for each in change.fields if each.new in {None, ()}}
    for each in change.fields:
        keys = (*origin.keys, each.name)
        if each.name not in gone:
            after = _before(type(record), each.name, written.keys() - gone)
            yield Put(path=path, keys=keys, value=raw(each.new), after=after)
        elif each.name in written:
            yield Remove(path=path, keys=keys)


def _written(data: Data, keys: tuple[str | int, ...]) -> Mapping[str, Data]:
    """The mapping at `keys`, as the file has it."""
    found: object = data
    for key in keys:
        found = found[key]  # type: ignore[index] # the keys lead through lists and mappings
    return found if isinstance(found, dict) else {}


def _before(kind: type, name: str, present: Collection[str]) -> str | None:
    """The nearest field before `name` that the record has."""
    order = key_names(kind)
    earlier = order[: order.index(name)]
    return next((each for each in reversed(earlier) if each in present), None)
