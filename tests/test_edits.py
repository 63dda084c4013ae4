from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
import yaml

from dxplan.edits import Add, CannotEdit, Create, Put, Remove, Value, revise, revising
from dxplan.edits.splice import Splice
from dxplan.yamltext import Keys, parse

PATH = "data/x.yaml"

Edits = tuple[Put | Add | Remove, ...]


def put(*keys: str | int, to: Value, after: str | None = None) -> Put:
    return Put(path=PATH, keys=keys, value=to, after=after)


def add(*keys: str | int, item: Value) -> Add:
    return Add(path=PATH, keys=keys, value=item)


def remove(*keys: str | int) -> Remove:
    return Remove(path=PATH, keys=keys)


def edited(before: str, *edits: Put | Add | Remove) -> str:
    return revise({PATH: parse(PATH, before)}, edits).get(PATH, before)


def refusal(before: str, *edits: Put | Add | Remove | Create) -> str:
    with pytest.raises(CannotEdit) as refused:
        revise({PATH: parse(PATH, before)}, edits)
    return str(refused.value)


def example(name: str, before: str, edits: Any, after: str) -> Any:
    return pytest.param(before, edits if isinstance(edits, tuple) else (edits,), after, id=name)


SCALARS = [
    example("plain", "a: 1\nb: x\n", put("b", to="u"), "a: 1\nb: u\n"),
    example("spaces and comment", "a:   x   # c\n", put("a", to="u"), "a:   u   # c\n"),
    example("accents", "tên: Sở A # ghi chú\n", put("tên", to="Sở Ế"), "tên: Sở Ế # ghi chú\n"),
    example("emoji", "a: 😀 # 😀\nb: x\n", put("b", to="🏙️"), "a: 😀 # 😀\nb: 🏙️\n"),
    example("composed", "a: x\n", put("a", to="Sơ\u0309"), "a: Sở\n"),
    example("CRLF", "a: x\r\nb: u\r\n", put("a", to="z"), "a: z\r\nb: u\r\n"),
    example("no final line end", "a: x\nb: u", put("b", to="z"), "a: x\nb: z"),
    example("empty", "a:\nb: 1\n", put("a", to="x"), "a: x\nb: 1\n"),
    example("empty, comment", "a:  # c\nb: 1\n", put("a", to="x"), "a: x  # c\nb: 1\n"),
    example("tilde", "a: ~\n", put("a", to="x"), "a: x\n"),
    example("empty item", "a:\n  -\n  - u\n", put("a", 0, to="x"), "a:\n  - x\n  - u\n"),
    example("double stays", 'a: "x"\n', put("a", to="u"), 'a: "u"\n'),
    example("double, escapes", 'a: "x"\n', put("a", to='say "\\"'), 'a: "say \\"\\\\\\""\n'),
    example("single stays", "a: 'x'\n", put("a", to="it's"), "a: 'it''s'\n"),
    example("single, lines", "a: 'x'\n", put("a", to="u\nz"), "a: |-\n  u\n  z\n"),
    example("double, lines", 'a: "x"\n', put("a", to="u\nz"), 'a: "u\\nz"\n'),
    example("folded plain", "a: x\n  u\nb: 1\n", put("a", to="z"), "a: z\nb: 1\n"),
    example("next line", "a:\n  x\nb: 1\n", put("a", to="u"), "a:\n  u\nb: 1\n"),
    example("quoted key", "'a': x\n", put("a", to="u"), "'a': u\n"),
    example("item", "- x  # c\n- u\n", put(0, to="z"), "- z  # c\n- u\n"),
    example("in a record", "t:\n- a: 1\n  b: 2\n", put("t", 0, "b", to=3), "t:\n- a: 1\n  b: 3\n"),
    example("flow mapping", "a: {b: x, c: u}\n", put("a", "b", to="z"), "a: {b: z, c: u}\n"),
    example("flow list", "a: [x, u] # c\n", put("a", 1, to="z"), "a: [x, z] # c\n"),
    example("flow, no value", "a: {b: , c: u}\n", put("a", "b", to="z"), "a: {b: z, c: u}\n"),
    example("JSON", '{"a":"x","b":[1]}\n', put("b", 0, to=2), '{"a":"x","b":[2]}\n'),
    example("the same value", "a:  'x' # c\n", put("a", to="x"), "a:  'x' # c\n"),
    example("line ends in text", "a: x\n", put("a", to="u\r\nz\rw"), "a: |-\n  u\n  z\n  w\n"),
]


@pytest.mark.parametrize(("before", "edits", "after"), SCALARS)
def test_a_scalar_keeps_its_style_and_everything_around_it(
    before: str, edits: Edits, after: str
) -> None:
    assert edited(before, *edits) == after


