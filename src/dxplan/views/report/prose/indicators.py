"""How the indicators of the report stand, by pillar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dxplan.language import Text, counted, marked, text
from dxplan.pace import Standing
from dxplan.views.report.content import Content
from dxplan.views.report.figures import RowFacts
from dxplan.views.report.indicators import IndicatorFacts
from dxplan.views.report.prose.phrases import (
    Numbers,
    Phrase,
    enumerated,
    indicators,
    named,
    sentences,
)

#: So many are named that a meeting asks about, and so many of which nothing can be said.
_JUDGED, _UNJUDGED = 10, 5

_STANDINGS: Mapping[str, Phrase] = {
    "exceeded": lambda n: counted("{count} exceeds its target", "{count} exceed their target", n),
    "met": lambda n: counted("{count} meets its target", "{count} meet their target", n),
    "on_track": lambda n: counted("{count} is on track", "{count} are on track", n),
    "behind": lambda n: counted("{count} is behind", "{count} are behind", n),
    "stale": lambda n: counted(
        "{count} has a figure that is too old", "{count} have a figure that is too old", n
    ),
    "no_data": lambda n: counted("{count} has not enough data", "{count} have not enough data", n),
}
#: What leads in the names of those that stand so, in the order of the sentences.
_NAMES: Mapping[Standing, str] = {
    Standing.EXCEEDED: marked("Above the target"),
    Standing.MET: marked("Target met"),
    Standing.BEHIND: marked("Behind schedule"),
    Standing.STALE: marked("Figure too old"),
    Standing.NO_DATA: marked("Not enough data"),
}
_UNKNOWN = frozenset({Standing.STALE, Standing.NO_DATA})


def indicator_sentences(content: Content) -> Iterator[Text]:
    """All indicators together, then those of each pillar, by name where something is to be said."""
    yield sentences(_whole(content))
    for row in content.pillars:
        if Numbers(row.figures, "indicators").count("total"):
            yield sentences(_pillar(content, row))


def standing_sentence(content: Content) -> Text:
    """How many indicators stand in which way."""
    found = Numbers(content.figures, "indicators")
    if not found.count("total"):
        return text("No indicator is in the scope of the report.")
    return text(
        "Of {indicators}, judged by the next target year of each, {parts}.",
        indicators=indicators(found.count("total")),
        parts=enumerated(found.parts(_STANDINGS)),
    )


def _whole(content: Content) -> Iterator[Text]:
    yield standing_sentence(content)
    found = Numbers(content.figures, "indicators")
    if found.count("stale") or found.count("no_data"):
        yield text(
            "An indicator without enough data, or with a figure that is too old, is not held to"
            " have missed its target."
        )


def _pillar(content: Content, row: RowFacts) -> Iterator[Text]:
    found = Numbers(row.figures, "indicators")
    yield text(
        "{pillar} ({indicators}): {parts}.",
        pillar=row.name,
        indicators=indicators(found.count("total")),
        parts=enumerated(found.parts(_STANDINGS)),
    )
    members = [each for each in content.indicators if each.pillar == row.id]
    for standing in _NAMES:
        yield from _named(standing, [each for each in members if each.standing is standing])


def _named(standing: Standing, found: Sequence[IndicatorFacts]) -> Iterator[Text]:
    """Those that stand so by name, with their values; of many without data, none."""
    what = text(_NAMES[standing])
    if standing not in _UNKNOWN:
        if found:
            yield named(what, [_with_value(each) for each in found], _JUDGED)
    elif 0 < len(found) <= _UNJUDGED:
        yield named(what, [each.name for each in found])


def _with_value(indicator: IndicatorFacts) -> Text:
    """An indicator with its latest value and what is asked for."""
    return text(
        "{name} ({value}, target for {year}: {target})",
        name=indicator.name,
        value=_value(indicator),
        year=indicator.year,
        target=indicator.target,
    )


def _value(indicator: IndicatorFacts) -> object:
    if indicator.kind == "milestone":
        return indicator.value
    return text("{value} {unit}", value=indicator.value, unit=indicator.unit)
