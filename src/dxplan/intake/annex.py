"""Sheets to rows: which tables are read, and which of their rows are tasks or indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dxplan.catalogue import intake as rules
from dxplan.findings import Finding, Location
from dxplan.intake.choices import Choices
from dxplan.intake.headings import (
    IGNORED,
    Header,
    Into,
    Vocabulary,
    find_header,
    header_at,
    is_numbering,
    is_one_cell,
)
from dxplan.intake.names import Names
from dxplan.intake.reading import Book
from dxplan.intake.rows import NEEDED, Entry, Remarks, Row, read_indicator, read_task
from dxplan.intake.spelling import squeezed
from dxplan.intake.tables import Cell, Sheet
from dxplan.language import Text, text
from dxplan.model import Plan

#: Columns of which one must be filled, or the row is the name of a section.
_SAYING: Mapping[Into, frozenset[str]] = {
    "tasks": frozenset({"lead", "support", "start", "deadline", "deliverable"}),
    "indicators": frozenset({"unit", "owner"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was read: where, and what its columns were taken for."""

    sheet: str
    #: Field -> heading as written.
    columns: Mapping[str, str]
    #: Headings of columns that were not read.
    unread: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """What a file says, row by row, and what it leaves open."""

    entries: tuple[Entry, ...]
    tables: tuple[Table, ...]
    #: Rows taken for names of sections, with their cells.
    sections: tuple[tuple[str, str], ...]
    #: Sheets in which no table was found, or that are hidden.
    skipped: tuple[str, ...]
    findings: tuple[Finding, ...]
    #: Text of the cells that findings are about.
    texts: Mapping[str, str] = field(default_factory=dict)
    #: Names as written -> the agency each was taken for.
    resolved: Mapping[str, str] = field(default_factory=dict)
    #: Names nobody is known by -> the nearest ones.
    unknown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def learned(self, choices: Choices) -> Choices:
        """The choices given and those made in reading, for the next annex."""
        columns: dict[str, str] = {}
        for table in self.tables:
            columns |= {heading: name for name, heading in table.columns.items()}
            columns |= dict.fromkeys(table.unread, IGNORED)
        return Choices(
            columns={**columns, **choices.columns},
            names={**self.resolved, **choices.names},
            owner=choices.owner,
        )


def read_annex(
    book: Book, into: Into, plan: Plan, choices: Choices, sheet: str | None = None
) -> Annex:
    """The rows of all visible sheets that hold a table, or of the one sheet that is named."""
    reader = _Reader(book, into, plan, choices)
    for each in book.sheets:
        if sheet is None and each.hidden:
            reader.skipped.append(each.name)
        elif sheet in {None, each.name}:
            reader.read_sheet(each)
    return reader.annex(sheet)