BLOCK_SCALARS = [
    example("literal", "a: |\n  x\n  u\nb: 1\n", put("a", to="z\nw\n"), "a: |\n  z\n  w\nb: 1\n"),
    example(
        "no last line end", "a: |-\n  x\nb: 1\n", put("a", to="u\nz"), "a: |-\n  u\n  z\nb: 1\n"
    ),
    example("folded, one line", "a: >-\n  x\n  u\n", put("a", to="z w"), "a: >-\n  z w\n"),
    example("folded, lines", "a: >-\n  x\n  u\n", put("a", to="z\nw"), "a: |-\n  z\n  w\n"),
    example(
        "blank lines after", "a: |\n  x\n\n\nb: 1\n", put("a", to="u\n"), "a: |\n  u\n\n\nb: 1\n"
    ),
    example("number", "a: |\n  x\nb: 1\n", put("a", to=Decimal("1.50")), "a: |-\n  1.50\nb: 1\n"),
    example("comment beside", "a: x # c\n", put("a", to="u\nz"), 'a: "u\\nz" # c\n'),
    example(
        "deeper comment below", "a: x\n\n  # c\n", put("a", to="u\nz"), 'a: "u\\nz"\n\n  # c\n'
    ),
    example("spaces below", "a: x\n   \nb: 1\n", put("a", to="u\nz"), 'a: "u\\nz"\n   \nb: 1\n'),
    example("leading space", "a: x\n", put("a", to=" u\nz"), 'a: " u\\nz"\n'),
    example("trailing space", "a: x\n", put("a", to="u \nz"), 'a: "u \\nz"\n'),
    example("blank line inside", "a: x\n", put("a", to="u\n\nz"), "a: |-\n  u\n\n  z\n"),
    example("hash inside", "a: x\n", put("a", to="# u\n--- z"), "a: |-\n  # u\n  --- z\n"),
    example("in flow", "a: {b: x}\n", put("a", "b", to="u\nz"), 'a: {b: "u\\nz"}\n'),
    example("CRLF", "a: x\r\n", put("a", to="u\nz"), "a: |-\r\n  u\r\n  z\r\n"),
    example("end of file", "b: 1\na: x", put("a", to="u\nz"), "b: 1\na: |-\n  u\n  z"),
    example("end of file, line end", "a: x", put("a", to="u\nz\n"), 'a: "u\\nz\\n"'),
    example(
        "item", "a:\n  - x\n  - u\n", put("a", 0, to="v\nw"), "a:\n  - |-\n    v\n    w\n  - u\n"
    ),
    example("new key", "a: 1\n", put("b", to="x\nu"), "a: 1\nb: |-\n  x\n  u\n"),
]


@pytest.mark.parametrize(("before", "edits", "after"), BLOCK_SCALARS)
def test_a_text_with_lines_becomes_a_block_where_it_can_and_a_block_is_replaced_whole(
    before: str, edits: Edits, after: str
) -> None:
    assert edited(before, *edits) == after


