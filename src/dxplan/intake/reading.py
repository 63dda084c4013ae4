"""A file's bytes to sheets of cells, whatever kind of file it is."""

from __future__ import annotations

from dataclasses import dataclass

from dxplan.intake.preflight import kind_of
from dxplan.intake.tables import Grid, Sheet, build_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What a file holds."""

    #: Name of the file, without its folder.
    name: str
    sheets: list[Sheet]
    #: Whether some values come from other workbooks.
    external: bool = False

    def path(self, sheet: Sheet, address: str) -> str:
        """How a cell is named in messages: `phu-luc.xlsx!Sheet1!D14`."""
        return "!".join(part for part in (self.name, sheet.name, address) if part)


def read_book(name: str, raw: bytes, *, table_word: str = "Table") -> Book:
    """The sheets of a file, or of a document its tables, which `table_word` names.

    Raises:
        CannotRead: with the one reason why the file is not read.
    """
    kind, package = kind_of(name, raw)
    external = False
    found: list[Grid]
    if kind == "xlsx" and package is not None:
        from dxplan.intake.xlsx import read_xlsx  # noqa: PLC0415 (only what the file needs)

        found, external = read_xlsx(package)
    elif kind == "ods" and package is not None:
        from dxplan.intake.ods import read_ods  # noqa: PLC0415

        found = read_ods(package)
    elif kind == "docx" and package is not None:
        from dxplan.intake.docx import read_docx  # noqa: PLC0415

        found = read_docx(package, table_word)
    elif kind == "xls":
        from dxplan.intake.xls import read_xls  # noqa: PLC0415

        found, external = read_xls(raw)
    else:
        from dxplan.intake.csvtext import read_csv  # noqa: PLC0415

        found = [read_csv(raw)]
    sheets = [build_sheet(grid, table=kind == "docx") for grid in found]
    return Book(name=name, sheets=sheets, external=external)
