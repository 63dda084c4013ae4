from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxplan.model import Range, Target
from dxplan.query import BadQuery, Kind, parse_query
from dxplan.states import Timeliness

ROW: dict[str, object] = {
    "id": "NV-CQS-001",
    "title": "Nâng cấp Cổng dịch vụ công, giai đoạn 2",
    "lead": "so-ttt",
    "support": ("so-a", "so-b"),
    "serves": (),
    "due": date(2024, 6, 30),
    "state": Timeliness.IN_TERM,
    "percent": Decimal("37.5"),
    "count": 3,
    "reached": True,
    "target": Target(year=2025, comparator=">=", value=Decimal(80)),
    "corridor": Target(year=2025, range=Range(min=Decimal(7), max=Decimal("7.5"))),
    "milestone": Target(year=2025, value=True),
    "name": ("Sở TT&TT", "Department of Information"),
    "note": None,
}
FIELDS: dict[str, Kind] = {
    **dict.fromkeys(ROW, "word"),
    **dict.fromkeys(("title", "note", "name"), "text"),
    **dict.fromkeys(("percent", "count", "reached", "target", "corridor", "milestone"), "number"),
    "due": "day",
}
TODAY = date(2024, 8, 20)


def holds(query: str) -> bool:
    return parse_query(query, FIELDS, TODAY).matches(ROW)


def refused(query: str) -> str:
    with pytest.raises(BadQuery) as found:
        holds(query)
    return str(found.value)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "lead:so-ttt",
        "lead:SO-TTT",
        "state:in_term",
        "lead:so-ttt state:in_term",
        "lead:so-x,so-ttt",
        "lead:so-x lead:so-ttt",
        "support:so-b",
        "serves:-",
        "note:-",
        'lead:"so-ttt"',
        "title:cổng",
        "title:CONG",
        'title:"dich vu cong"',
        'title:"công, giai"',
        'title:"dịch vụ"  lead:so-ttt',
        "title:CỔNG",
        "title:cổng,nothing",
        "name:so",
        'name:"department of"',
        "due:2024-06-30",
        "due:2024-07",
        "due:2024",
        "due:2024-Q3",
        "due:this-quarter",
        'due:"this quarter"',
        "due:..today",
        'due:"Quý này"',
        "due:quy-nay",
        "due:..2024-06-30",
        "due:2024-06-30..",
        "due:2023..2024-H2",
        "due:..",
        "due:2023,2024",
        "percent:37.5",
        "percent:37.50",
        "percent:37.5..37.5",
        "percent:..40",
        "percent:30..",
        "percent:-5..40",
        "count:3",
        "count:1..5",
        "reached:yes",
        "reached:TRUE",
        "target:80",
        "target:..80",
        "target:70..90",
        "corridor:7",
        "corridor:7.2",
        "corridor:7.5..9",
        "milestone:yes",
    ],
)
def test_a_row_holds_where_every_term_has_a_value_that_does(query: str) -> None:
    assert holds(query)


@pytest.mark.parametrize(
    "query",
    [
        "lead:so-tt",
        "lead:so-ttt state:overdue",
        "lead:so-x,so-y",
        "support:so-c",
        "support:-",
        "lead:-",
        "note:anything",
        "title:điện",
        "title:日本",
        "due:2025",
        "due:2024-06",
        "due:2024-Q2",
        "due:..2024-H1",
        "due:last-quarter",
        "due:2024-07-01..",
        "due:..2024-06-29",
        "percent:37",
        "percent:38..",
        "percent:yes",
        "count:4",
        "reached:no",
        "reached:1",
        "reached:0..1",
        "target:81",
        "target:81..",
        "target:-",
        "target:yes",
        "corridor:6.9",
        "corridor:7.6..",
        "milestone:no",
        "milestone:1",
        "name:-",
    ],
)
def test_a_row_fails_where_one_term_has_no_value_that_holds(query: str) -> None:
    assert not holds(query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("leed:so-a", "unknown field leed; did you mean lead? Known: id, title"),
        ("Lead:so-a", "unknown field Lead; did you mean lead? Known: id, title"),
        ("zzz:1", "unknown field zzz; known: id, title"),
        ("so-ttt", "so-ttt has no field; write field:value, for example title:so-ttt"),
        (
            "due:last quarter",
            'quarter has no field; write due:"last quarter" if it belongs there, else field:value',
        ),
        (
            'title:"cổng dịch" "vụ"',
            '"vụ" has no field; write title:"cổng dịch vụ" if it belongs there',
        ),
        ("lead:so-a :x", ":x has no field; write field:value, for example title::x"),
        (":x", ":x has no field"),
        ('"a:b"', '"a:b" has no field'),
        ("lead:", "lead has no value"),
        ("lead:,", "lead has no value"),
        ('title:""', "title has no value"),
        ('title:"a', 'an unclosed quotation mark in title:"a'),
        ('lead:so-a title:a"', 'an unclosed quotation mark in lead:so-a title:a"'),
        ("due:soon", "'soon' is neither a date nor a period"),
        ("due:2024-Q5", "'2024-Q5' is neither a date nor a period; quarters are Q1 to Q4"),
        ("due:2025..2024", "2025..2024 runs backwards; write 2024..2025"),
        ("lead:nobody due:soon", "'soon' is neither a date nor a period"),
        ("percent:much", "much is not a number"),
        ("percent:1..x", "1..x is not a number"),
        ("percent:nan..", "nan.. is not a number"),
        ("percent:snan", "snan is not a number"),
        ("percent:1e9", "1e9 is not a number"),
        ("percent:2..1", "2..1 runs backwards; write 1..2"),
    ],
)
def test_a_query_that_cannot_be_understood_is_refused_by_name(query: str, message: str) -> None:
    assert refused(query).startswith(message)


PIECES = st.lists(
    st.sampled_from([*FIELDS, ":", ",", '"', " ", "..", "-", "nan", "2024", "1", "yes", "9999"])
    | st.text(max_size=3)
).map("".join)


@given(written=st.text() | PIECES)
@example("due:9999")
@example("percent:sNaN..1")
@example('title:"\ud800"')
@example("{value}:{}")
def test_no_text_breaks_a_query(written: str) -> None:
    with suppress(BadQuery):
        parse_query(written, FIELDS, TODAY).matches(ROW)


@given(title=st.text(min_size=1).filter(lambda text: '"' not in text and text != "-"))
def test_quotation_marks_keep_any_text_together(title: str) -> None:
    query = parse_query(f'title:"{title}"', FIELDS, TODAY)
    assert query.matches({"title": f"a {title} b"})
    assert not query.matches({"title": None})


def test_a_query_tells_the_days_it_asks_for() -> None:
    query = parse_query("due:2024,last-quarter.. title:2023", FIELDS, TODAY)
    assert [(field, span.start, span.end) for field, span in query.spans] == [
        ("due", date(2023, 12, 15), date(2024, 12, 14)),
        ("due", date(2024, 3, 15), None),
    ]