NEW_KEYS = [
    example("at the end", "a: 1\n", put("b", to="x"), "a: 1\nb: x\n"),
    example("after", "a: 1 # c\nc: 3\n", put("b", to="x", after="a"), "a: 1 # c\nb: x\nc: 3\n"),
    example("after nothing known", "a: 1\n", put("b", to="x", after="q"), "a: 1\nb: x\n"),
    example(
        "in order",
        "a: 1\nz: 2\n",
        (put("b", to="x", after="a"), put("c", to="u", after="b"), put("d", to="w", after="a")),
        "a: 1\nb: x\nc: u\nd: w\nz: 2\n",
    ),
    example("no final line end", "a: 1", put("b", to="x"), "a: 1\nb: x"),
    example("CRLF", "a: 1\r\nc: 2\r\n", put("b", to="x", after="a"), "a: 1\r\nb: x\r\nc: 2\r\n"),
    example("end mark", "---\na: 1\n...\n", put("b", to="x"), "---\na: 1\nb: x\n...\n"),
    example(
        "after a list", "a:\n  - x\nc: 1\n", put("b", to="u", after="a"), "a:\n  - x\nb: u\nc: 1\n"
    ),
    example(
        "after a flow",
        "a: [x,\n  u] # c\nc: 1\n",
        put("b", to="z", after="a"),
        "a: [x,\n  u] # c\nb: z\nc: 1\n",
    ),
    example(
        "after a block",
        "a: |\n  x\n\nc: 1\n",
        put("b", to="u", after="a"),
        "a: |\n  x\nb: u\n\nc: 1\n",
    ),
    example(
        "after blank lines that count",
        "a: |+\n  x\n\nc: 1\n",
        put("b", to="u", after="a"),
        "a: |+\n  x\n\nb: u\nc: 1\n",
    ),
    example("after no value", "a:\nc: 1\n", put("b", to="u", after="a"), "a:\nb: u\nc: 1\n"),
    example(
        "after deeper comments",
        "a:\n  b: 1\n  # b\n# a\n",
        put("c", to=2),
        "a:\n  b: 1\n  # b\nc: 2\n# a\n",
    ),
    example(
        "in a record",
        "- a: 1\n  # c\n- a: 2\n",
        put(0, "b", to="x"),
        "- a: 1\n  b: x\n  # c\n- a: 2\n",
    ),
    example(
        "in flow", "- {a: 1, c: 3}\n", put(0, "b", to="x", after="a"), "- {a: 1, b: x, c: 3}\n"
    ),
    example(
        "in flow, at the end", "- {a: 1, } # c\n", put(0, "b", to="x"), "- {a: 1, b: x, } # c\n"
    ),
    example(
        "in flow, several", "{a: 1}\n", (put("b", to="x"), put("c", to="u")), "{a: 1, b: x, c: u}\n"
    ),
    example("in an empty one", "a: {}\n", put("a", "b", to="x"), "a: {b: x}\n"),
    example("in an empty root", "{}\n", put("b", to="x"), "b: x\n"),
    example("under no value", "a:\nb: 1\n", put("a", "c", to="x"), "a: {c: x}\nb: 1\n"),
    example(
        "a citation",
        "a: 1\n",
        put("source", to={"document": "vb-1", "locator": "mục 1"}),
        "a: 1\nsource: {document: vb-1, locator: mục 1}\n",
    ),
    example(
        "a list of ids",
        "a: 1\n",
        put("serves", to=["CT-1", "CT-2"]),
        "a: 1\nserves: [CT-1, CT-2]\n",
    ),
    example("an empty list", "a: 1\n", put("b", to=[]), "a: 1\nb: []\n"),
    example(
        "a list of records",
        "a: 1\n",
        put("targets", to=[{"year": 2025, "comparator": ">="}, {"year": 2030, "comparator": "="}]),
        'a: 1\ntargets:\n  - {year: 2025, comparator: ">="}\n  - {year: 2030, comparator: "="}\n',
    ),
    example(
        "too long for one line",
        "a: 1\n",
        put("source", to={"document": "vb-1", "locator": "mục " * 30 + "1"}),
        "a: 1\nsource:\n  document: vb-1\n  locator: " + "mục " * 30 + "1\n",
    ),
    example(
        "too many for one line",
        "a:\n    b: 1\n",
        put("a", "c", to=["x" * 60, "u" * 60]),
        "a:\n    b: 1\n    c:\n      - " + "x" * 60 + "\n      - " + "u" * 60 + "\n",
    ),
]


@pytest.mark.parametrize(("before", "edits", "after"), NEW_KEYS)
def test_an_absent_key_is_inserted_where_it_is_wanted(
    before: str, edits: Edits, after: str
) -> None:
    assert edited(before, *edits) == after


