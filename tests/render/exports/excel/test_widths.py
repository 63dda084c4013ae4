"""Lines and widths of words."""

from __future__ import annotations

import pytest

from dxplan.render.exports.excel.widths import lines_of, longest_word, width_of


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("", 10, 1),
        ("ngắn", 10, 1),
        ("một hai ba bốn", 5, 3),
        ("a\nb\n\nc", 10, 4),
        ("NV-CQS-001, NV-CQS-002", 14, 2),
        ("x" * 100, 10, 10),
    ],
)
def test_words_take_the_lines_they_need(words: str, width: float, lines: int) -> None:
    assert lines_of(words, width) == lines


def test_a_text_fits_into_a_column_as_wide_as_itself() -> None:
    words = "Phát triển Chính quyền số, xây dựng thành phố thông minh"
    assert lines_of(words, width_of(words)) == 1


def test_accents_take_no_room() -> None:
    assert width_of("ê\u0323") == width_of("e")
    assert width_of("Ệ") == width_of("E")


def test_the_longest_word_is_the_least_width() -> None:
    assert longest_word("một nghiêng") == width_of("nghiêng")
