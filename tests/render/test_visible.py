"""Nothing in data acts on a terminal or on the log of a CI run."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.render.visible import HIDDEN, visible

from .samples import hostile_words

ACTING = re.compile(r"(?m)^\s*::|##\w*\[")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Cổng dữ liệu [phase 2] [/x] 漢字 👩 e\u0301 ☎\ufe0f", None),
        ("a :: b, #1, ## [x]", None),
        ("\x1b[31mred\x1b[0m", r"\u{1b}[31mred\u{1b}[0m"),
        ("\x1b]8;;http://x\x07link", r"\u{1b}]8;;http://x\u{7}link"),
        ("one\ntwo\tthree\r", r"one\u{a}two\u{9}three\u{d}"),
        ("\x7f\x9b", r"\u{7f}\u{9b}"),
        ("abc\u202edcb\u2066", r"abc\u{202e}dcb\u{2066}"),
        ("zero\u200bwidth\ufeff", r"zero\u{200b}width\u{feff}"),
        ("line\u2028paragraph\u2029", r"line\u{2028}paragraph\u{2029}"),
        ("half \ud800", r"half \u{d800}"),
        ("tag \U000e0041", r"tag \u{e0041}"),
        ("::error::forged", r":\u{3a}error::forged"),
        ("\u00a0 ::error::forged", "\u00a0 " + r":\u{3a}error::forged"),
        ("see ##[error]", r"see ##\u{5b}error]"),
        ("see ###vso[task.setvariable]", r"see ###vso\u{5b}task.setvariable]"),
    ],
)
def test_what_acts_is_spelt_out_and_the_rest_stays(words: str, shown: str | None) -> None:
    assert visible(words) == (words if shown is None else shown)


def test_a_kept_newline_begins_a_line_that_is_guarded_too() -> None:
    assert visible("one\n  ::error::two", keep="\n") == "one\n  " + r":\u{3a}error::two"


@given(hostile_words)
def test_nothing_acts_in_the_result(words: str) -> None:
    assert not HIDDEN.search(visible(words))
    assert not ACTING.search(visible(words))
    kept = visible(words, keep="\n")
    assert not HIDDEN.search(kept.replace("\n", ""))
    assert not ACTING.search(kept)


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_text_that_only_shows_itself_is_unchanged(words: str) -> None:
    assert visible(words) == words or ACTING.search(words)


@given(st.characters(categories=["Cc", "Zl", "Zp", "Cs"]) | st.sampled_from("\u200e\u2069\ufeff"))
def test_every_control_and_format_character_counts_as_hidden(character: str) -> None:
    assert visible(character) == rf"\u{{{ord(character):x}}}", unicodedata.category(character)


@given(hostile_words, hostile_words)
def test_a_beginning_is_shown_as_the_beginning_of_the_whole(first: str, second: str) -> None:
    assert visible(first + second).startswith(visible(first))


@given(hostile_words)
def test_what_is_visible_stays_as_it_is(words: str) -> None:
    assert visible(visible(words)) == visible(words)
