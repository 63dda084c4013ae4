"""What a reader sees of changes: sections of items, in no format yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import TypeAlias

from dxplan.changes import Changes
from dxplan.changes.sorts import FigureValue
from dxplan.language import Text

#: Words of the program or of the data, a state, or a day; also what a `Text` here is made of.
Words: TypeAlias = Text | str | StrEnum | date
#: Items of a section that is folded.
FOLDED = 10
#: So many records or agencies are named before only their number is.
NAMED = 3


class Extent(Enum):
    """How much of long sections is shown."""

    #: Under a dashboard: some of every section.
    SHORT = "short"
    #: What a meeting goes through in full, and some of what goes on as expected.
    USUAL = "usual"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record, and what is new about it."""

    #: Empty for what has no id, such as the handing over of many tasks.
    id: str = ""
    title: Words
    #: Short name of the agency that answers for it; empty where that is not the point.
    lead: str = ""
    facts: tuple[Words, ...] = ()
    #: `path:line`; empty where nothing is to be looked up.
    place: str = ""
    #: False for a task that the headline does not count.
    in_total: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One group of changes."""

    #: Its stable name.
    key: str
    title: Text
    #: How many its title names; one item can stand for several.
    count: int
    #: Tasks among its items that the headline does not count, and `count` neither.
    outside: int = 0
    #: Of `count`, those of which nobody knows whether they are done.
    silent: int = 0
    #: Stands before the title, where there is a sign for it.
    sign: str = ""
    items: tuple[Item, ...]
    #: How many items are usually shown; None for all.
    usual: int | None = None

    def shown(self, extent: Extent) -> tuple[Item, ...]:
        """The items that are shown; of the others only the number is."""
        limits = [self.usual, FOLDED if extent is Extent.SHORT else None]
        known = [each for each in limits if each is not None]
        return self.items if extent is Extent.ALL or not known else self.items[: min(known)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A figure in both states."""

    #: A marked source string.
    label: str
    before: FigureValue
    after: FigureValue


@dataclass(frozen=True, kw_only=True, eq=False)
class ChangesView:
    """All that is shown of the changes between two states."""

    changes: Changes
    #: Number and title of the plan.
    title: str
    before: Words
    after: Words
    #: What the reader chose, in words; empty for the whole plan.
    chosen: tuple[Text, ...]
    #: What the reader should know of the two days.
    remarks: tuple[Text, ...]
    figures: tuple[Headline, ...]
    #: In the order a meeting reads them; only those in which something is.
    sections: tuple[Section, ...]
