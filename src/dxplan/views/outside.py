"""What the total leaves out: listed with the rest and marked in words, counted beside it.

It is the tasks of groups of which the plan declares no number (`dxplan.selection.groups_in_total`).
"""

from __future__ import annotations

from typing import TypeVar

from dxplan.language import Text, text

#: A number, or words that name one.
Counted = TypeVar("Counted", int, Text)


def left_out(name: str | Text) -> Text:
    """A name, and that the total does not count what it names."""
    return text("{name} (not in the total)", name=name)


def not_in_total() -> Text:
    """The mark where it stands among other remarks."""
    return text("not in the total")


def so_many_more(outside: int) -> Text:
    """How many there are besides those that were counted."""
    return text("{count} more not in the total", count=outside)


def with_outside(what: Counted, outside: int) -> Counted | Text:
    """What was counted in the total, with the number of those outside it where there are any."""
    if not outside:
        return what
    return text("{what} ({remark})", what=what, remark=so_many_more(outside))