REPLACED = [
    example("flow by flow", "a: [x, u] # c\n", put("a", to=["z"]), "a: [z] # c\n"),
    example("scalar by list", "a: x # c\n", put("a", to=["u", "z"]), "a: [u, z] # c\n"),
    example("block by block", "a:\n- x # c\n- u\nb: 1\n", put("a", to=["z"]), "a:\n- z\nb: 1\n"),
    example(
        "block by block of text",
        "a:\n  b: 1 # c\nd: 2\n",
        put("a", to={"b": "u\nv"}),
        "a:\n  b: |-\n    u\n    v\nd: 2\n",
    ),
    example("block by none, no line end", "a:\n\n  - x", put("a", to=[]), "a: []"),
    example("block by none, comment above", "a:\n  # c\n\n  - x", put("a", to=[]), "a: []\n  # c"),
    example("block by none", "a: # c\n  - x\nb: 1\n", put("a", to=[]), "a: [] # c\nb: 1\n"),
    example(
        "block by scalar",
        "a:\n  # c\n  b: x # d\n  c: u\n# e\nz: 1\n",
        put("a", to="v"),
        "a: v\n  # c\n# e\nz: 1\n",
    ),
    example("block by lines", "a:\n  - x\nb: 1\n", put("a", to="v\nw"), "a: |-\n  v\n  w\nb: 1\n"),
    example("block by lines, comment", "a: # c\n  - x\n", put("a", to="v\nw"), 'a: "v\\nw" # c\n'),
    example("list by mapping", "a:\n- x\n", put("a", to={"b": "u"}), "a: {b: u}\n"),
    example(
        "record by record",
        "- a: 1\n  b: 2\n- c\n",
        put(0, to={"a": 3, "d": "x"}),
        "- a: 3\n  d: x\n- c\n",
    ),
    example(
        "records by records",
        "a:\n  - b: 1\n    c: 2\nd: 3\n",
        put("a", to=[{"b": 4, "c": 5}]),
        "a:\n  - b: 4\n    c: 5\nd: 3\n",
    ),
    example(
        "short records by short records",
        "a:\n  - {b: 1}\nd: 3\n",
        put("a", to=[{"b": 4}, {"b": 5}]),
        "a:\n  - {b: 4}\n  - {b: 5}\nd: 3\n",
    ),
    example("record by scalar", "- a: 1\n  b: 2\n- c\n", put(0, to="x"), "- x\n- c\n"),
    example("record by lines", "- a: 1\n- c\n", put(0, to="x\nu"), "- |-\n  x\n  u\n- c\n"),
    example("scalar by record", "- x\n- u\n", put(0, to={"a": 1}), "- {a: 1}\n- u\n"),
    example("lists in lists", "- - x\n  - u\n- z\n", put(0, to=["v", "w"]), "- - v\n  - w\n- z\n"),
    example("item below its dash", "-\n  a: 1\n", put(0, to="x"), "-\n  x\n"),
    example(
        "in flow", "a: [{b: 1}, 2]\n", put("a", 0, to=["x", {"u": "z"}]), "a: [[x, {u: z}], 2]\n"
    ),
    example(
        "scalar by long list, comment",
        "a: x # c\nb: 1\n",
        put("a", to=["v" * 60, "w" * 60]),
        "a: # c\n  - " + "v" * 60 + "\n  - " + "w" * 60 + "\nb: 1\n",
    ),
    example(
        "item by long list, comment",
        "- x # c\n",
        put(0, to=["v" * 60, "w" * 60]),
        "- [" + "v" * 60 + ", " + "w" * 60 + "] # c\n",
    ),
    example(
        "item by long list",
        "- x\n- u\n",
        put(0, to=["v" * 60, "w" * 60]),
        "- - " + "v" * 60 + "\n  - " + "w" * 60 + "\n- u\n",
    ),
]


@pytest.mark.parametrize(("before", "edits", "after"), REPLACED)
def test_a_list_or_mapping_is_replaced_in_its_place(before: str, edits: Edits, after: str) -> None:
    assert edited(before, *edits) == after


