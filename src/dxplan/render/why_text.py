"""One figure taken apart, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text as RichText

from dxplan.accounts import Account
from dxplan.definitions.figure import Form, Value
from dxplan.language import text
from dxplan.model import Plan
from dxplan.render.notation import NOTHING, Notation
from dxplan.render.tables import for_terminal, put
from dxplan.render.visible import visible
from dxplan.rounding import rounded
from dxplan.views.status import plan_title
from dxplan.views.table import Table
from dxplan.views.why import MemberTable, WhyView


def print_why(
    plan: Plan, view: WhyView, console: Console, notation: Notation, revision: str | None
) -> None:
    """Print what plan it is, the figure with its formula and numbers, and its members."""
    put(console, *_parts(plan, view, notation, revision, console.width))


def _parts(
    plan: Plan, view: WhyView, notation: Notation, revision: str | None, width: int
) -> Iterator[RenderableType]:
    figure = view.account.figure
    t = notation.translate
    yield RichText(visible(plan_title(plan, notation.language)), style="dim")
    yield RichText(stamp(view, notation, revision), style="dim")
    for chosen in view.chosen:
        yield RichText(visible(t(chosen)))
    yield RichText()
    yield RichText(f"{t(figure.label)} ({figure.name})", style="bold")
    yield _indented(t(figure.formula))
    yield _indented(working(view.account, notation), "bold")
    for part in view.parts:
        yield RichText()
        yield for_terminal(titled(part, notation), notation, width)
        for note in part.table.notes:
            yield _indented(t(note), "dim")


def _indented(words: str, style: str = "") -> Padding:
    return Padding(RichText(words, style=style), (0, 0, 0, 2))


def titled(part: MemberTable, notation: Notation) -> Table:
    """The table of a part under its label and count."""
    count = notation.number(part.count)
    return replace(part.table, title=text("{name}: {detail}", name=part.label, detail=count))


def stamp(view: WhyView, notation: Notation, revision: str | None) -> str:
    """The day, and the revision of the data."""
    t = notation.translate
    words = t(text("As of {day}", day=notation.day(view.measured.as_of)))
    return words + (" · " + t(text("revision {name}", name=revision)) if revision else "")


def working(account: Account, notation: Notation) -> str:
    """The formula with its numbers put in, and what comes out: `16,051 / 16,274 = 98.63%`."""
    low, high, base = (_number(each, notation) for each in account.sums)
    value = written(account.value, account.figure.form, notation)
    match account.figure.form:
        case "count":
            return value
        case "sum":
            added = [_number(share.weight, notation) for share in account.shares]
            return f"{' + '.join(added)} = {value}" if len(added) > 1 else value
        case _ if account.value is None:
            empty = text("nothing is in the base")
            return f"{value}  {notation.translate(empty)}"
        case "range" if low != high:
            return f"{low} / {base} – {high} / {base} = {value}"
        case _:
            return f"{low} / {base} = {value}"


def written(value: Value, form: Form, notation: Notation) -> str:
    """The value of a figure."""
    match value:
        case None:
            return NOTHING
        case tuple():
            return notation.between(*value)
        case Decimal() if form == "rate":
            return notation.rate(value)
        case _:
            return notation.number(value)


def _number(number: Decimal, notation: Notation) -> str:
    return notation.number(rounded(number))
