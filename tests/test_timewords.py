from __future__ import annotations

import re
from datetime import date

import pytest

from dxplan.timewords import NotATime, read_day, read_moment, read_span
from tests.conftest import REPOSITORY

TODAY = date(2024, 8, 20)


def refused(written: str) -> str:
    with pytest.raises(NotATime) as found:
        read_day(written, TODAY)
    return str(found.value)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-06-30", date(2024, 6, 30)),
        (" 2024-06-30 ", date(2024, 6, 30)),
        ("2024", date(2024, 12, 14)),
        ("2024-Q2", date(2024, 6, 14)),
        ("2024-q2", date(2024, 6, 14)),
        (" 2024-h1 ", date(2024, 6, 14)),
        ("2024-06", date(2024, 6, 14)),
        ("today", TODAY),
        ("yesterday", date(2024, 8, 19)),
        ("last quarter", date(2024, 6, 14)),
    ],
)
def test_a_day_is_a_date_or_the_closing_date_of_a_period(written: str, day: date) -> None:
    assert read_day(written, TODAY) == day


@pytest.mark.parametrize(
    ("english", "vietnamese", "label"),
    [
        ("today", "hôm nay", "2024-08-20"),
        ("yesterday", "hôm qua", "2024-08-19"),
        ("last month", "tháng trước", "2024-08"),
        ("this month", "tháng này", "2024-09"),
        ("next month", "tháng sau", "2024-10"),
        ("last quarter", "quý trước", "2024-Q2"),
        ("this quarter", "quý này", "2024-Q3"),
        ("next quarter", "quý sau", "2024-Q4"),
        ("last half-year", "nửa năm trước", "2024-H1"),
        ("this half-year", "nửa năm này", "2024-H2"),
        ("next half-year", "nửa năm sau", "2025-H1"),
        ("last year", "năm trước", "2023"),
        ("this year", "năm này", "2024"),
        ("next year", "năm sau", "2025"),
    ],
)
def test_words_are_seen_from_today_by_its_reporting_period(
    english: str, vietnamese: str, label: str
) -> None:
    # 20 August is past the 14th: its reporting month is already September.
    assert read_moment(english, TODAY).label == label
    assert read_moment(vietnamese, TODAY) == read_moment(english, TODAY)


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2024, 12, 14), "2024-Q3"),
        (date(2024, 12, 15), "2024-Q4"),
        (date(2025, 1, 1), "2024-Q4"),
    ],
)
def test_the_last_quarter_changes_with_the_closing_date(today: date, label: str) -> None:
    assert read_moment("last quarter", today).label == label


@pytest.mark.parametrize(
    "written",
    [
        "Quý trước", "QUÝ TRƯỚC", "quy truoc", "Quy Trước", "quý  trước", "quý-trước",
        "qu\u0079\u0301 tru\u031bo\u031b\u0301c", "LAST QUARTER", "last-quarter", " last\tquarter ",
    ],
)  # fmt: skip
def test_case_accents_and_hyphens_do_not_matter_in_words(written: str) -> None:
    assert read_moment(written, TODAY).label == "2024-Q2"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2024-Q5", "quarters are Q1 to Q4"),
        ("2024-Q0", "quarters are Q1 to Q4"),
        ("2024-H3", "half-years are H1 and H2"),
        ("2024-13", "months are 01 to 12"),
        ("2024-00", "months are 01 to 12"),
        ("2024-13-01", "there is no month 13"),
        ("2024-06-31", "June has 30 days; write 2024-06-30"),
        ("2023-02-29", "February has 28 days; write 2023-02-28"),
        ("1899", "the year lies outside 1900–2199"),
        ("2200-Q1", "the year lies outside 1900–2199"),
        ("9999-12-31", "the year lies outside 1900–2199"),
        ("0000", "the year lies outside 1900–2199"),
        ("30/6/2024", "write 2024-06-30"),
        ("30.06.2024", "write 2024-06-30"),
        ("2024-6-3", "write 2024-06-03"),
        ("q2-2024", "write 2024-Q2"),
        ("2024Q2", "write 2024-Q2"),
        ("2024-Q02", "write 2024-Q2"),
        ("quý II/2024", "write 2024-Q2"),
        ("Quý 3 năm 2024", "write 2024-Q3"),
        ("6/2024", "write 2024-06"),
        ("2024-6", "write 2024-06"),
        ("tháng 6/2024", "write 2024-06"),
        ("T12.2024", "write 2024-12"),
        ("h2 2024", "write 2024-H2"),
        ("6 tháng đầu năm 2024", "write 2024-H1"),
        ("6 tháng cuối năm 2024", "write 2024-H2"),
        ("năm 2024", "write 2024"),
        ("last quater", "did you mean last quarter?"),
        ("quý truớc đó", "did you mean quý trước?"),
        ("todya", "did you mean today?"),
        ("-today", "did you mean today?"),
        ("today日", "did you mean today?"),
    ],
)
def test_a_slip_is_answered_with_what_is_wrong_or_what_was_meant(written: str, reason: str) -> None:
    assert refused(written) == f"{written!r} is neither a date nor a period; {reason}"


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "24", "soon", "6/7/25", "Q5/2024", "quý V/2024", "24/2024", "2024-Q2-01", "٢٠٢٤",
        "2024-٠٦", "日本", "2024 2025", "x" * 60,
    ],
)  # fmt: skip
def test_anything_else_is_answered_with_the_forms_there_are(written: str) -> None:
    forms = "write 2024-06-30, 2024-06, 2024-Q2, 2024-H1, 2024, today or last quarter"
    assert refused(written).endswith(f" is neither a date nor a period; {forms}")


