"""Rows that repeat, depend on a condition, or vanish."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from dxplan.catalogue import workbooks
from dxplan.catalogue.templates import TOO_MUCH, WRONG_VALUE
from dxplan.render.exports.filling import unrolling
from dxplan.render.exports.filling.addresses import LAST_ROW
from dxplan.render.exports.filling.tags import loop_parts
from tests.render.exports.filling.forms import filled, rows_of, sheet_in, sheet_of

TASKS = ({"id": "a", "parts": ("x", "y")}, {"id": "b", "parts": ()}, {"id": "c", "parts": ("z",)})
LOOP = (["{% for task in tasks %}", None], ["{{ loop.index }}", "{{ task.id }}"], ["{% endfor %}"])


def test_rows_between_the_tags_repeat_and_the_tags_vanish() -> None:
    book = sheet_of(["TT", "Mã"], *LOOP, ["hết", None])
    assert rows_of(filled(book, tasks=TASKS)) == [
        ["TT", "Mã"],
        [1, "a"],
        [2, "b"],
        [3, "c"],
        ["hết", None],
    ]


def test_without_items_the_rows_vanish_and_what_is_below_moves_up() -> None:
    book = sheet_of(["TT", "Mã"], *LOOP, ["hết", None])
    assert rows_of(filled(book, tasks=())) == [["TT", "Mã"], ["hết", None]]


def test_several_rows_repeat_together_with_empty_ones_between() -> None:
    book = sheet_of(["{% for t in tasks %}"], ["{{ t.id }}"], [], ["--"], ["{% endfor %}"])
    assert rows_of(filled(book, tasks=TASKS[:2])) == [["a"], [None], ["--"], ["b"], [None], ["--"]]


def test_a_row_that_opens_and_closes_repeats_itself() -> None:
    book = sheet_of(["{% for t in tasks %}{{ loop.index }}", "{{ t.id }}{% endfor %}"], ["hết"])
    assert rows_of(filled(book, tasks=TASKS)) == [[1, "a"], [2, "b"], [3, "c"], ["hết", None]]


def test_loops_stand_in_loops() -> None:
    book = sheet_of(
        ["{% for t in tasks %}"],
        ["{{ t.id }}", "{{ loop.length }}"],
        ["{% for p in t.parts %}", "{{ p }}", "{{ t.id }}", "{% endfor %}"],
        ["{% endfor %}"],
    )
    assert rows_of(filled(book, tasks=TASKS)) == [
        ["a", 3, None, None],
        [None, "x", "a", None],
        [None, "y", "a", None],
        ["b", 3, None, None],
        ["c", 3, None, None],
        [None, "z", "c", None],
    ]


@pytest.mark.parametrize(("late", "expected"), [(3, ["trễ"]), (0, ["đúng hạn"])])
def test_rows_depend_on_conditions(late: int, expected: list[str]) -> None:
    book = sheet_of(["{% if late %}"], ["trễ"], ["{% else %}"], ["đúng hạn"], ["{% endif %}"])
    assert rows_of(filled(book, late=late)) == [expected]


def test_the_first_condition_that_holds_decides() -> None:
    book = sheet_of(
        ["{% if a %}"], ["một"], ["{% elif b %}"], ["hai"], ["{% else %}"], ["ba"], ["{% endif %}"]
    )
    assert rows_of(filled(book, a=False, b=True)) == [["hai"]]
    assert rows_of(filled(book, a=False, b=False)) == [["ba"]]


def test_a_condition_may_stand_in_one_row() -> None:
    book = sheet_of(["{% if a %}ghi chú", "{{ a }}{% endif %}"], ["hết", None])
    assert rows_of(filled(book, a="x")) == [["ghi chú", "x"], ["hết", None]]
    assert rows_of(filled(book, a="")) == [["hết"]]


def test_what_is_written_in_a_row_that_only_marks_vanishes_and_an_expression_is_said() -> None:
    book = sheet_of(["{% for t in tasks %}", "{{ t.id }}"], ["{{ t.id }}"], ["{% endfor %}", "bỏ"])
    result = filled(book, tasks=TASKS[:1])
    assert rows_of(result) == [["a"]]
    assert [(each.rule, each.location.path) for each in result.findings] == [
        (workbooks.NOT_FILLED, "bieu.xlsx!Sheet1!B1")
    ]


@pytest.mark.parametrize(
    ("rows", "place", "message"),
    [
        ([["{% for t in tasks %}"], ["x"]], "A1", "{% for %} is not closed"),
        (
            [["{{ x }}"], ["{% endfor %}"]],
            "A2",
            "{% endfor %} belongs to no {% for … %} above it",
        ),
        (
            [["{% for t in tasks %}"], ["{% endif %}"]],
            "A2",
            "{% endif %} belongs to no {% if … %} above it",
        ),
        (
            [["{% for t in b %}"], ["{% elif x %}"], ["{% endfor %}"]],
            "A2",
            "{% elif %} belongs to no {% if … %} above it",
        ),
        (
            [["{% if a %}"], ["{% else %}"], ["{% else %}"], ["{% endif %}"]],
            "A3",
            "{% else %} follows an else",
        ),
        ([["{% set a = 1 %}"]], "A1", "set a = 1 is not understood"),
        (
            [["{% for a in b %}", "{% endfor %}", "{% for c in d %}", "{% endfor %}"]],
            "C1",
            "the row is repeated a second time",
        ),
    ],
)
def test_tags_that_do_not_fit_are_said_at_their_cell(
    rows: list[list[str]], place: str, message: str
) -> None:
    result = filled(sheet_of(*rows), tasks=TASKS, x=1, a=1, b=(), d=())
    assert result.parts is None
    assert [(f.rule, f.location.path, str(f.message)) for f in result.findings] == [
        (workbooks.ROW_TAGS, f"bieu.xlsx!Sheet1!{place}", message)
    ]


def test_tags_that_do_not_fit_hide_no_slip_of_another_cell() -> None:
    rows = [["{% for t in tasks %}"], ["{{ t.title }} {{ loop.index }}", "{{ y }}"], ["{{ x. }}"],
            ["{% for each in x %}{{ z }}{% endfor %}"]]  # fmt: skip
    result = filled(sheet_of(*rows), tasks=TASKS, x=())
    assert [(f.rule.code, f.location.path.rpartition("!")[2]) for f in result.findings] == [
        ("DX951", "A1"),
        ("DX901", "A3"),
        ("DX902", "A4"),
        ("DX902", "B2"),
    ]


@pytest.mark.parametrize("items", ["chữ", 3, {"a": 1}])
def test_only_a_list_can_be_gone_through(items: object) -> None:
    result = filled(sheet_of(*LOOP), tasks=items)
    assert [each.rule for each in result.findings] == [WRONG_VALUE]


def test_loops_that_make_more_rows_than_a_sheet_has_end_with_a_finding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unrolling, "LAST_ROW", 100)
    rows = sheet_of(
        ["{% for a in many %}"], ["{% for b in many %}", "x", "{% endfor %}"], ["{% endfor %}"]
    )
    assert [each.rule for each in filled(rows, many=range(11)).findings] == [TOO_MUCH]
    turns = sheet_of(["{% for a in many %}"], ["{% endfor %}"])
    assert [each.rule for each in filled(turns, many=range(101)).findings] == [TOO_MUCH]


def test_too_many_rows_are_counted_before_any_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unrolling, "Placed", None)
    loops = [[f"{{% for {each} in many %}}"] for each in "abc"]
    rows = sheet_of(*loops, ["x"], *[["{% endfor %}"]] * 3)
    (found,) = filled(rows, many=range(206)).findings
    assert (found.rule, found.location.path) == (TOO_MUCH, "bieu.xlsx!Sheet1!A3")


def test_a_workbook_that_asks_for_nothing_is_no_template() -> None:
    result = filled(sheet_of(["TT", "Nhiệm vụ"]))
    assert result.parts is None
    assert [each.rule for each in result.findings] == [workbooks.NOTHING_TO_FILL]


def test_a_format_at_the_end_of_a_sheet_is_no_hindrance_but_a_value_is() -> None:
    def book(last: str | None) -> Workbook:
        book = sheet_of(["{% for a in many %}x", "{% endfor %}"])
        sheet = sheet_in(book)
        sheet.cell(LAST_ROW, 1, last).font = Font(bold=True)
        return book

    assert rows_of(filled(book(None), many=(1, 2))) == [["x", None]] * 2
    result = filled(book("hết"), many=(1, 2))
    assert [(each.rule, each.location.path) for each in result.findings] == [
        (TOO_MUCH, f"bieu.xlsx!Sheet1!A{LAST_ROW}")
    ]
    result = filled(book("hết"), many=(1,))
    assert result.parts is not None
    assert f"A{LAST_ROW}".encode() in result.parts["xl/worksheets/sheet1.xml"]


def test_a_loop_takes_the_items_for_which_a_condition_holds_and_counts_those() -> None:
    book = sheet_of(
        ["{% for t in tasks if t.late %}", "{{ loop.index }}", "{{ t.id }}{% endfor %}"]
    )
    tasks = [{"id": "a", "late": False}, {"id": "b", "late": True}, {"id": "c", "late": True}]
    assert rows_of(filled(book, tasks=tasks)) == [[None, 1, "b"], [None, 2, "c"]]


@pytest.mark.parametrize(
    ("tag", "items", "condition"),
    [
        ("tasks", "tasks", None),
        ("tasks if t.late", "tasks", "t.late"),
        ("tasks\nif t.late", "tasks", "t.late"),
        ("(tasks)if(t.late)", "(tasks)", "(t.late)"),
        ("(a if b else c) if t.late", "(a if b else c)", "t.late"),
        ("tasks if (a if b else c)", "tasks", "(a if b else c)"),
        ("tasks if a if b else c", "tasks", "a if b else c"),
        ('tasks if t.id != "x if y"', "tasks", 't.id != "x if y"'),
        (r"""tasks | selectattr('id', 'ne', 'it\'s if ("')""", None, None),
        ("tasks | select('if') | list", None, None),
        ("endif", "endif", None),
        ("t.if", "t.if", None),
    ],
)
def test_the_condition_of_a_loop_begins_where_jinja_says(
    tag: str, items: str | None, condition: str | None
) -> None:
    assert loop_parts(tag) == (items or tag, condition)


def test_a_loop_and_its_condition_may_stand_on_two_lines_of_a_cell() -> None:
    book = sheet_of(["{% for t in tasks\nif t.id != 'x if y' %}{{ t.id }}", "{% endfor %}"])
    assert rows_of(filled(book, tasks=TASKS)) == [["a", None], ["b", None], ["c", None]]


@pytest.mark.parametrize(("count", "expected"), [(0, ["không có"]), (2, ["a"])])
def test_a_loop_says_what_stands_where_there_is_nothing(count: int, expected: list[str]) -> None:
    book = sheet_of(
        ["{% for t in tasks %}"], ["{{ t.id }}"], ["{% else %}"], ["không có"], ["{% endfor %}"]
    )
    assert rows_of(filled(book, tasks=TASKS[:count]))[0] == expected
    assert len(rows_of(filled(book, tasks=TASKS[:count]))) == max(count, 1)