class _Reader:
    """Goes through the sheets of a book."""

    def __init__(self, book: Book, into: Into, plan: Plan, choices: Choices) -> None:
        self._into: Into = into
        self._book, self._choices = book, choices
        self._names = Names(plan, choices.names)
        years = plan.identity.target_years
        self._known = Vocabulary(into=into, years=years, choices=choices.by_heading())
        self._remarks = Remarks(book)
        self._entries: list[Entry] = []
        self._tables: list[Table] = []
        self._sections: list[tuple[str, str]] = []
        self.skipped: list[str] = []

    def annex(self, sheet: str | None) -> Annex:
        """What has been read."""
        findings = self._remarks.findings
        if not self._tables:
            findings.append(self._no_headings(sheet))
        if self._book.external:
            message = text("the workbook takes values from other workbooks")
            location = Location(path=self._book.name)
            findings.append(Finding(rule=rules.LINKED_WORKBOOK, message=message, location=location))
        return Annex(
            entries=tuple(self._entries),
            tables=tuple(self._tables),
            sections=tuple(self._sections),
            skipped=tuple(self.skipped),
            findings=tuple(findings),
            texts=self._remarks.texts,
            resolved=self._remarks.resolved,
            unknown=self._remarks.unknown,
        )

    def read_sheet(self, sheet: Sheet) -> None:
        """Read the tables of a sheet: headings that come again begin the next."""
        header = find_header(sheet, self._known)
        if header is None:
            self.skipped.append(sheet.name)
            return
        self._check_columns(sheet, header)
        before, row = len(self._entries), header.last + 1
        first = header
        while row < len(sheet.rows):
            again = header_at(sheet, row, self._known)
            if again is not None:
                header, row = again, again.last + 1
                continue
            self._read_row(sheet, row, header)
            row += 1
        self._tables.append(_table(sheet, first, len(self._entries) - before))

    def _read_row(self, sheet: Sheet, number: int, header: Header) -> None:
        cells = sheet.rows[number]
        if not any(cells) or (number <= header.last + 1 and is_numbering(cells)):
            return
        row = Row(sheet, number, header, self._remarks)
        title = row.cell("title")
        if is_one_cell(cells) or not self._says_something(row):
            self._sections.append(self._section(sheet, cells))
        elif title is not None and _goes_on(sheet, number, title):
            self._report_continued(sheet, number, header)
        else:
            row.complete = not header.doubled
            self._entries.append(self._entry(row))

    def _entry(self, row: Row) -> Entry:
        if self._into == "tasks":
            return read_task(row, self._names)
        return read_indicator(row, self._names, self._choices)

    def _says_something(self, row: Row) -> bool:
        """Whether a row holds more than a name: a value that is not merged with its title."""
        title = row.cell("title")
        for name in row.header.columns:
            if name in _SAYING[self._into] or name.isdigit():
                cell = row.cell(name)
                if cell and (title is None or cell.home != title.home):
                    return True
        return False

    def _section(self, sheet: Sheet, cells: Sequence[Cell]) -> tuple[str, str]:
        parts = {cell.home: squeezed(cell.words) for cell in cells if cell}
        first = next(iter(parts))
        return self._book.path(sheet, first), " ".join(parts.values())

    def _report_continued(self, sheet: Sheet, number: int, header: Header) -> None:
        """A row under a title that is merged downwards: the same task, or another?"""
        above = sheet.rows[number - 1]
        for name, column in header.columns.items():
            cell = sheet.rows[number][column]
            own = cell and cell.home != above[column].home
            if own and name not in {"title", "number"}:
                self._remarks.add(
                    rules.CONTINUED_ROW,
                    sheet,
                    cell,
                    text("the row goes on with the title of the row above"),
                    fix=text("write one row for each task"),
                )
                self._spoil_last()
                return

    def _spoil_last(self) -> None:
        if self._entries:
            self._entries[-1] = replace(self._entries[-1], complete=False)

    def _check_columns(self, sheet: Sheet, header: Header) -> None:
        """Report columns that are needed and missing, and meanings that two columns claim."""
        heads = sheet.rows[header.last]
        for columns in header.doubled.values():
            names = " / ".join(f"“{header.headings[each]}”" for each in columns)
            message = text("two columns claim to be the same: {names}", names=names)
            self._remarks.add(rules.UNCLEAR_COLUMN, sheet, heads[columns[1]], message)
        needed = NEEDED if self._into == "tasks" else {}
        for name, called in needed.items():
            if name not in header.columns:
                first = heads[header.columns["title"]]
                message = text("no column for the {name} was found", name=Text(called))
                fix = text("unread headings: {names}", names=_unread_names(header) or "—")
                self._remarks.add(rules.UNCLEAR_COLUMN, sheet, first, message, fix=fix)

    def _no_headings(self, sheet: str | None) -> Finding:
        message = (
            text("no table of tasks was found")
            if self._into == "tasks"
            else text("no table of indicators was found")
        )
        path = f"{self._book.name}!{sheet}" if sheet else self._book.name
        wanted = (
            text("its headings are “Nhiệm vụ” with “Cơ quan chủ trì” or “Sản phẩm”")
            if self._into == "tasks"
            else text("its headings are “Chỉ tiêu” with “Đơn vị tính” or a year of the plan")
        )
        location = Location(path=path)
        return Finding(rule=rules.NO_HEADINGS, message=message, location=location, fix=wanted)


def _goes_on(sheet: Sheet, number: int, title: Cell) -> bool:
    """Whether the title is merged with one in a row above."""
    return title.inherited and any(cell.home == title.home for cell in sheet.rows[number - 1])


def _table(sheet: Sheet, header: Header, rows: int) -> Table:
    columns = {name: header.headings[column] for name, column in header.columns.items()}
    unread = tuple(_unread(header))
    return Table(sheet=sheet.name, columns=columns, unread=unread, rows=rows)


def _unread(header: Header) -> list[str]:
    read = set(header.columns.values())
    known = {header.headings[column] for column in read}
    return [
        words
        for column, words in header.headings.items()
        if column not in read and words not in known
    ]


def _unread_names(header: Header) -> str:
    return ", ".join(f"“{each}”" for each in _unread(header))
