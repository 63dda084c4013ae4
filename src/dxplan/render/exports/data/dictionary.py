"""`README.md` of a data package: the data dictionary, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dxplan.language import Text, marked
from dxplan.render.exports.data.descriptor import description, package_title
from dxplan.render.notation import Notation
from dxplan.render.tables import markdown_text
from dxplan.render.wording import worded
from dxplan.views.dataset import SCHEMAS, Column, Dataset, Schema, Table
from dxplan.views.words import WORDS

_LANGUAGES = (Notation("vi"), Notation("en"))

#: What a reader must know before using the tables.
_HINTS = (
    marked(
        "The files are UTF-8 without a byte order mark, with commas between values, a decimal"
        " point, dates as YYYY-MM-DD, and true or false. An empty cell is what nobody knows or"
        " what does not apply; it is never 0."
    ),
    marked(
        "Texts stand letter by letter as in the plan, also where they begin with =, +, - or @. Do"
        " not open the files with a double click; in Excel choose Data, From Text/CSV, file origin"
        " 65001 (UTF-8), and no detection of data types."
    ),
    marked(
        "Keys hold: every reference leads to a row of this package. In the order below a database"
        " can take the tables one after the other."
    ),
    marked(
        "The day, the selection, the revision of the data and its fingerprint stand in"
        " datapackage.json under dxplan."
    ),
    marked(
        "No licence is stated here for the data: the conditions of the plan and of its sources"
        " hold."
    ),
)
_OVERVIEW = (marked("Table"), marked("Rows"), marked("What it holds"))
_COLUMNS = (marked("Column"), marked("Type"), marked("Meaning"), marked("Values"))
_MAY_BE_EMPTY = marked("may be empty")


def dictionary(dataset: Dataset) -> str:
    """The data dictionary of a package, first in Vietnamese and then in English."""
    return "\n".join(line for notation in _LANGUAGES for line in _part(dataset, notation))


def _part(dataset: Dataset, notation: Notation) -> Iterator[str]:
    yield f"# {markdown_text(package_title(dataset, notation.language))}\n"
    yield f"{_prose(description(dataset), notation)}\n"
    yield from (f"- {_prose(Text(hint), notation)}" for hint in _HINTS)
    yield ""
    yield from _grid(_OVERVIEW, (_overview(table, notation) for table in dataset.tables), notation)
    yield from tables_section(notation)


def tables_section(notation: Notation, heading: str = "##") -> Iterator[str]:
    """Every table with all its columns, in Markdown; those of the key in bold."""
    for schema in SCHEMAS:
        yield f"{heading} `{schema.name}`\n"
        yield f"{_prose(Text(schema.about.meaning), notation)}\n"
        rows = (_column(column, schema, notation) for column in schema.columns)
        yield from _grid(_COLUMNS, rows, notation)


def _prose(words: Text, notation: Notation) -> str:
    return markdown_text(worded(words, notation))


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]], notation: Notation) -> Iterator[str]:
    """A table whose cells are Markdown already."""
    yield _line(map(notation.translate, heads))
    yield _line("---" for _ in heads)
    yield from map(_line, rows)
    yield ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _overview(table: Table, notation: Notation) -> Sequence[str]:
    about = table.schema.about
    rows = notation.number(len(table.rows))
    return f"`{about.name}`", rows, _prose(Text(about.meaning), notation)


def _column(column: Column, schema: Schema, notation: Notation) -> Sequence[str]:
    name = f"`{column.name}`"
    return (
        f"**{name}**" if column.name in schema.about.key else name,
        column.kind,
        _prose(Text(column.meaning), notation),
        "; ".join(_values(column, notation)),
    )


def _values(column: Column, notation: Notation) -> Iterator[str]:
    """What can stand in a column."""
    least, most = column.within.least, column.within.most
    if column.refers_to is not None:
        yield f"→ `{column.refers_to}`"
    for word in column.words:
        yield f"`{word}` {notation.word(word)}" if word in WORDS else f"`{word}`"
    if least is not None:
        yield f"≥ {least}" if most is None else f"{least}–{most}"
    if column.unit is not None:
        yield column.unit
    if not column.required:
        yield notation.translate(_MAY_BE_EMPTY)
