"""One row of an annex: its cells by field, and what each of them says.

What a cell leaves open becomes a finding at that cell. Its row is then incomplete: it is not
taken in, but the record it stands for is not taken for missing either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dxplan.catalogue import intake as rules
from dxplan.findings import Finding, Location, Rule, Severity
from dxplan.intake.choices import Choices
from dxplan.intake.deadlines import Deadline, read_deadline, read_start
from dxplan.intake.headings import Header
from dxplan.intake.names import Names, Piece
from dxplan.intake.reading import Book
from dxplan.intake.spelling import composed, flowed, folded, squeezed, without_number
from dxplan.intake.tables import Cell, Sheet
from dxplan.intake.targets import Aim, read_target
from dxplan.language import Text, marked, text
from dxplan.model import Target
from dxplan.scalars import shown

#: Columns without which no row can become a record, and what a reader calls them.
NEEDED: Mapping[str, str] = {
    "lead": marked("leading agency (Cơ quan chủ trì)"),
    "deliverable": marked("deliverable (Sản phẩm)"),
}
#: Ways of writing the unit that the plan writes "%".
_PERCENT = frozenset({"%", "(%)", "ty le %", "ty le (%)", "phan tram", "percent", "ty le"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a row says of a task or an indicator."""

    sheet: str
    #: As the spreadsheet counts, from 1.
    row: int
    #: By field of the record; absent is what the row does not say.
    values: Mapping[str, object]
    #: Where each was read: `phu-luc.xlsx!Sheet1!D14`.
    places: Mapping[str, str]
    #: The columns its table has.
    columns: frozenset[str] = frozenset()
    #: Whether nothing was left open.
    complete: bool = True

    @property
    def title(self) -> str:
        """What the row is about."""
        return str(self.values.get("title", ""))

    @property
    def place(self) -> str:
        """The cell that names it."""
        return self.places.get("title", "")


@dataclass(slots=True)
class Remarks:
    """Findings at cells, and the text of those cells for messages to quote."""

    book: Book
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    #: Names as written -> the agency found, or for unknown ones the names that are nearest.
    resolved: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(  # noqa: PLR0913 (a finding has that many parts)
        self,
        rule: Rule,
        sheet: Sheet,
        cell: Cell,
        message: Text,
        *,
        part: tuple[int, int] | None = None,
        label: Text | None = None,
        fix: Text | None = None,
    ) -> None:
        """Report something at a cell, or at the part of its text between two offsets."""
        path = self.book.path(sheet, cell.home)
        words = composed(cell.words)
        self.texts[path] = words
        start, end = part or (0, len(words))
        before = words[:start]
        line, column = before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
        shown_part = words[start:end].split("\n")[0]
        location = Location(
            path=path, line=line, column=column, end_line=line, end_column=column + len(shown_part)
        )
        self.findings.append(
            Finding(rule=rule, message=message, location=location, label=label, fix=fix)
        )