ADDED = [
    example("scalar", "a:\n  - x # c\nb: 1\n", add("a", item="u"), "a:\n  - x # c\n  - u\nb: 1\n"),
    example("indent of the list", "a:\n- x\n", add("a", item="u"), "a:\n- x\n- u\n"),
    example(
        "wide dash",
        "a:\n-   x: 1\n",
        add("a", item={"x": 2, "u": 3}),
        "a:\n-   x: 1\n-   x: 2\n    u: 3\n",
    ),
    example("flow", "a: [x] # c\n", add("a", item="u"), "a: [x, u] # c\n"),
    example(
        "flow, several", "a: [x]\n", (add("a", item="u"), add("a", item="z")), "a: [x, u, z]\n"
    ),
    example(
        "flow, lines",
        "a: [\n  x, # c\n  u # d\n]\n",
        add("a", item="z"),
        "a: [\n  x, # c\n  u, z # d\n]\n",
    ),
    example(
        "flow, too long",
        "a: [" + "x" * 50 + ", " + "u" * 40 + "] # c\n",
        add("a", item="z" * 9),
        "a: [" + "x" * 50 + ", " + "u" * 40 + ",\n  " + "z" * 9 + "] # c\n",
    ),
    example(
        "flow record, too long",
        "  - {a: " + "x" * 90 + "}\n",
        add(0, "b", item="z"),
        "  - {a: " + "x" * 90 + ",\n     b: [z]}\n",
    ),
    example(
        "flow, the indent of its lines",
        "a: [" + "x" * 90 + ",\n  " + "u" * 90 + "]\n",
        add("a", item="z" * 9),
        "a: [" + "x" * 90 + ",\n  " + "u" * 90 + ",\n  " + "z" * 9 + "]\n",
    ),
    example(
        "record like its neighbours",
        "a:\n  - {x: 1}\n",
        add("a", item={"x": 2}),
        "a:\n  - {x: 1}\n  - {x: 2}\n",
    ),
    example("empty", "a: []\n", add("a", item="x"), "a:\n  - x\n"),
    example(
        "empty with a comment", "a: [] # c\nb: 1\n", add("a", item="x"), "a: # c\n  - x\nb: 1\n"
    ),
    example(
        "empty with a comment, at the end",
        "a: [] # c",
        (put("b", to=1), add("a", item="x")),
        "a: # c\n  - x\nb: 1",
    ),
    example("no value", "a:\nb: 1\n", add("a", item="x"), "a:\n  - x\nb: 1\n"),
    example("no value, comment", "a:  # c\nb: 1\n", add("a", item="x"), "a:  # c\n  - x\nb: 1\n"),
    example("empty, next line", "a:\n  []\nb: 1\n", add("a", item="x"), "a:\n  - x\nb: 1\n"),
    example("empty in flow", "a: {b: []}\n", add("a", "b", item="x"), "a: {b: [x]}\n"),
    example(
        "absent", "a: 1\n", (add("b", item="x"), add("b", item="u")), "a: 1\nb:\n  - x\n  - u\n"
    ),
    example("absent in flow", "- {a: 1}\n", add(0, "b", item="x"), "- {a: 1, b: [x]}\n"),
    example("lists in lists", "- - x\n- u\n", add(0, item="z"), "- - x\n  - z\n- u\n"),
    example("root", "- x\n", add(item="u"), "- x\n- u\n"),
    example(
        "a record",
        "# c\ntasks:\n  # d\n  - id: 1\n    due: 2024-01-01\n    # e\n\n# f\n",
        add("tasks", item={"id": "2", "due": dt.date(2024, 6, 30), "support": ["a", "b"]}),
        "# c\ntasks:\n  # d\n  - id: 1\n    due: 2024-01-01\n    # e\n"
        '  - id: "2"\n    due: 2024-06-30\n    support: [a, b]\n\n# f\n',
    ),
    example(
        "spaced as its neighbours",
        "tasks:\n  - id: a\n\n  - id: b\nz: 1\n",
        (add("tasks", item={"id": "c"}), add("tasks", item={"id": "d"})),
        "tasks:\n  - id: a\n\n  - id: b\n\n  - id: c\n\n  - id: d\nz: 1\n",
    ),
    example(
        "the first record of a report",
        "as_of: 2024-06-30\ntasks: []\n",
        add("tasks", item={"task": "T-1", "percent": 55, "evidence": ["1/QĐ"]}),
        "as_of: 2024-06-30\ntasks:\n  - task: T-1\n    percent: 55\n    evidence: [1/QĐ]\n",
    ),
    example(
        "everything at the end at once, innermost first",
        "tasks:\n  - id: a\n    evidence:\n      - x",
        (
            add("tasks", item={"id": "b"}),
            put("tasks", 0, "note", to="m"),
            add("tasks", 0, "evidence", item="u"),
            put("end", to="z"),
        ),
        "tasks:\n  - id: a\n    evidence:\n      - x\n      - u\n    note: m\n  - id: b\nend: z",
    ),
]


@pytest.mark.parametrize(("before", "edits", "after"), ADDED)
def test_an_item_is_appended_in_the_manner_of_its_list(
    before: str, edits: Edits, after: str
) -> None:
    assert edited(before, *edits) == after


