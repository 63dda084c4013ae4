"""Parts that sentences are made of: counts, rates, enumerations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import Any

from dxplan.language import Text, counted, text
from dxplan.states import HUNDRED, Percent
from dxplan.views.changes.sheet import Words
from dxplan.views.outside import so_many_more
from dxplan.views.report.figures import FigureFacts, FigureTree

#: A wording for a count of something, such as "3 are overdue".
Phrase = Callable[[int], Text]
#: So many records are named in a sentence.
NAMED = 5


class Numbers:
    """The figures over tasks or over indicators, by name; a dot leads to those inside."""

    def __init__(self, figures: FigureTree, kind: str) -> None:
        self._figures: Any = figures[kind]

    def count(self, name: str) -> int:
        """A figure that counts records."""
        value = self._figure(name).value
        assert isinstance(value, int)  # noqa: S101 (a count is never unknown)
        return value

    def declared(self) -> int | None:
        """How many the plan declares; None where it declares nothing of the selection."""
        value = self._figure("declared").value
        return value if isinstance(value, int) else None

    def rate(self, name: str) -> Percent | None:
        """A rate, or both ends of one; None over an empty base."""
        found = rate_words(self._figure(name))
        return found if isinstance(found, Percent) else None

    def parts(self, phrases: Mapping[str, Phrase]) -> list[Text]:
        """The phrases of those figures that are not zero, in order."""
        return [say(self.count(name)) for name, say in phrases.items() if self.count(name)]

    def _figure(self, name: str) -> FigureFacts:
        found = self._figures
        for part in name.split("."):
            found = found[part]
        figure: FigureFacts = found
        return figure


def tasks(count: int) -> Text:
    """So many tasks."""
    return counted("{count} task", "{count} tasks", count)


def indicators(count: int) -> Text:
    """So many indicators."""
    return counted("{count} indicator", "{count} indicators", count)


def enumerated(parts: Iterable[Words]) -> Words:
    """`a, b and c`, of one or more."""
    *first, last = parts
    if not first:
        return last
    return text("{first} and {last}", first=listed(first), last=last)


def listed(parts: Iterable[Words]) -> Words:
    """`a, b`, of one or more."""
    return reduce(lambda first, then: text("{first}, {then}", first=first, then=then), parts)


def in_total(phrase: Phrase, count: int, outside: int, *remarks: Text) -> Text:
    """How many the total counts; what stands outside it is said beside, or where it is all.

    Args:
        phrase: Says so many of them.
        count: How many the total counts.
        outside: How many there are besides.
        remarks: What else there is to say of those it counts.
    """
    if outside and not count:
        return text("{what}, not counted in the total", what=phrase(outside))
    found = [*remarks, so_many_more(outside)] if outside else remarks
    what = phrase(count)
    return text("{what} ({remark})", what=what, remark=in_a_row(found)) if found else what


def detailed(title: Words, details: Sequence[Words]) -> Words:
    """A title with what a reader should know of it, if anything."""
    return text("{title} ({detail})", title=title, detail=listed(details)) if details else title


def named(what: Text, names: Sequence[Words], limit: int = NAMED) -> Text:
    """A sentence that names what it counts; of many, only some: the tables have them all."""
    if len(names) <= limit:
        return text("{what}: {names}.", what=what, names=in_a_row(names))
    return text("{what}, among them {names}.", what=what, names=in_a_row(names[:limit]))


def in_a_row(parts: Iterable[Words]) -> Words:
    """`a; b; c`, of one or more; for names, which may have commas of their own."""
    return reduce(lambda first, then: text("{first}; {then}", first=first, then=then), parts)


def sentences(parts: Iterable[Text]) -> Text:
    """One paragraph of one or more sentences."""
    return reduce(lambda first, then: text("{first} {then}", first=first, then=then), parts)


def ends(rate: Percent) -> tuple[Percent, Percent]:
    """Both ends of a range, each as a rate of its own."""
    return Percent(rate.low, rate.low), Percent(rate.high, rate.high)


def rate_words(figure: FigureFacts) -> Percent | int | None:
    """A figure as it stands in a sentence: a rate as a percentage, a count as it is."""
    match figure.value:
        case None | int():
            return figure.value
        case (Decimal() as low, Decimal() as high):
            return Percent(low * HUNDRED, high * HUNDRED)
        case value:
            return Percent(value * HUNDRED, value * HUNDRED)
