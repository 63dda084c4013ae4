"""Random edits of random YAML, written in every style people use, change what they say and no more.

The generator draws a tree, writes it down with random styles, indentation, comments and line ends,
and draws edits of it. The model of an edit below knows nothing of text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dxplan.edits import Add, CannotEdit, Edit, Put, Remove, revise
from dxplan.edits.outline import Outline
from dxplan.yamltext import Document, Keys, parse

PATH = "data/x.yaml"
ROOT = Path(__file__).parents[2]

# trees

KEYS = st.one_of(
    st.sampled_from(
        ["id", "title", "lead", "support", "due", "tên", "a b", "no", "1", "x: y", "😀"]
    ),
    st.text("abcđe-_#:'\" ", min_size=1, max_size=6),
)
WORDS = st.one_of(
    st.sampled_from(["", "~", "no", "1.10", "2024-06-30", "Sở TT&TT", "a: b", "a #b", "- a", ">="]),
    st.text("abđ 1-:#,[]{}'\"\\|>&*!%@?=~.😀", max_size=12),
    st.text("ab đ\n", max_size=12),
)
TREES: st.SearchStrategy[Any] = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
FILES = st.dictionaries(KEYS, TREES, min_size=1, max_size=4)


# the same tree in many styles

SAFELY_PLAIN = re.compile(r"[a-zA-Zđ0-9][a-zA-Zđ0-9.=&-]*( [a-zA-Zđ0-9][a-zA-Zđ0-9-]*)*")


@dataclass
class Hand:
    """Somebody with habits who writes YAML down."""

    draw: Any
    step: int
    offset: int
    dash: int

    def __post_init__(self) -> None:
        self.numbers = count()

    def often(self) -> bool:
        return bool(self.draw(st.booleans()))

    def seldom(self) -> bool:
        return bool(self.draw(st.integers(0, 5)) == 0)

    def remark(self) -> str:
        """The rest of a line: nothing, or a comment like no other."""
        return (
            f"{' ' * self.draw(st.integers(1, 2))}# c{next(self.numbers)}" if self.seldom() else ""
        )

    def gap(self, column: int) -> list[str]:
        """Lines between entries."""
        lines = [""] if self.seldom() else []
        if self.seldom():
            lines.append(" " * (column + 2 * self.seldom()) + f"# c{next(self.numbers)}")
        return lines

    def scalar(self, words: str | None) -> str:
        if words is None:
            return self.draw(st.sampled_from(["~", "null"]))  # type: ignore[no-any-return]
        styles = [json.dumps(words, ensure_ascii=False)]
        if "\n" not in words:
            styles.append("'" + words.replace("'", "''") + "'")
        if SAFELY_PLAIN.fullmatch(words) and words not in {"null", "~"}:
            styles = [words, words, *styles]
        return self.draw(st.sampled_from(styles))  # type: ignore[no-any-return]

    def literal(self, words: str, column: int) -> list[str] | None:
        body = words.rstrip("\n")
        if not body or (not body.isprintable() and "\n" not in body):
            return None
        if any(line.strip() != line for line in body.split("\n")) or body[0] == "\n":
            return None
        ends = len(words) - len(body)
        header = "|" + ("-", "", "+")[min(ends, 2)]
        indent = " " * (column + self.step)
        lines = [indent + line if line else "" for line in body.split("\n")]
        return [f" {header}{self.remark()}", *lines, *[""] * max(ends - 1, 0)]

    def flow(self, node: Any, column: int) -> str:
        if not isinstance(node, dict | list):
            return self.scalar(node)
        opener, closer = "{}" if isinstance(node, dict) else "[]"
        parts = []
        for key in node:
            value = self.flow(node[key] if isinstance(node, dict) else key, column)
            parts.append(f"{self.scalar(key)}: {value}" if isinstance(node, dict) else value)
        pad = " " * self.seldom()
        text = opener + pad
        for number, part in enumerate(parts, 1):
            comma = "," if number < len(parts) or self.seldom() else ""
            text += part + comma
            if number < len(parts):
                broken = f"{self.remark()}\n{' ' * (column + 1)}"
                text += broken if self.seldom() else " "
        return text + pad + closer

    def after(self, node: Any, column: int, *, dash: bool) -> list[str]:
        """What follows a key or dash at `column`."""
        if isinstance(node, str):
            lines = self.literal(node, column) if self.often() else None
            if lines is not None:
                return lines
        if node is None and self.often():
            return [self.remark()]
        if not isinstance(node, dict | list) or not node or self.seldom():
            return [f" {' ' * self.seldom()}{self.flow(node, column)}{self.remark()}"]
        if not dash:
            deeper = self.offset if isinstance(node, list) else self.step
            return [self.remark(), *self.block(node, column + deeper)]
        if self.seldom():
            return [self.remark(), *self.block(node, column + self.step)]
        first, *rest = self.block(node, column + self.dash, gap=False)
        return [" " * (self.dash - 1) + first.lstrip(" "), *rest]

    def block(self, node: Any, column: int, *, gap: bool = True) -> list[str]:
        lines: list[str] = []
        for key in node:
            lines += self.gap(column) if gap else []
            gap = True
            name = f"{self.scalar(key)}:" if isinstance(node, dict) else "-"
            value = node[key] if isinstance(node, dict) else key
            first, *rest = self.after(value, column, dash=isinstance(node, list))
            lines += [" " * column + name + first, *rest]
        return lines


@st.composite
def documents(draw: Any) -> Document:
    tree = draw(FILES)
    step = draw(st.integers(1, 4))
    hand = Hand(draw, step, draw(st.integers(0, step)), draw(st.integers(2, 4)))
    lines = [*hand.gap(0), *hand.block(tree, 0), *hand.gap(0)]
    source = "\n".join(lines) + "\n"
    if hand.seldom() and "|" not in source:
        source = source.rstrip("\n")
    if hand.often():
        source = source.replace("\n", "\r\n")
    document = parse(PATH, source)
    # A comment may have ended up inside a block of text; then that is what the text says.
    assume(not document.findings)
    return document


#: What makes a file strange, or no YAML at all.
STRANGE = [
    "", " ", "  ", "\n", "\r", "\t", "-", "- ", "? ", ": ", ":", ",", "[", "]", "{", "}", "#",
    " #", "|", ">", "'", '"', "&a ", "*a", "!a ", "<<: ", "---\n", "--- ", "...\n", "a: 1\n", "%",
]  # fmt: skip

# edits, and what they mean

GONE = object()


def reach(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def all_keys(data: Any, keys: Keys = ()) -> Iterator[Keys]:
    yield keys
    names = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for name in names:
        yield from all_keys(data[name], (*keys, name))


@st.composite
def edits_of(draw: Any, document: Document) -> Put | Add | Remove:
    places = list(all_keys(document.data))
    keys = draw(st.sampled_from(places))
    node = reach(document.data, keys)
    choices = ["put", "remove"] if keys else []
    if isinstance(node, dict):
        choices += ["put new", "add new"]
    if isinstance(node, list) or (node is None and keys):
        choices += ["add", "add"]
    kind = draw(st.sampled_from(choices))
    if kind == "remove":
        return Remove(path=PATH, keys=keys)
    if kind in {"put new", "add new"}:
        keys = (*keys, draw(KEYS.filter(lambda key: key not in node)))
    if kind in {"add", "add new"}:
        return Add(path=PATH, keys=keys, value=draw(VALUES))
    after = draw(st.sampled_from([None, *node])) if kind == "put new" else None
    return Put(path=PATH, keys=keys, value=draw(VALUES), after=after)


def meant(data: Any, edits: list[Put | Add | Remove]) -> Any:
    data = swept(data)  # a copy in which `REFUSED` stays the one that it is
    for edit in edits:
        if not edit.keys:
            data.append(edit.value)  # type: ignore[union-attr] # only an Add has no keys
            continue
        parent, key = reach(data, edit.keys[:-1]), edit.keys[-1]
        if isinstance(edit, Remove):
            parent[key] = GONE
        elif isinstance(edit, Put):
            parent[key] = edit.value
        elif (isinstance(parent, dict) and parent.get(key) is None) or parent[key] is None:
            parent[key] = [edit.value]
        else:
            parent[key].append(edit.value)
    return swept(data)


def swept(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: swept(each) for key, each in data.items() if each is not GONE}
    if isinstance(data, list):
        return [swept(each) for each in data if each is not GONE]
    return data


def revised(document: Document, edits: list[Edit]) -> str:
    return revise({PATH: document}, edits).get(PATH, document.text)


# what must hold

SETTINGS = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@SETTINGS
@given(st.data())
def test_an_edit_changes_what_it_says_and_nothing_else(data: Any) -> None:
    document = data.draw(documents())
    edit = data.draw(edits_of(document))
    after = revised(document, [edit])
    assert parse(PATH, after).findings == ()
    assert parse(PATH, after).data == meant(document.data, [edit])
    assert is_yaml_for_others(after)
    assert_the_rest_stays(document, edit, after)
    assert_comments_stay(document, edit, after)
    if is_insertion(document, edit):
        assert_nothing_is_taken_away(document.text, after)


@SETTINGS
@given(st.data())
def test_edits_made_together_give_the_data_that_was_meant(data: Any) -> None:
    document = data.draw(documents())
    edits = data.draw(st.lists(edits_of(document), min_size=2, max_size=6))
    try:
        after = revised(document, edits)
    except CannotEdit as refused:
        assume("two changes meet" not in str(refused))
        raise
    assert parse(PATH, after).data == meant(document.data, edits)


@SETTINGS
@given(st.data())
def test_strange_files_are_edited_truly_or_not_at_all(data: Any) -> None:
    source = data.draw(documents()).text
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(source)))
        strange = data.draw(st.sampled_from(STRANGE))
        source = source[:place] + strange + source[place + data.draw(st.integers(0, 2)) :]
    document = parse(PATH, source)
    assume(isinstance(document.data, dict | list))
    edit = data.draw(edits_of(document))
    try:
        after = revised(document, [edit])
    except CannotEdit:
        return
    assert parse(PATH, after).data == meant(document.data, [edit])


@settings(max_examples=50, deadline=None)
@given(documents())
def test_no_edits_change_nothing(document: Document) -> None:
    assert revise({PATH: document}, []) == {}


def is_yaml_for_others(source: str) -> bool:
    """Whether readers that guess types, and the reader without libyaml, get along with it."""
    yaml.safe_load(source)
    return bool(
        yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 (it builds text only)
        == yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506 (the same)
    )


def assert_the_rest_stays(document: Document, edit: Put | Add | Remove, after: str) -> None:
    before = document.text
    start, end = stretch(document, edit)
    assert after.startswith(before[:start])
    assert after.endswith(before[end:])
    assert len(after) >= start + len(before) - end
    assert after.endswith("\n") == before.endswith("\n")
    assert "\r\n" not in before or "\n" not in after.replace("\r\n", "")


def stretch(document: Document, edit: Put | Add | Remove) -> tuple[int, int]:
    """Where the text may differ: the lines of the value or entry and what parts it from others."""
    outline = Outline(document)
    keys = edit.keys
    alone = isinstance(edit, Remove) and len(reach(document.data, keys[:-1])) == 1
    in_flow = isinstance(edit, Remove) and outline.is_flow(keys[:-1])
    if keys not in document.places or alone or in_flow:
        keys = keys[:-1]
    if not keys:
        return 0, len(document.text)
    start, end = outline.line_start(outline.owner(keys)), outline.after(keys)
    if isinstance(edit, Remove):
        if not outline.leads_its_line(outline.owner(keys)):  # the next entry moves up to the dash
            end += len(document.text[end:]) - len(document.text[end:].lstrip())
        while start and outline.is_blank(outline.line_start(start - 1), start):
            start = outline.line_start(start - 1)
    if not outline.closed and end >= len(document.text):
        start = len(document.text[:start].rstrip())
    return start, end


def assert_comments_stay(document: Document, edit: Put | Add | Remove, after: str) -> None:
    """Comments go only with the value or entry they stand in, never from above or below it."""
    remarks = {found.group(): found.start() for found in re.finditer(r"# c\d+\b", document.text)}
    lost = [where for remark, where in remarks.items() if not re.search(rf"{remark}\b", after)]
    if lost:
        outline = Outline(document)
        first, last = outline.owner(edit.keys), outline.after(edit.keys)
        assert all(first < where < last for where in lost)


def is_insertion(document: Document, edit: Put | Add | Remove) -> bool:
    if isinstance(edit, Remove):
        return False
    is_new = edit.keys not in document.places
    container = edit.keys[:-1] if is_new else edit.keys
    return bool(reach(document.data, container)) and (is_new or isinstance(edit, Add))


def assert_nothing_is_taken_away(before: str, after: str) -> None:
    pairs = enumerate(zip(before, after, strict=False))
    prefix = next((at for at, (old, new) in pairs if old != new), len(before))
    assert after.endswith(before[prefix:])


# the plan's own files

DATA = [
    parse(path.relative_to(ROOT).as_posix(), path.read_bytes().decode())
    for path in sorted((ROOT / "data").rglob("*.yaml"))
]


def scalars_of_one_line(document: Document) -> list[Keys]:
    return [
        keys
        for keys, place in document.places.items()
        if isinstance(reach(document.data, keys), str)
        and "\n" not in document.text[place.value.start : place.value.end]
    ]


SCALARS = {document.path: scalars_of_one_line(document) for document in DATA}
SENTENCES = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyế ờ1234567890,.:;#-–%/()\"'", max_size=60)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(DATA), st.data())
def test_a_new_scalar_changes_one_line_of_the_plan(document: Document, data: Any) -> None:
    keys = data.draw(st.sampled_from(SCALARS[document.path]))
    value = data.draw(SENTENCES.filter(lambda words: words != reach(document.data, keys)))
    edit = Put(path=document.path, keys=keys, value=value)
    after = revise({document.path: document}, [edit])[document.path]
    pairs = zip(document.text.split("\n"), after.split("\n"), strict=True)
    assert sum(old != new for old, new in pairs) == 1