REMOVED = [
    example("key", "a: 1\n# c\nb: 2 # d\n# e\nc: 3\n", remove("b"), "a: 1\n# c\n# e\nc: 3\n"),
    example("first key", "a: 1\nb: 2\n", remove("a"), "b: 2\n"),
    example("last key", "a: 1\nb: 2\n", remove("b"), "a: 1\n"),
    example("last key, no line end", "a: 1\nb: 2", remove("b"), "a: 1"),
    example("CRLF", "a: 1\r\nb: 2\r\nc: 3\r\n", remove("b"), "a: 1\r\nc: 3\r\n"),
    example(
        "lines of a value", "a: x\n  u\nb: |\n  z\nc: 3\n", (remove("a"), remove("b")), "c: 3\n"
    ),
    example("deeper comments", "a:\n  b: 1\n  # c\n# d\ne: 2\n", remove("a"), "# d\ne: 2\n"),
    example("only key", "a:\n  # c\n  b: 1\nd: 2\n", remove("a", "b"), "a: {}\n  # c\nd: 2\n"),
    example(
        "everything", "# c\na: 1 # d\nb: 2\n# e\n", (remove("a"), remove("b")), "# c\n{} # d\n# e\n"
    ),
    example("record's first key", "- a: 1 # c\n  b: 2\n", remove(0, "a"), "- b: 2\n"),
    example(
        "record's first keys",
        "- a: 1\n  b: 2\n  c: 3\n  d: 4\n",
        (remove(0, "a"), remove(0, "b"), remove(0, "d")),
        "- c: 3\n",
    ),
    example(
        "record's first key, comment",
        "- a: 1\n  # c\n  b: 2\n",
        remove(0, "a"),
        "-\n  # c\n  b: 2\n",
    ),
    example("record's only key", "- a: 1\n- b\n", remove(0, "a"), "- {}\n- b\n"),
    example(
        "record's keys all changed",
        "- a: 1\n- b\n",
        (remove(0, "a"), put(0, "c", to=2)),
        "-\n  c: 2\n- b\n",
    ),
    example("item", "a:\n  - x # c\n  # d\n  - u\n", remove("a", 0), "a:\n  # d\n  - u\n"),
    example("last item", "a:\n  # c\n  - x # d\nb: 1\n", remove("a", 0), "a: []\n  # c\nb: 1\n"),
    example(
        "last item, list replaced",
        "a:\n  - x\n",
        (remove("a", 0), add("a", item="u")),
        "a:\n  - u\n",
    ),
    example("items", "- a\n- b\n- c\n- d\n", (remove(0), remove(2), remove(3)), "- b\n"),
    example("lists in lists", "- - a\n  - b\n- c\n", remove(0, 0), "- - b\n- c\n"),
    example("item without value", "-\n- b\n", remove(0), "- b\n"),
    example("item below its dash", "-\n  # c\n  a: 1\n- b\n", remove(0), "- b\n"),
    example("flow", "a: [x, u, z]\n", remove("a", 1), "a: [x, z]\n"),
    example("flow, first", "a: [x, u, z]\n", remove("a", 0), "a: [u, z]\n"),
    example("flow, last", "a: [x, u, z]\n", (remove("a", 1), remove("a", 2)), "a: [x]\n"),
    example("flow, all", "a: [x, u] # c\n", (remove("a", 0), remove("a", 1)), "a: [] # c\n"),
    example("flow, all replaced", "a: [x]\n", (remove("a", 0), add("a", item="u")), "a: [u]\n"),
    example(
        "flow, last replaced", "a: [x, u]\n", (remove("a", 1), add("a", item="z")), "a: [x, z]\n"
    ),
    example("flow mapping", "a: {b: 1, c: 2}\n", remove("a", "b"), "a: {c: 2}\n"),
    example(
        "flow, end of a line",
        "- {a: 1, b: 2, c: 3,\n   d: 4}\n",
        (remove(0, "b"), remove(0, "c")),
        "- {a: 1,\n   d: 4}\n",
    ),
    example(
        "flow, start of a line",
        "- {a: 1,\n   b: 2, c: 3}\n",
        remove(0, "b"),
        "- {a: 1,\n   c: 3}\n",
    ),
    example(
        "flow, a line", "- {a: 1,\n   b: 2,\n   c: 3}\n", remove(0, "b"), "- {a: 1,\n   c: 3}\n"
    ),
    example("flow mapping, all", "a: {b: 1}\n", remove("a", "b"), "a: {}\n"),
    example(
        "flow, comments",
        "a: [x, # c\n  u,\n  # d\n  z]\n",
        (remove("a", 0), remove("a", 1)),
        "a: [ # c\n  # d\n  z]\n",
    ),
    example(
        "flow, comment above the last", "a: [x, # c\n  u]\n", remove("a", 1), "a: [x, # c\n  ]\n"
    ),
    example("flow, last comma", "a: [x, # c\n  u, ]\n", remove("a", 1), "a: [x, # c\n   ]\n"),
    example("blank line with it", "- a\n\n- b\n\n- c\n", remove(1), "- a\n\n- c\n"),
    example("blank line at the end", "- a\n\n- b\n", remove(1), "- a\n"),
    example("blank lines at the end", "- a\n\n- b\n\n- c\n", (remove(1), remove(2)), "- a\n"),
    example(
        "key put after one that goes",
        "a: 1\nb: 2\nc: 3\n",
        (remove("b"), put("d", to=4, after="b")),
        "a: 1\nc: 3\nd: 4\n",
    ),
    example(
        "edits beside it",
        "- a: 1\n- a: 2\n- a: 3\n",
        (remove(1), put(2, "a", to=4), add(item="x")),
        "- a: 1\n- a: 4\n- x\n",
    ),
]


@pytest.mark.parametrize(("before", "edits", "after"), REMOVED)
def test_an_entry_is_removed_with_its_own_lines_only(before: str, edits: Edits, after: str) -> None:
    assert edited(before, *edits) == after


# how a text is written

