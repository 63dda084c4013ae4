"""Which of several values for one day holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from dxplan.measurements import Point, series
from dxplan.model import Direction, Plan, Quality, Report, Source, Successor, Value
from tests.builders import agency, indicator, measured, plan, report

MARCH, JUNE = date(2024, 3, 31), date(2024, 6, 30)
BEGIN, END = date(2022, 12, 31), date(2025, 12, 31)


def source(name: str, quality: Quality | None) -> Source:
    return Source(id=name, kind="page", title="Trang", quality=quality)


def reported(*reports: Report, direction: Direction = "up") -> Plan:
    """A plan of department A, whose indicator the reports are about, with sources of all kinds."""
    made = plan(
        indicators=[indicator(direction=direction)],
        agencies=[
            agency(id="so-a", until=END, successors=(Successor(id="so-moi"),)),
            agency(id="so-moi", from_=END),
        ],
        reports=reports,
    )
    sources: dict[str, Quality | None] = {"a": "A", "b": "B", "c": "C", "chua-ro": None}
    return replace(made, sources={name: source(name, each) for name, each in sources.items()})


def points(*reports: Report, direction: Direction = "up") -> tuple[Point, ...]:
    return series(reported(*reports, direction=direction), END)["CT-CQS-01"]


def values(found: tuple[Point, ...]) -> list[tuple[Value, list[Value]]]:
    """Each value that holds, with those that gave way to it."""
    return [(point.value, [other.value for other in point.superseded]) for point in found]


def said(value: int, day: date = MARCH, *, by: str = "so-a", on: date = JUNE) -> Report:
    """A report of one value, by an agency or a source."""
    entries = (measured(value, day),)
    if by.startswith("so-"):
        return report(as_of=on, agency=by, indicators=entries)
    return report(as_of=on, source=by, indicators=entries)


def test_measurements_count_up_to_the_day_and_in_order_of_their_dates() -> None:
    reports = [
        report(as_of=JUNE, indicators=(measured(60), measured(50, MARCH))),
        report(as_of=date(2024, 9, 30), indicators=(measured(70),)),
        report(as_of=date(2024, 12, 31), indicators=(measured(10, BEGIN),)),
    ]
    found = series(reported(*reports), JUNE)["CT-CQS-01"]
    assert [(point.day, point.value) for point in found] == [(BEGIN, 10), (MARCH, 50), (JUNE, 60)]
    assert [point.report for point in found] == [reports[2], reports[0], reports[0]]


def test_what_was_reported_last_replaces_what_was_said_before() -> None:
    history = [said(50, on=MARCH), said(55, on=JUNE), said(53, on=END)]
    assert values(points(*history)) == [(53, [55, 50])]
    assert [other.report for other in points(*history)[0].superseded] == [history[1], history[0]]


def test_a_later_page_of_no_quality_still_replaces_the_agency_itself() -> None:
    assert values(points(said(50, on=MARCH), said(55, by="c", on=JUNE))) == [(55, [50])]


@pytest.mark.parametrize(
    ("holds", "gives_way"),
    [
        ("so-a", "so-b"),
        ("so-a", "a"),
        ("so-b", "a"),
        ("a", "b"),
        ("b", "c"),
        ("c", "chua-ro"),
        ("c", "khong-co"),
    ],
)
@pytest.mark.parametrize("direction", ["up", "down", "keep"])
def test_of_one_day_the_weightier_word_holds(
    direction: Direction, holds: str, gives_way: str
) -> None:
    for better, worse in ((50, 60), (60, 50)):
        spoken = said(better, by=holds), said(worse, by=gives_way)
        for order in permutations(spoken):
            assert values(points(*order, direction=direction)) == [(better, [worse])]


def test_the_successor_speaks_for_the_indicator_from_its_first_day_on() -> None:
    assert values(points(said(50, by="so-a", on=END), said(60, by="so-moi", on=END))) == [
        (60, [50])
    ]
    assert values(points(said(50, by="so-a"), said(60, by="so-moi"))) == [(50, [60])]


@pytest.mark.parametrize(("direction", "expected"), [("up", 40), ("down", 60), ("keep", 40)])
def test_of_equal_words_the_less_favourable_value_holds(
    direction: Direction, expected: int
) -> None:
    for order in permutations([said(50), said(60), said(40)]):
        found = points(*order, direction=direction)
        assert found[0].value == expected
        assert sorted(other.value for other in found[0].superseded) == sorted(
            {40, 50, 60} - {expected}
        )


def test_of_two_answers_of_equal_weight_the_no_holds() -> None:
    answers = report(as_of=JUNE, indicators=(measured(True, MARCH), measured(False, MARCH)))
    assert values(points(answers)) == [(False, [True])]


def test_the_same_value_again_replaces_nothing() -> None:
    assert values(points(said(50, on=MARCH), said(50, by="b", on=JUNE))) == [(50, [])]


def test_a_value_of_an_indicator_nobody_knows_is_kept_as_it_is() -> None:
    unknown = report(
        as_of=JUNE, indicators=(measured(1, MARCH, "CT-X"), measured(2, MARCH, "CT-X"))
    )
    assert [point.value for point in series(reported(unknown), END)["CT-X"]] == [1]
