"""Rows of an annex against the plan: what is new, what changes field by field, what is missing.

A row takes the place of the record whose title it has. The record keeps its id and what only the
plan knows of it: the indicators a task serves, weights, baselines, translations. Everything the
annex can say is taken from the annex, so that no drafted wording survives in a record that is
called transcribed. What a decision has moved since stays as decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from dxplan.catalogue import intake as rules
from dxplan.findings import Finding, Location
from dxplan.intake.annex import Annex
from dxplan.intake.headings import Into
from dxplan.intake.matching import Matches, match
from dxplan.intake.numbering import new_ids
from dxplan.intake.rows import Entry
from dxplan.language import text
from dxplan.model import Basis, Citation, Direction, Indicator, Kind, Plan, Target, Task
from dxplan.workspace import Workspace

Record: TypeAlias = Task | Indicator
Action = Literal["new", "changed", "unchanged"]

#: What an annex can say of a record, in the order in which it is written.
TASK_FIELDS = ("title", "lead", "support", "start", "due", "recurs", "until", "deliverable",
               "basis", "source", "note")  # fmt: skip
INDICATOR_FIELDS = ("name", "unit", "kind", "direction", "owner", "targets",
                    "basis", "source", "note")  # fmt: skip
#: A decision about one of these is one about all of them.
_TIMES = frozenset({"start", "due", "recurs", "until"})
_RANKS = frozenset({"hạng", "thứ hạng", "vị trí", "xếp hạng", "rank"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """Where an import goes: which records, of which group or pillar, citing which source."""

    into: Into
    #: The group of tasks or the pillar of indicators.
    part: str
    #: Id of the source the annex is.
    document: str
    #: Name of the file, for locators.
    file: str
    #: How a row is called in a locator, in the language of the plan.
    row_word: str = "dòng"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a record, before and after."""

    name: str
    old: object
    new: object
    #: The cell it comes from; empty for what the import itself sets.
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a row does to the plan."""

    action: Action
    id: str
    entry: Entry
    #: The record it takes the place of.
    record: Record | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """Everything an import would do, for people to review."""

    aim: Aim
    annex: Annex
    changes: tuple[Change, ...]
    #: Rows that are not taken in because something in them is open.
    open: tuple[Entry, ...]
    #: Records of the group that no row matches and that were not taken from an annex.
    unmatched: tuple[Record, ...]
    #: Those of them that are to be removed.
    removed: tuple[Record, ...]
    findings: tuple[Finding, ...]

    def of(self, action: Action) -> list[Change]:
        """The changes of one kind."""
        return [change for change in self.changes if change.action == action]


def compare(workspace: Workspace, annex: Annex, aim: Aim, *, remove_drafted: bool = False) -> Patch:
    """What taking in these rows means for the plan."""
    plan = workspace.plan
    records = list(_records(plan, aim))
    titles: dict[str, list[Record]] = {}
    for each in records:
        titles.setdefault(title_of(each), []).append(each)
    matches = match(annex.entries, titles)
    ids = new_ids(aim.into, aim.part, [each.id for each in records], _taken(plan))
    findings = list(annex.findings)
    changes, left_open = [], []
    for index, entry in enumerate(annex.entries):
        record = matches.found.get(index)
        problem = _problem(index, entry, record, matches, aim)
        if problem is not None:
            findings.append(problem)
        if problem is not None or not entry.complete:
            left_open.append(entry)
        elif record is None:
            changes.append(_new(next(ids), entry, aim))
        else:
            changes.append(_against(record, entry, aim))
    known = {each.id for each in matches.found.values()}
    known |= {each.id for near in matches.unclear.values() for each in near}
    unmatched = tuple(
        each for each in records if each.id not in known and each.basis is not Basis.TRANSCRIBED
    )
    drafted = tuple(each for each in unmatched if each.basis is Basis.DRAFTED)
    return Patch(
        aim=aim,
        annex=annex,
        changes=tuple(changes),
        open=tuple(left_open),
        unmatched=unmatched,
        removed=drafted if remove_drafted else (),
        findings=tuple(findings),
    )


def title_of(record: Record) -> str:
    """What a record is called."""
    return record.title if isinstance(record, Task) else record.name


def _records(plan: Plan, aim: Aim) -> Iterator[Record]:
    if aim.into == "tasks":
        yield from (task for task in plan.tasks.values() if task.group == aim.part)
    else:
        yield from (each for each in plan.indicators.values() if each.pillar == aim.part)


def _taken(plan: Plan) -> frozenset[str]:
    return frozenset({*plan.tasks, *plan.indicators})


# what a row proposes


def _proposal(entry: Entry, aim: Aim) -> dict[str, object]:
    """The fields of a record as the row has them; None is a field that shall not be there."""
    place = ", ".join(
        part for part in (aim.file, entry.sheet, f"{aim.row_word} {entry.row}") if part
    )
    said: dict[str, object] = dict(entry.values)
    said["basis"] = Basis.TRANSCRIBED
    said["source"] = Citation(document=aim.document, locator=place)
    if aim.into == "tasks":
        said.setdefault("support", ())
        return {name: said.get(name) for name in TASK_FIELDS}
    said["name"] = entry.title
    said["kind"], said["direction"] = _kind(entry), _direction(entry)
    return {name: said.get(name) for name in INDICATOR_FIELDS}


def _new(name: str, entry: Entry, aim: Aim) -> Change:
    fields = tuple(
        FieldChange(name=field, old=None, new=value, place=entry.places.get(_column(field), ""))
        for field, value in _proposal(entry, aim).items()
        if value not in {None, ()}
    )
    return Change(action="new", id=name, entry=entry, record=None, fields=fields)


def _against(record: Record, entry: Entry, aim: Aim) -> Change:
    """A row against the record it stands for."""
    fields = []
    for name, new in _proposal(entry, aim).items():
        old = getattr(record, name)
        if _same(old, new) or _stays(record, entry, name, new):
            continue
        place = entry.places.get(_column(name), "")
        fields.append(FieldChange(name=name, old=old, new=new, place=place))
    action: Action = "changed" if fields else "unchanged"
    return Change(action=action, id=record.id, entry=entry, record=record, fields=tuple(fields))


def _stays(record: Record, entry: Entry, name: str, new: object) -> bool:
    """Whether a field keeps what the plan has, though the row says something else or nothing."""
    if name in {"kind", "direction"} or (name == "owner" and new is None):
        return True
    decided = {decision.field for decision in record.decisions}
    if name in _TIMES and decided & _TIMES:
        return True
    if name == "targets" and any(field.startswith("target") for field in decided):
        return True
    if record.basis is not Basis.TRANSCRIBED or new not in {None, ()}:
        return False
    # A column this annex does not have says nothing about what an earlier one gave.
    return name == "note" or (_column(name) not in entry.columns and name not in entry.values)


def _same(old: object, new: object) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple):
        return [_bare(each) for each in old] == [_bare(each) for each in new]
    return old == new


def _bare(value: object) -> object:
    """A target without its own source: the annex is the source of the whole record."""
    return replace(value, source=None) if isinstance(value, Target) else value


def _column(name: str) -> str:
    """The column of an annex that a field comes from."""
    return {"name": "title", "due": "deadline", "recurs": "deadline", "until": "deadline"}.get(
        name, name
    )


def _kind(entry: Entry) -> Kind:
    unit = str(entry.values.get("unit", ""))
    if unit == "%":
        return "share"
    return "rank" if unit.lower() in _RANKS else "number"


def _direction(entry: Entry) -> Direction | None:
    """Up or down, where a sign, a second target or the nature of a share tells."""
    targets = entry.values.get("targets")
    found = targets if isinstance(targets, tuple) else ()
    signs = {each.comparator for each in found}
    rising, falling = bool(signs & {">", ">="}), bool(signs & {"<", "<="})
    if rising != falling:
        return "up" if rising else "down"
    values = [each.value if each.range is None else each.range.max for each in found]
    numbers = [value for value in values if value is not None and not isinstance(value, bool)]
    if len(numbers) > 1 and numbers[0] != numbers[-1]:
        return "up" if numbers[0] < numbers[-1] else "down"
    whole = 100
    return "up" if _kind(entry) == "share" and whole in numbers else None


# what stands in the way


def _problem(
    index: int, entry: Entry, record: Record | None, matches: Matches[Record], aim: Aim
) -> Finding | None:
    near = matches.unclear.get(index)
    if near is not None:
        names = ", ".join(each.id for each in near)
        message = text("the row resembles {names}, and it is not clear which it is", names=names)
        location = Location(path=entry.place)
        return Finding(rule=rules.UNCLEAR_MATCH, message=message, location=location)
    if aim.into == "tasks" or record is not None or not entry.complete:
        return None
    if "owner" not in entry.values:
        return Finding(
            rule=rules.EMPTY_CELL,
            message=text("no agency answers for the indicator"),
            location=Location(path=entry.place),
            fix=text("name it in the row, or for all rows in a mapping file: owner: …"),
        )
    if _direction(entry) is None:
        return Finding(
            rule=rules.UNCLEAR_DIRECTION,
            message=text("whether the indicator shall rise or fall cannot be told"),
            location=Location(path=entry.places.get("targets", entry.place)),
            fix=text("write the sign into the cell, such as ≥ 80"),
        )
    return None
