"""A row under its headings: its cells by field, and what is read of them so far."""

from __future__ import annotations

from collections.abc import Mapping

from dxplan.catalogue import intake as rules
from dxplan.findings import Rule, Severity
from dxplan.intake.headings import Header
from dxplan.intake.rows.entry import Entry
from dxplan.intake.rows.remarks import Remarks
from dxplan.intake.spelling import flowed, without_number
from dxplan.intake.tables import Cell, Sheet
from dxplan.language import Text, marked, text

#: Columns without which no row can become a record, and what a reader calls them.
NEEDED: Mapping[str, str] = {
    "lead": marked("leading agency (Cơ quan chủ trì)"),
    "deliverable": marked("deliverable (Sản phẩm)"),
}


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


def read_title(row: Row, missing: Text) -> None:
    """What the row is about; without a column of numbers, a number before it is left out."""
    title = row.words("title", needed=missing)
    if title is not None and "number" not in row.header.columns:
        row.values["title"] = without_number(title)