class Row:
    """A row under its headings, being read."""

    def __init__(self, sheet: Sheet, number: int, header: Header, remarks: Remarks) -> None:
        self.sheet, self.number, self.header = sheet, number, header
        self.remarks = remarks
        self._cells = sheet.rows[number]
        self.values: dict[str, object] = {}
        self.places: dict[str, str] = {}
        self.complete = True

    def cell(self, name: str) -> Cell | None:
        """The cell of a field; None where the table has no such column."""
        column = self.header.columns.get(name)
        return None if column is None else self._cells[column]

    def value_cell(self, name: str) -> Cell | None:
        """The cell of a field when it holds a value; a formula or an error is reported."""
        cell = self.cell(name)
        if cell is None or not cell:
            return None
        self.places[name] = self.remarks.book.path(self.sheet, cell.home)
        if cell.form in {"formula", "error"}:
            message = (
                text("a formula stands in place of a value")
                if cell.form == "formula"
                else text("an error stands in place of a value")
            )
            self.refuse(rules.NOT_A_VALUE, cell, message, fix=text("paste the value"))
            return None
        return cell

    def refuse(
        self,
        rule: Rule,
        cell: Cell,
        message: Text,
        *,
        part: tuple[int, int] | None = None,
        label: Text | None = None,
        fix: Text | None = None,
    ) -> None:
        """Report something about the row; an error leaves it incomplete."""
        self.remarks.add(rule, self.sheet, cell, message, part=part, label=label, fix=fix)
        if rule.severity is Severity.ERROR:
            self.complete = False

    def words(self, name: str, *, needed: Text | None = None) -> str | None:
        """The text of a field on one line; where it is `needed` and empty, that is reported."""
        cell = self.value_cell(name)
        words = flowed(cell.words) if cell is not None else ""
        if words:
            self.values[name] = words
            return words
        if needed is not None:
            self.miss(name, needed)
        return None

    def miss(self, name: str, message: Text) -> None:
        """Report an empty cell; formulas and columns every table needs were reported already."""
        cell = self.cell(name)
        reported = cell.form in {"formula", "error"} if cell is not None else name in NEEDED
        if reported:
            self.complete = False
        else:
            title = self.cell("title")
            where = cell if cell is not None else title
            self.refuse(rules.EMPTY_CELL, where if where is not None else self._cells[0], message)

    def entry(self) -> Entry:
        """What has been read."""
        return Entry(
            sheet=self.sheet.name,
            row=self.number + 1,
            values=self.values,
            places=self.places,
            columns=frozenset(self.header.columns),
            complete=self.complete,
        )


def read_task(row: Row, names: Names) -> Entry:
    """A task: who does what by when, and what exists afterwards."""
    _title(row, text("the task has no title"))
    _lead(row, names)
    cell = row.value_cell("support")
    if cell is not None:
        found = _resolved(row, cell, names)
        row.values["support"] = tuple(each for each in found if each != row.values.get("lead"))
    _deadline(row)
    row.words("deliverable", needed=text("the task has no deliverable"))
    row.words("note")
    return row.entry()


def read_indicator(row: Row, names: Names, choices: Choices) -> Entry:
    """An indicator: what is measured in which unit, and what it shall reach."""
    _title(row, text("the indicator has no name"))
    unit = row.words("unit")
    if unit is not None and folded(unit) in _PERCENT:
        unit = "%"
    row.values["targets"], units = _targets(row, unit)
    if unit is None:
        unit = units.pop() if len(units) == 1 else None
    if unit is None:
        row.miss("unit", text("the indicator has no unit"))
    else:
        row.values["unit"] = unit
    cell = row.value_cell("owner")
    if cell is not None:
        found = _resolved(row, cell, names)
        if len(found) > 1:
            _too_many(row, cell, found)
        elif found:
            row.values["owner"] = found[0]
    elif choices.owner is not None:
        row.values["owner"] = choices.owner
    row.words("note")
    return row.entry()


def _title(row: Row, missing: Text) -> None:
    title = row.words("title", needed=missing)
    if title is not None and "number" not in row.header.columns:
        row.values["title"] = without_number(title)


def _lead(row: Row, names: Names) -> None:
    cell = row.value_cell("lead")
    if cell is None:
        row.miss("lead", text("the task has no leading agency"))
        return
    found = _resolved(row, cell, names)
    if len(found) > 1:
        _too_many(row, cell, found)
    elif found:
        row.values["lead"] = found[0]
    elif row.complete:
        row.refuse(rules.EMPTY_CELL, cell, text("the task has no leading agency"))


def _too_many(row: Row, cell: Cell, found: tuple[str, ...]) -> None:
    message = text("{count} agencies stand where one leads", count=len(found))
    row.refuse(
        rules.SEVERAL_LEADS, cell, message, label=text("read as: {names}", names=", ".join(found))
    )


