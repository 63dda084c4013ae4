"""Words with values in them."""

from __future__ import annotations

from dxplan.language import counted
from dxplan.render.notation import Notation
from dxplan.render.wording import worded


def test_a_count_is_written_in_the_notation_of_the_language() -> None:
    many = counted("{count} task", "{count} tasks", 21914)
    assert worded(many, Notation("en")) == "21,914 tasks"
    assert worded(many, Notation("vi")) == "21.914 nhiệm vụ"


def test_a_count_of_one_is_still_one() -> None:
    assert worded(counted("{count} task", "{count} tasks", 1), Notation("en")) == "1 task"
