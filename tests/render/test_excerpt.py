"""Carets stand under the cells of what is meant, in any script and at any length."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxplan.render.excerpt import BEFORE, LIMIT, Excerpt, cells, excerpt
from dxplan.render.visible import HIDDEN

from .samples import hostile_words


def drawn(line: str, words: str) -> str:
    """The excerpt of `line` with `words` marked, as two lines."""
    start = line.index(words)
    shown = excerpt(line, start, start + len(words))
    return f"{shown.line}\n{' ' * shown.indent}{'^' * shown.width}"


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("due: 2025-06-31", "2025", "due: 2025-06-31\n     ^^^^"),
        ("tên: Sở số", "số", "tên: Sở số\n        ^^"),
        ("名: 漢字 ok", "ok", "名: 漢字 ok\n         ^^"),
        ("名: 漢字 ok", "漢字", "名: 漢字 ok\n    ^^^^"),
        ("👩 ok", "ok", "👩 ok\n   ^^"),
        ("☎\ufe0f ok", "ok", "☎\ufe0f ok\n   ^^"),
        ("So\u031b\u0309 ok", "ok", "So\u031b\u0309 ok\n   ^^"),
        ("So\u031b\u0309 ok", "\u0309", "So\u031b\u0309 ok\n ^"),
        ("\tx:\ty", "y", "    x:    y\n          ^"),
        ("a\x1b[31m: b", "b", "a\\u{1b}[31m: b\n             ^"),
        ("a\x1bc", "\x1b", "a\\u{1b}c\n ^^^^^^"),
        ("a ##[error] b", "b", "a ##\\u{5b}error] b\n                 ^"),
    ],
)
def test_carets_stand_under_the_words(line: str, words: str, expected: str) -> None:
    assert drawn(line, words) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (2, 2, Excerpt("abc", 2, 1)),
        (3, 3, Excerpt("abc", 3, 1)),
        (1, 99, Excerpt("abc", 1, 2)),
        (50, 99, Excerpt("abc", 3, 1)),
        (2, 0, Excerpt("abc", 2, 1)),
    ],
)
def test_a_span_is_held_inside_its_line(start: int, end: int, expected: Excerpt) -> None:
    assert excerpt("abc", start, end) == expected


def test_a_line_that_fits_is_whole() -> None:
    line = "x" * LIMIT
    assert excerpt(line, LIMIT - 1, LIMIT) == Excerpt(line, LIMIT - 1, 1)


def test_a_long_line_is_cut_after_a_part_at_its_beginning() -> None:
    shown = excerpt("key: " + "số " * 100, 5, 7)
    assert shown == Excerpt("key: " + "số " * 51 + "s…", 5, 2)
    assert cells(shown.line) == LIMIT


def test_a_long_line_is_cut_on_both_sides_of_a_part_in_its_middle() -> None:
    shown = excerpt("a" * 1000 + "HERE" + "b" * 1000, 1000, 1004)
    tail = LIMIT - 1 - BEFORE - 4 - 1
    assert shown.line == "…" + "a" * BEFORE + "HERE" + "b" * tail + "…"
    assert (shown.indent, shown.width) == (BEFORE + 1, 4)


def test_a_long_line_is_cut_before_a_part_at_its_end() -> None:
    shown = excerpt("a" * 1000 + "HERE", 1000, 1004, ellipsis="...")
    assert shown == Excerpt("..." + "a" * BEFORE + "HERE", BEFORE + 3, 4)


def test_a_part_longer_than_a_line_may_be_is_marked_as_far_as_it_shows() -> None:
    shown = excerpt("a" * 1000, 0, 1000)
    assert shown == Excerpt("a" * (LIMIT - 1) + "…", 0, LIMIT)


def test_wide_letters_are_not_cut_in_half() -> None:
    shown = excerpt("漢" * 500, 250, 251)
    assert shown.line == "…" + "漢" * 79 + "…"
    assert (shown.indent, shown.width) == (41, 2)


def test_a_line_of_megabytes_costs_no_more_than_its_middle() -> None:
    shown = excerpt("\t\x1b" * 8_000_000, 8_000_000, 8_000_002)
    assert cells(shown.line) <= LIMIT


@given(hostile_words | hostile_words.map(lambda words: words * 40), st.data())
@example("\u0301" * 2000, None)
def test_an_excerpt_is_clean_and_no_longer_than_needed(
    line: str, data: st.DataObject | None
) -> None:
    start = data.draw(st.integers(0, len(line) + 2)) if data else 1000
    end = data.draw(st.integers(0, len(line) + 9)) if data else 1001
    shown = excerpt(line, start, end)
    assert not HIDDEN.search(shown.line)
    assert shown.width >= 1
    assert shown.indent + shown.width <= max(cells(shown.line), shown.indent + 1)
    assert cells(shown.line) <= LIMIT
