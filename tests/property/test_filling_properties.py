"""However rows repeat and vanish, everything that named a row names the copies of that row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.render.exports.filling.addresses import LAST_ROW
from tests.render.exports.filling.forms import filled, read, sheet_in, sheet_of, words_in_xml


@dataclass(frozen=True)
class Repeated:
    """Rows that repeat so many times; what is in them is rows (None) and other loops."""

    times: int
    body: list[Repeated | None]


@dataclass
class Sheet:
    """The rows of a template, numbered, with the tags of their loops."""

    #: What a marker row says, by row; other rows are plain.
    marks: dict[int, str] = field(default_factory=dict)
    #: The loops around every plain row, outermost first.
    loops: dict[int, tuple[str, ...]] = field(default_factory=dict)
    items: dict[str, range] = field(default_factory=dict)
    height: int = 0


BODY = st.recursive(
    st.none(),
    lambda inner: st.builds(Repeated, st.integers(0, 3), st.lists(inner, min_size=1, max_size=3)),
    max_leaves=6,
)
BLOCKS = st.lists(BODY, min_size=1, max_size=5)


def lay(blocks: list[Repeated | None], sheet: Sheet, around: tuple[str, ...] = ()) -> Sheet:
    for block in blocks:
        sheet.height += 1
        if block is None:
            sheet.loops[sheet.height] = around
            continue
        name = f"l{sheet.height}"
        sheet.items[name] = range(block.times)
        sheet.marks[sheet.height] = f"{{% for x{name} in {name} %}}"
        lay(block.body, sheet, (*around, name))
        sheet.height += 1
        sheet.marks[sheet.height] = "{% endfor %}"
    return sheet


def turns(row: int, sheet: Sheet) -> Iterator[str]:
    """Expressions that say in which turn of each loop a row stands."""
    return (f"{each}={{{{ x{each} }}}};" for each in sheet.loops[row])


def path(words: object) -> dict[str, str]:
    return dict(re.findall("(l[0-9]+)=([0-9]+);", str(words)))


@settings(max_examples=60, deadline=None)
@given(blocks=BLOCKS, data=st.data())
def test_references_and_mergers_stay_with_the_rows_they_meant(
    blocks: list[Repeated | None], data: st.DataObject
) -> None:
    sheet = lay(blocks, Sheet())
    targets = {row: data.draw(st.integers(1, sheet.height)) for row in sheet.loops}
    book = sheet_of(
        *(
            [sheet.marks[row]]
            if row in sheet.marks
            else [f"r{row} {{{{ yes }}}} {''.join(turns(row, sheet))}", f"=A{targets[row]}"]
            for row in range(1, sheet.height + 1)
        )
    )
    for row in sheet.loops:
        sheet_in(book).merge_cells(f"C{row}:D{row}")

    result = sheet_in(read(filled(book, yes="", **sheet.items)))

    rows = [(cells[0].value, cells[1].value) for cells in result.iter_rows() if cells[0].value]
    merged = {area.min_row for area in result.merged_cells.ranges}
    assert merged == set(range(1, len(rows) + 1))
    for words, formula in rows:
        source = int(str(words)[1:].split()[0])
        target, here = targets[source], path(words)
        kin = [
            number
            for number, (other, _) in enumerate(rows, start=1)
            if str(other).split()[0] == f"r{target}" and agree(here, path(other))
        ]
        assert formula == f"=A{kin[0] if kin else LAST_ROW}"


def agree(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two rows stand in the same turn of every loop that they share."""
    return all(other[name] == turn for name, turn in one.items() if name in other)


@settings(max_examples=60, deadline=None)
@given(blocks=BLOCKS, data=st.data())
def test_a_range_from_outside_holds_every_copy_of_its_rows_and_no_other(
    blocks: list[Repeated | None], data: st.DataObject
) -> None:
    sheet = lay(blocks, Sheet())
    first = data.draw(st.integers(1, sheet.height))
    last = data.draw(st.integers(first, sheet.height))
    rows = [
        [sheet.marks[row]] if row in sheet.marks else [f"r{row}"]
        for row in range(1, sheet.height + 1)
    ]
    book = sheet_of(*rows, [f"=COUNTA(A{first}:A{last})", "{{ yes }}"])

    result = [row[0] for row in sheet_in(read(filled(book, yes=1, **sheet.items))).values]

    *words, formula = result
    wanted = [n for n, each in enumerate(words, 1) if first <= int(str(each)[1:]) <= last]
    expected = (wanted[0], wanted[-1]) if wanted else (LAST_ROW, LAST_ROW)
    assert formula == "=COUNTA(A{}:A{})".format(*expected)


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_any_text_comes_out_of_a_cell_as_it_went_in(words: str) -> None:
    result = filled(sheet_of(["{{ value }}"]), value=words)
    if words:
        assert words_in_xml(result) == words
    assert result.findings == []
