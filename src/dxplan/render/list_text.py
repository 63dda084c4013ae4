"""`list` for people: in the terminal and as Markdown, with the days that were looked at."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text as RichText

from dxplan.language import Text, counted, text
from dxplan.model import Plan
from dxplan.render.notation import Notation
from dxplan.render.tables import as_markdown, for_terminal, markdown_text, put
from dxplan.render.visible import visible
from dxplan.timewords import Span
from dxplan.views.listing import Listing
from dxplan.views.status import plan_title


def print_listing(plan: Plan, found: Listing, console: Console, notation: Notation) -> None:
    """Print what plan it is, seen when, the table, and how many rows it has."""
    put(console, RichText(visible(plan_title(plan, notation.language)), style="dim"))
    put(
        console,
        *(RichText(line, style="dim") for line in days_looked_at(found, notation)),
        RichText(),
    )
    if found.rows:
        put(console, for_terminal(found.table, notation, console.width))
    put(console, RichText(notation.translate(_count(found)), style="dim"))


def list_markdown(found: Listing, notation: Notation) -> str:
    """The table, how many rows it has, and the days below it."""
    lines = [notation.translate(_count(found)), *days_looked_at(found, notation)]
    return (
        as_markdown([found.table], notation)
        + "\n"
        + "".join(f"- {markdown_text(line)}\n" for line in lines)
    )


def days_looked_at(found: Listing, notation: Notation) -> Iterator[str]:
    """The as-of date, and what the periods and words for time in the filter stand for."""
    yield notation.translate(text("As of {day}", day=notation.day(found.as_of)))
    yield from filter_days(found, notation)


def filter_days(found: Listing, notation: Notation) -> Iterator[str]:
    """A line for each range of days in the filter: deadlines often lie after a period closes."""
    for field, span in found.spans:
        line = text("{field}: {days}", field=field, days=_days(span, notation))
        if span.has_periods:
            line = text(
                "{days} (period {period}; calendar: {calendar})",
                days=line,
                period=span.label,
                calendar=span.calendar,
            )
        yield notation.translate(line)


def _days(span: Span, notation: Notation) -> Text | str:
    start, end = span.start, span.end
    if start is None:
        return text("up to {day}", day=notation.day(end)) if end else text("any day")
    if end is None:
        return text("from {day}", day=notation.day(start))
    first, last = notation.day(start), notation.day(end)
    return first if start == end else f"{first} – {last}"


def _count(found: Listing) -> Text:
    return counted("{count} row", "{count} rows", len(found.rows))