PLAIN = [
    "x", "Sở TT&TT", "123/QĐ-UBND", "a:b", "https://example.org/a?b=1#c", "2024-06-30", "-x", "a#b",
    "a, b", "không", "😀 tốt", "1.2.3", "12 tháng", "x - y", "NV-CQS-001",
]  # fmt: skip
QUOTED = [
    "", "~", "null", "NULL", "no", "Yes", "ON", "true", "y", "1.10", "010", "1e3", "1_000", "0x1F",
    "12:30", ".5", "+1", ".inf", ".NaN", "=", "<<", "2025-06-31", "2024-6-1", "2024-06-30 10:00:00",
    " x", "x ", "\u00a0x", "a: b", "a:", "a #b", "# a", "- a", "-", "? a", ": a", ", a", "[a]",
    "{a", "]", "}", "&a", "*a", "!a", "|", ">=", "'a'", '"a"', "%", "@a", "`a", "---", "--- a",
    "...", "a\tb", "a\n", "\n", "\na", "\\", '\\ "', "it's: \"so\"",
]  # fmt: skip


def read_by_others(source: str) -> Any:
    """What a YAML 1.1 reader that guesses types makes of it."""
    return yaml.safe_load(source)


@pytest.mark.parametrize("words", PLAIN)
def test_what_needs_no_quotes_gets_none(words: str) -> None:
    assert edited("a: 1\n", put("b", to=words)) == f"a: 1\nb: {words}\n"


@pytest.mark.parametrize("words", QUOTED)
@pytest.mark.parametrize("before", ["a: x\n", "a: 'x'\n", 'a: "x"\n', "- {a: x}\n", "a: |\n  x\n"])
def test_every_yaml_reader_reads_the_text_that_was_meant(before: str, words: str) -> None:
    keys: Keys = (0, "a") if before[0] == "-" else ("a",)
    after = edited(before, put(*keys, to=words))
    found = read_by_others(after)
    assert (found[0] if keys[0] == 0 else found) == {"a": words}


@pytest.mark.parametrize("words", [*PLAIN, *QUOTED])
def test_keys_are_quoted_like_values(words: str) -> None:
    if words in {"2024-06-30", "<<"}:
        return  # a date is a date to others; a merge key is refused
    after = edited("a: 1\nb: {c: 1}\n", put(words, to="x"), put("b", words, to="x"))
    assert read_by_others(after) == {"a": 1, "b": {"c": 1, words: "x"}, words: "x"}


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (7, "7"),
        (-3, "-3"),
        (Decimal("16.250"), "16.250"),
        (Decimal("1E+3"), "1000"),
        (dt.date(2024, 6, 30), "2024-06-30"),
        (dt.datetime(2024, 6, 30, 12, tzinfo=dt.UTC), "2024-06-30"),
        (True, "yes"),
        (False, "no"),
    ],
)
def test_numbers_dates_and_answers_are_written_plain(value: Value, plain: str) -> None:
    assert edited("a: x\nb: [x]\n", put("a", to=value), put("b", 0, to=value)) == (
        f"a: {plain}\nb: [{plain}]\n"
    )


def test_a_number_that_comes_as_text_is_quoted_only_where_no_number_stood() -> None:
    assert edited("a: 50\nb: x\n", put("a", to="55"), put("b", to="55")) == 'a: 55\nb: "55"\n'


# several files, new files


def test_no_edits_change_nothing() -> None:
    assert revise({PATH: parse(PATH, "a: 1\n")}, []) == {}


def test_a_file_that_stays_the_same_is_left_out() -> None:
    documents = {path: parse(path, "a: x\n") for path in ("data/p.yaml", "data/q.yaml")}
    edits = [
        Put(path="data/p.yaml", keys=("a",), value="x"),
        Put(path="data/q.yaml", keys=("a",), value="z"),
    ]
    assert revise(documents, edits) == {"data/q.yaml": "a: z\n"}


def test_a_new_file_is_composed_and_checked() -> None:
    new = Create(path="data/new.yaml", text="tên: Sơ\u0309\n")
    assert revise({}, [new]) == {"data/new.yaml": "tên: Sở\n"}


def test_findings_that_were_there_before_do_not_stop_an_edit() -> None:
    before = "a: &x 1\r\nb: *x\r\nc: 2\r\n"
    assert edited(before, put("c", to=3)) == before.replace("2", "3")


# what is refused

