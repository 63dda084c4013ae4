"""Differences between a file and what would be written now, as a reader is told them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dxplan.render.exports.differences import (
    Difference,
    content_differences,
    in_words,
    stamp_differences,
)
from dxplan.render.exports.stamp import NO_SEAL, Stamped
from dxplan.selection import EVERYTHING, Selection

STAMP = Stamped(
    version="1.0",
    form="excel",
    data_format=1,
    export_format=1,
    as_of=date(2026, 6, 30),
    since=None,
    selection=EVERYTHING,
    language="vi",
    revision="aaa",
    fingerprint="1" * 64,
    template=None,
    seal=NO_SEAL,
)
CONTENTS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["1", "2", ""]))


def said(after: Stamped, *, is_untouched: bool = True) -> list[str]:
    return [str(each) for each in stamp_differences(STAMP, after, is_untouched=is_untouched)]


def shown(before: str | None, after: str | None) -> str:
    return str(in_words(Difference("Tổng hợp!B5", before, after)))


def test_every_difference_of_stamps_is_said_once() -> None:
    assert said(STAMP) == []
    assert said(STAMP, is_untouched=False) == ["edited since dxplan wrote it"]
    after = replace(
        STAMP,
        version="2.0",
        as_of=date(2026, 9, 30),
        since="2026-06-30",
        selection=Selection(agency="so-a", role="any"),
        revision="bbb",
        fingerprint="2" * 64,
        template="3" * 64,
    )
    assert said(after) == [
        "the data has changed: revision aaa → bbb",
        "made by dxplan 1.0, this is 2.0",
        "as of: 2026-06-30 → 2026-09-30",
        "compared with: — → 2026-06-30",
        "selection: the whole plan → --agency so-a --role any",
        "made with another template",
    ]


def test_a_revision_is_named_only_where_it_says_something() -> None:
    assert said(replace(STAMP, revision="bbb")) == []
    assert said(replace(STAMP, fingerprint="2")) == ["the data has changed"]
    assert said(replace(STAMP, fingerprint="2", revision=None)) == ["the data has changed"]


def test_a_value_that_changed_stands_at_its_place() -> None:
    before, after = {"A1": "x", "B5": "55"}, {"A1": "x", "B5": "56"}
    assert content_differences(before, after, aligned=True) == [Difference("B5", "55", "56")]
    assert shown("55", "56") == "Tổng hợp!B5: 55 → 56"
    assert shown("55", "") == "Tổng hợp!B5: 55 → —"
    assert shown(None, "56") == "Tổng hợp!B5: new: 56"
    assert shown("55", None) == "Tổng hợp!B5: gone: 55"


def test_of_long_values_the_part_that_differs_is_shown() -> None:
    long = "Tính đến ngày 30 tháng 6 năm 2026, " * 10
    line = shown(f"{long} đạt 16,25 %{long}", f"{long} đạt 17,25 %{long}")
    assert "16,25 %" in line
    assert "17,25 %" in line
    assert len(line) < 200


def test_a_line_put_in_is_one_difference_where_places_are_numbers() -> None:
    before = {str(number): word for number, word in enumerate("abcd", 1)}
    after = {str(number): word for number, word in enumerate("axbcd", 1)}
    assert content_differences(before, after, aligned=True) == [Difference("2", None, "x")]
    assert content_differences(after, before, aligned=True) == [Difference("2", "x", None)]
    assert len(content_differences(before, after, aligned=False)) == 4


def test_a_row_put_in_hides_no_cell_that_changed_in_a_row_below() -> None:
    before = {"S!A1": "NV-1", "S!B1": "10", "S!A2": "NV-2", "S!B2": "20"}
    after = {"S!A1": "NV-0", "S!A2": "NV-1", "S!B2": "10", "S!A3": "NV-2", "S!B3": "21"}
    found = content_differences(before, after, aligned=True)
    assert found == [Difference("S!A1", None, "NV-0"), Difference("S!B3", "20", "21")]


def test_rows_of_two_tables_are_not_taken_for_one() -> None:
    before = {"S!A1": "NV-1", "S!B1": "10", "T!A1": "NV-1", "T!B1": "late"}
    after = {"T!A1": "NV-1", "T!B1": "late"}
    found = content_differences(before, after, aligned=True)
    assert [each.place for each in found] == ["S!A1", "S!B1"]


def test_the_order_is_that_of_the_output() -> None:
    before, after = {"z": "1", "gone": "2", "a": "3"}, {"z": "4", "a": "5", "new": "6"}
    places = [each.place for each in content_differences(before, after, aligned=False)]
    assert places == ["z", "a", "new", "gone"]


@given(CONTENTS, CONTENTS)
def test_there_is_a_difference_exactly_where_values_differ(
    before: dict[str, str], after: dict[str, str]
) -> None:
    found = content_differences(before, after, aligned=False)
    assert {each.place for each in found} == {
        place for place in before | after if before.get(place) != after.get(place)
    }
    aligned = content_differences(before, after, aligned=True)
    assert all(each.before != each.after for each in (*found, *aligned))
    assert aligned or list(before.values()) == list(after.values()) or not found
