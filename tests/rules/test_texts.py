"""Texts: how they are written, and whether they say something."""

from __future__ import annotations

import pytest

from dxplan.rules import style, wording
from dxplan.rules.folding import folded


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Nang cap cong dich vu cong", True),
        ("Xay dung kho du lieu dung chung", True),
        ("Nâng cấp cổng dịch vụ công", False),
        ("Hanoi Promotion Agency of Trade", False),
        ("TRAMOC", False),
        ("Ban hanh", False),
    ],
)
def test_only_what_could_be_vietnamese_lacks_accents(words: str, bare: bool) -> None:  # noqa: FBT001 (an expectation)
    assert (style.without_accents(words, "title") is not None) == bare
    assert style.without_accents(words, "title_en") is None


@pytest.mark.parametrize(
    ("words", "ends"),
    [("Kho dữ liệu.", True), ("Kho dữ liệu;", True), ("Sở, ban, v.v.", False), ("FPT Co.", False)],
)
def test_a_point_may_belong_to_the_last_word(words: str, ends: bool) -> None:  # noqa: FBT001 (an expectation)
    assert (style.end_punctuation(words, "title") is not None) == ends


@pytest.mark.parametrize(
    ("words", "key", "shouted"),
    [
        ("SỞ THÔNG TIN", "name", True),
        ("SỞ THÔNG TIN", "short", False),
        ("UBND TP", "name", False),
        ("VNEID-IHANOI-APP", "name", False),
    ],
)
def test_abbreviations_are_not_shouted(words: str, key: str, shouted: bool) -> None:  # noqa: FBT001 (an expectation)
    assert (style.all_capitals(words, key) is not None) == shouted


@pytest.mark.parametrize("words", ["Điểm α", "Việт Nam".replace("т", "t"), "Nâng cấp – kết nối"])
def test_a_letter_of_another_script_may_stand_alone(words: str) -> None:
    assert style.mixed_scripts(words, "title") is None


@pytest.mark.parametrize("words", ["…", "...", "TBD", "xxx", "XXX xx", "Đang cập nhật", "n/a", "?"])
def test_a_placeholder_says_nothing(words: str) -> None:
    assert wording.placeholder(words, "deliverable") is not None


@pytest.mark.parametrize(("words", "key"), [("%", "unit"), ("‰", "unit"), ("Ý", "title")])
def test_a_short_text_may_say_all(words: str, key: str) -> None:
    assert wording.placeholder(words, key) is None


def test_what_only_differs_in_writing_is_the_same() -> None:
    assert folded("  Sở TT&TT – Hà Nội. ") == folded("SỞ TT TT, hà nội")
    assert folded("Ba Vì") != folded("Ba Vi")
    assert folded("Giai đoạn 1") != folded("Giai đoạn 2")