REFUSED = [
    ("a: [\n", put("a", to="x"), "data/x.yaml:1:1: the file cannot be read to its end"),
    ("a: 1\n", put(to="x"), "data/x.yaml:1:1: a whole file is not replaced"),
    ("a: 1\n", put("a", "b", to="x"), "data/x.yaml:1:4: there is no record here to write into"),
    ("a: 1\n", put("b", "c", to="x"), "there is no record here to write into"),
    ("a:\n  - x\n", put("a", 1, to="x"), "data/x.yaml:2:3: there is no record here to write into"),
    ("a: 1\n", put(0, to="x"), "there is no record here to write into"),
    ("# c\n", put("a", to="x"), "there is no record here to write into"),
    ("a: 1\n", add("a", item="x"), "there is no list here to add to"),
    ("a: {b: 1}\n", add("a", item="x"), "there is no list here to add to"),
    ("a: 1\n", remove("b"), "there is nothing here to take out"),
    ("a: 1\n", remove(), "there is nothing here to take out"),
    ("a: 1\n", put("a", to=Decimal("NaN")), "NaN is not a number"),
    ("a: 1\n", put("a", to="x\x1b[31m"), "the text holds U+001B"),
    ("a: 1\n", put("a", to="x\u200b"), "the text holds U+200B zero width space"),
    ("a: 1\n", put("a", to=["\ufeffx"]), "the text holds U+FEFF"),
    ("a: 1\n", put("a", to={"\u2028": "x"}), "the text holds U+2028"),
    ("a: 1\n", put("a", to="\ud800"), "the text holds half a character"),
    ("a: 1\n", put("<<", to="x"), "does not fit here: merge keys are not used here"),
    ("a: {b, c: 1}\n", put("a", "b", to="x"), "does not fit"),
    ("a: [b: 1]\n", put("a", 0, "c", to="x"), "does not fit"),
    ("a: [b # c\n  , d]\n", remove("a", 0), "does not fit"),
    ("a: |\n  x", put("b", to="x"), "does not fit"),
    ("a: 1\nb: 2\na: 3\n", remove("a"), "does not fit"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "edit", "reason"), REFUSED)
def test_what_has_no_safe_place_is_refused(
    before: str, edit: Put | Add | Remove, reason: str
) -> None:
    assert reason in refusal(before, edit)


@pytest.mark.parametrize(
    "edits",
    [
        (put("a", to="x"), put("a", to="v")),
        (put("a", to="x"), remove("a")),
        (remove("b"), put("b", 0, to="x")),
        (put("b", 0, "c", to=3), put("b", 0, to="x")),
        (add("b", item="x"), put("b", to="x")),
        (add("b", item="x"), remove("b")),
        (add("new", item="x"), put("new", to="x")),
        (add("nothing", item="x"), put("nothing", "c", to="x")),
    ],
)
def test_edits_that_meet_are_refused(edits: Edits) -> None:
    message = refusal("a: 1\nb:\n  - c: 2\nnothing:\n", *edits)
    assert "two changes meet in the same place" in message


@pytest.mark.parametrize(
    ("edits", "reason"),
    [
        (
            [Put(path="data/q.yaml", keys=("a",), value="x")],
            "data/q.yaml:1:1: there is no such file",
        ),
        ([Create(path=PATH, text="a: 1\n")], "data/x.yaml:1:1: the file is there already"),
        ([Create(path="data/q.yaml", text="a: 1\n")] * 2, "two changes meet in the same place"),
        (
            [Create(path="data/q.yaml", text="a: 1\nb: [c\n")],
            "data/q.yaml:2:6: a list [ … ] is not closed",
        ),
        ([Create(path="data/q.yaml", text="a: \ud800\n")], "the text holds half a character"),
    ],
)
def test_files_are_neither_guessed_nor_overwritten(
    edits: Sequence[Put | Create], reason: str
) -> None:
    with pytest.raises(CannotEdit) as refused:
        revise({PATH: parse(PATH, "a: 1\n")}, edits)
    assert reason in str(refused.value)


def test_one_refused_edit_refuses_all() -> None:
    documents = {path: parse(path, "a: 1\n") for path in ("data/p.yaml", "data/q.yaml")}
    edits: list[Put | Remove] = [
        Put(path="data/p.yaml", keys=("a",), value="x"),
        Remove(path="data/q.yaml", keys=("b",)),
    ]
    with pytest.raises(CannotEdit):
        revise(documents, edits)


def test_the_values_of_the_document_stay_as_they_are() -> None:
    document = parse(PATH, "a: [x]\nb:\n")
    revise({PATH: document}, [add("a", item="u"), add("b", item="v")])
    assert document.data == {"a": ["x"], "b": None}


def test_overlapping_splices_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    overlapping = [Splice(0, 2, ""), Splice(1, 3, "")]
    monkeypatch.setattr(revising, "splices_for", lambda *_: overlapping)
    assert "two changes meet in the same place" in refusal("a: 1\n", put("a", to=2))


@pytest.mark.parametrize("value", [None, 1.5, ["x", None]])
def test_only_plan_data_is_written(value: Any) -> None:
    with pytest.raises(TypeError):
        edited("a: 1\n", put("a", to=value))
