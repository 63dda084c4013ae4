"""One record for the terminal."""

from __future__ import annotations

from enum import StrEnum

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text as RichText

from dxplan.model import Plan
from dxplan.render.chart_text import chart_lines
from dxplan.render.notation import Notation
from dxplan.render.tables import for_terminal, put
from dxplan.render.visible import visible
from dxplan.render.wording import worded
from dxplan.views.pages.page import Fact, RecordView
from dxplan.views.status import plan_title
from dxplan.views.table import Form
from dxplan.views.words import SIGNS

#: Facts whose value is one of the words of `views/words.py`.
_WORDS = frozenset({"kind", "level", "direction", "recurs", "state"})


def print_record(plan: Plan, view: RecordView, console: Console, notation: Notation) -> None:
    """Print what plan it is, and of the record its name, its facts, its chart and its tables."""
    put(console, RichText(visible(plan_title(plan, notation.language)), style="dim"))
    put(console, RichText(visible(f"{view.id} · {view.title}"), style="bold"))
    put(console, RichText(f"{notation.translate(view.kind)} · {view.place}", style="dim"))
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for fact in view.facts:
        grid.add_row(RichText(notation.translate(fact.label)), _value(fact, notation))
    put(console, grid)
    if view.chart is not None:
        put(console, RichText(), *chart_lines(view.chart, notation, console.width))
    for table in view.tables:
        put(console, RichText())
        put(console, for_terminal(table, notation, console.width))


def _value(fact: Fact, notation: Notation) -> RichText:
    form: Form = "word" if fact.key in _WORDS else "text"
    words = visible(notation.cell(fact.value, form), keep="\n")
    sign = SIGNS.get(fact.value) if isinstance(fact.value, StrEnum) else None
    value = RichText(f"{sign} {words}" if sign else words)
    if fact.remark is not None:
        value.append(f"  {visible(worded(fact.remark, notation))}", style="dim")
    return value
