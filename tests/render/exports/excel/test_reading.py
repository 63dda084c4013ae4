"""A workbook taken apart again."""

from __future__ import annotations

import pytest

from dxplan.render.exports.excel import contents, stamp_in
from dxplan.render.exports.packing import packed
from dxplan.render.exports.stamp import stamp_text
from dxplan.render.notation import Notation
from tests.render.exports.excel.samples import content, parts, report


def test_the_stamp_is_found_as_it_was_written() -> None:
    assert stamp_in(content()) == stamp_text(report().stamp, "excel")


def test_cells_are_found_by_sheet_and_address() -> None:
    found = contents(content(), Notation("en"))
    place = next(each for each, words in found.items() if words == "Completion rate")
    assert place.startswith("Summary!A")
    assert found[place.replace("!A", "!B")] == "25%"
    assert "2025-06-30" in found.values()
    vietnamese = contents(content(), Notation("vi"))
    assert "30/6/2025" in vietnamese.values()


def test_a_changed_cell_is_seen_and_so_is_a_formula() -> None:
    changed = parts()
    name = "xl/worksheets/sheet1.xml"
    changed[name] = changed[name].replace(b"<v>0.25</v>", b"<f>1/2</f><v>0.5</v>", 1)
    before, after = contents(content(), Notation("en")), contents(packed(changed), Notation("en"))
    ((_, old, new),) = [
        (place, words, after[place]) for place, words in before.items() if after[place] != words
    ]
    assert (old, new) == ("25%", "=0.5")


@pytest.mark.parametrize("raw", [b"", b"PK", b"<html>", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_workbook_has_neither(raw: bytes) -> None:
    assert stamp_in(raw) is None
    assert contents(raw, Notation("en")) == {}


def test_a_workbook_of_somebody_else_has_no_stamp() -> None:
    others = {name: part for name, part in parts().items() if name != "docProps/custom.xml"}
    assert stamp_in(packed(others)) is None
