"""Whatever text and whatever number: a workbook gives it back."""

from __future__ import annotations

import io
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from dxplan.intake.xmlparts import parse_xml
from dxplan.render.exports.excel.looks import Look, Looks
from dxplan.render.exports.excel.markup import RowWriter
from dxplan.render.exports.excel.package import Filling, fill_sheets, parts_of
from dxplan.render.exports.excel.page import Entry, Page, Row
from dxplan.render.exports.excel.texts import LONGEST, cell_markup, cut, fits, plain_words
from dxplan.render.exports.excel.values import shown
from dxplan.render.exports.packing import packed
from dxplan.render.notation import Notation

ENGLISH = Notation("en")
#: Surrogates cannot stand in a file, and so in no data.
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex(r"_x[0-9A-Fa-f]{4}_+x?")


@given(TEXTS)
def test_a_text_comes_back_from_the_markup(words: str) -> None:
    read = parse_xml(f"<t>{cell_markup(words)}</t>".encode()).text or ""
    assert plain_words(read) == words


@settings(max_examples=25)
@given(st.lists(TEXTS, min_size=10, max_size=30))
def test_a_text_comes_back_from_a_workbook_as_text(texts: list[str]) -> None:
    book = Workbook()
    page = Page(title="Sheet", notation=ENGLISH, sources={})
    page.rows.append(Row([Entry(words, Look.WORDS) for words in texts]))
    writer = RowWriter(Looks(book, ENGLISH.translate), {})
    filling = Filling(*writer.parts(page, [10.0] * len(texts), lambda: None))
    parts = parts_of(book)
    fill_sheets(parts, [filling])
    (row,) = load_workbook(io.BytesIO(packed(parts)))["Sheet"].iter_rows(max_col=len(texts))
    for words, cell in zip(texts, row, strict=True):
        assert cell.value is None or cell.data_type in {"s", "inlineStr"}
        assert plain_words(str(cell.value or "")) == words


@given(TEXTS, st.text(max_size=20))
def test_a_cut_text_fits_and_begins_as_before(words: str, ending: str) -> None:
    long = words + "đ😀" * LONGEST
    short = cut(long, ending)
    assert fits(short)
    assert short.endswith(ending)
    assert long.startswith(short.removesuffix(ending) if ending else short)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_is_held_to_fifteen_digits_or_is_text(number: Decimal) -> None:
    value = shown(number, "number", ENGLISH).value
    if isinstance(value, str):
        assert value == ENGLISH.number(number)
    else:
        held = Decimal(value or 0)
        assert len(held.normalize().as_tuple().digits) <= 15
        assert abs(held - number) <= abs(number) * Decimal("1E-14")
