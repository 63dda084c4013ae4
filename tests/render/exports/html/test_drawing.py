"""What pygal draws, and what is left of it."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped] # no stubs

from dxplan.render.exports.html.drawing import bar, lines

MARKS = {Decimal(0): "0 %", Decimal(1): "100 %"}
QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")


def read(drawn: str) -> Element:
    found: Element = fromstring(drawn)
    return found


def history(*values: str | None, title: str = "Completed") -> Element:
    known = [None if value is None else Decimal(value) for value in values]
    return read(lines(title, QUARTERS[: len(values)], {"sure": known}, MARKS))


def test_the_parts_of_a_bar_are_as_long_as_they_count_and_fill_it() -> None:
    drawn = read(bar({"a": 1, "b": 0, "c": 3}))
    left, _, width, _ = map(float, drawn.attrib["viewBox"].split())
    first, second, third = drawn.iter("rect")
    assert [group.get("class") for group in drawn.iter("g")].count("series b") == 1
    assert float(first.attrib["x"]) == pytest.approx(left)
    assert float(first.attrib["width"]) / width == pytest.approx(0.25, abs=0.002)
    assert float(second.get("width", 0)) == 0
    assert float(third.attrib["width"]) / width == pytest.approx(0.75, abs=0.002)


def test_a_bar_of_nothing_is_not_drawn() -> None:
    assert bar({"a": 0, "b": 0}) == ""


def test_a_bar_holds_no_words() -> None:
    assert "".join(read(bar({"a": 1, "b": 2})).itertext()) == ""


def test_a_line_has_a_gap_where_nothing_is_known() -> None:
    drawn = history("0.1", "0.2", None, "0.4")
    assert len(list(drawn.iter("circle"))) == 3
    (path,) = [each for each in drawn.iter("path") if "nofill" in each.get("class", "")]
    assert len(path.attrib["d"].split()) == len(["M", "y", "L", "y"])


def test_the_axis_goes_from_nothing_to_all_whatever_the_values() -> None:
    heights = {each.text: each.get("y") for each in history("0.4", "0.5").iter("text") if each.text}
    assert heights == {
        each.text: each.get("y") for each in history("0", "1").iter("text") if each.text
    }
    assert {"0 %", "100 %"} <= heights.keys()


def test_the_latest_quarter_is_always_named_and_at_most_every_other_one() -> None:
    named = [each.text for each in history("0", "0", "0").iter("text")]
    assert [each for each in named if each in QUARTERS] == ["2024-Q1", "2024-Q3"]
    named = [each.text for each in history("0", "0", "0", "0").iter("text")]
    assert [each for each in named if each in QUARTERS] == ["2024-Q2", "2024-Q4"]


def test_a_picture_says_what_it_is_of_whatever_is_in_its_title() -> None:
    drawn = history("0", "1", title="<b>&")
    assert drawn.get("role") == "img"
    assert drawn.findtext("title") == "<b>&"


@pytest.mark.parametrize(
    "drawn", [bar({"a": 1, "b": 2}), lines("t", QUARTERS[:2], {"a": [0, 1]}, MARKS)]
)
def test_nothing_is_left_that_a_strict_policy_or_a_second_drawing_would_trip_over(
    drawn: str,
) -> None:
    names = {each.tag for each in read(drawn).iter()}
    assert names <= {"svg", "title", "g", "path", "rect", "circle", "text"}
    attributes = {name for each in read(drawn).iter() for name in each.attrib}
    assert not {"style", "id", "onload"} & attributes
    assert "<!--" not in drawn
    assert "pygal" not in drawn