def test_a_long_text_is_quoted_in_part() -> None:
    assert len(refused("x" * 10_000)) < 200


@pytest.mark.parametrize("written", ["2024..2025", "..", "2024-Q1.."])
def test_a_range_is_no_single_day(written: str) -> None:
    assert refused(written) == f"{written!r} is a range; write one day or one period"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-05-01..2024-05-31", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024-05-01", date(2024, 5, 1), date(2024, 5, 1)),
        ("2024-02", date(2024, 1, 15), date(2024, 2, 14)),
        ("2024-Q4", date(2024, 9, 15), date(2024, 12, 14)),
        ("2024-H1", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024", date(2023, 12, 15), date(2024, 12, 14)),
        ("2199", date(2198, 12, 15), date(2199, 12, 14)),
        ("2024-Q2..2024-08-15", date(2024, 3, 15), date(2024, 8, 15)),
        ("2024 .. 2025", date(2023, 12, 15), date(2025, 12, 14)),
        ("2024..2024-H1", date(2023, 12, 15), date(2024, 6, 14)),
        ("..2024-H1", None, date(2024, 6, 14)),
        ("2024..", date(2023, 12, 15), None),
        ("..", None, None),
        ("last quarter..today", date(2024, 3, 15), TODAY),
        ("..hôm-qua", None, date(2024, 8, 19)),
        ("2024-05-01..2024-05-01", date(2024, 5, 1), date(2024, 5, 1)),
    ],
)
def test_a_range_counts_reporting_days_and_includes_its_ends(
    written: str, first: date | None, last: date | None
) -> None:
    span = read_span(written, TODAY)
    assert (span.start, span.end) == (first, last)


@pytest.mark.parametrize(
    ("written", "label", "calendar"),
    [
        ("2024", "2024", "2024-01-01..2024-12-31"),
        ("last quarter", "2024-Q2", "2024-04-01..2024-06-30"),
        ("2024-q1..2024-08-15", "2024-Q1..2024-08-15", "2024-01-01..2024-08-15"),
        ("..2024-h1", "..2024-H1", "..2024-06-30"),
        ("2024-02..", "2024-02..", "2024-02-01.."),
    ],
)
def test_a_range_of_periods_can_be_asked_for_in_calendar_days(
    written: str, label: str, calendar: str
) -> None:
    span = read_span(written, TODAY)
    assert (span.label, span.calendar, span.has_periods) == (label, calendar, True)
    assert not read_span(calendar, TODAY).has_periods


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("2025..2024", "2024..2025"),
        ("2024-05-02..2024-05-01", "2024-05-01..2024-05-02"),
        ("2024-Q3 .. 2024-Q2", "2024-Q2..2024-Q3"),
        ("today..last quarter", "last quarter..today"),
    ],
)
def test_a_range_that_runs_backwards_is_refused_and_turned(written: str, turned: str) -> None:
    with pytest.raises(NotATime) as found:
        read_span(written, TODAY)
    assert str(found.value) == f"{written} runs backwards; write {turned}"
    read_span(turned, TODAY)


@pytest.mark.parametrize("written", ["", " ", "9999", "2024..9999", "2024..x", "1..2..3", "..."])
def test_a_range_with_an_unreadable_end_is_refused(written: str) -> None:
    with pytest.raises(NotATime, match="neither a date nor a period"):
        read_span(written, TODAY)


def written_in_the_docs() -> list[str]:
    page = (REPOSITORY / "docs" / "figures.md").read_text(encoding="utf-8")
    section = page.partition("## Dates and periods")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    return [written for row in rows for written in re.findall(r"`(.*?)`", row)]


@pytest.mark.parametrize("written", written_in_the_docs())
def test_what_the_page_on_figures_says_can_be_written_is_read(written: str) -> None:
    read_span(written, TODAY)