def _resolved(row: Row, cell: Cell, names: Names) -> tuple[str, ...]:
    """The agencies a cell names, each once; what names none or several is reported."""
    found: list[str] = []
    for piece in names.read(cell.words):
        if len(piece.found) == 1:
            found += piece.found
            row.remarks.resolved[squeezed(piece.written)] = piece.found[0]
        else:
            row.remarks.unknown[squeezed(piece.written)] = piece.found or piece.nearest
            _unresolved(row, cell, piece)
    return tuple(dict.fromkeys(found))


def _unresolved(row: Row, cell: Cell, piece: Piece) -> None:
    part = (piece.start, piece.end)
    if piece.found:
        message = text("{name} can mean several agencies", name=shown(piece.written))
        label = text("among them: {names}", names=", ".join(piece.found))
        row.refuse(rules.AMBIGUOUS_NAME, cell, message, part=part, label=label)
        return
    message = text("{name} is not an agency of the plan", name=shown(piece.written))
    fix = None
    if piece.nearest:
        fix = text("did you mean {name}?", name=" / ".join(piece.nearest))
    row.refuse(rules.UNKNOWN_NAME, cell, message, part=part, fix=fix)


def _deadline(row: Row) -> None:
    cell = row.value_cell("deadline")
    deadline = Deadline() if cell is None else read_deadline(cell)
    if cell is not None and deadline is None:
        message = text("{value} cannot be read as a deadline", value=shown(squeezed(cell.words)))
        fix = text("write a date, “Quý IV/2024”, “2024 - 2025” or “Hằng năm”")
        row.refuse(rules.UNREAD_DEADLINE, cell, message, fix=fix)
        return
    blank = row.cell("deadline")
    if cell is None and blank is not None and not blank:
        row.refuse(rules.NO_DEADLINE, blank, text("the task has no deadline"))
    for name in ("start", "due", "recurs", "until"):
        value = getattr(deadline, name)
        if value is not None:
            row.values[name] = value
            row.places[name] = row.places["deadline"]
    _start(row)


def _start(row: Row) -> None:
    """The beginning, where it has a column of its own."""
    cell = row.value_cell("start")
    if cell is None:
        return
    day = read_start(cell)
    if day is None:
        message = text("{value} cannot be read as a beginning", value=shown(squeezed(cell.words)))
        row.refuse(rules.UNREAD_DEADLINE, cell, message)
    else:
        row.values["start"] = day


def _targets(row: Row, unit: str | None) -> tuple[tuple[Target, ...], set[str]]:
    """The targets of a row by year, and the units they name."""
    targets, units = [], set()
    for name in sorted(filter(str.isdigit, row.header.columns)):
        cell = row.value_cell(name)
        if cell is None or squeezed(cell.words) in {"-", "–", "x"}:
            continue
        aim = read_target(cell, unit)
        if aim is None or not _agrees(aim.unit, unit):
            _unread_target(row, cell, aim, unit)
            continue
        if aim.unit is not None:
            units.add(aim.unit)
        targets.append(
            Target(year=int(name), comparator=aim.comparator, value=aim.value, range=aim.range)
        )
        row.places.setdefault("targets", row.places[name])
    if not targets and row.complete:
        row.refuse(rules.EMPTY_CELL, _first_year(row), text("the indicator has no target"))
    return tuple(targets), units


def _first_year(row: Row) -> Cell:
    years = sorted(filter(str.isdigit, row.header.columns))
    cell = row.cell(years[0]) if years else row.cell("title")
    return cell if cell is not None else row.sheet.rows[row.number][0]


def _agrees(found: str | None, unit: str | None) -> bool:
    return found is None or unit is None or folded(found) == folded(unit)


def _unread_target(row: Row, cell: Cell, aim: Aim | None, unit: str | None) -> None:
    value = shown(squeezed(cell.words))
    if aim is not None:
        message = text("{value} is not in the unit of the row, {unit}", value=value, unit=unit)
        row.refuse(rules.UNREAD_TARGET, cell, message)
        return
    message = text("{value} cannot be read as a target", value=value)
    row.refuse(rules.UNREAD_TARGET, cell, message, fix=text("write “≥ 80%” or “7 - 7,5%”"))
