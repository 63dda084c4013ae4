"""The dashboard for the terminal: the same figures at any width, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text as RichText

from dxplan.figures import Measured
from dxplan.language import text
from dxplan.render.notation import Notation
from dxplan.render.tables import for_terminal, put
from dxplan.render.visible import visible
from dxplan.render.wording import figure_words, worded
from dxplan.states import Progress
from dxplan.tallies import shares
from dxplan.views.headline import headline
from dxplan.views.status import StatusView, plan_title
from dxplan.views.words import SIGNS

#: Cells of the progress bar; a constant, so that it says the same at any width.
BAR = 40

_BAR_PARTS = (
    (Progress.COMPLETED, "█", "green"),
    (Progress.IN_PROGRESS, "▓", "cyan"),
    (Progress.NOT_STARTED, "▒", "blue"),
    (Progress.SUSPENDED, "▒", "yellow"),
    (Progress.UNREPORTED, "·", "dim"),
)


def print_status(
    view: StatusView, console: Console, notation: Notation, revision: str | None
) -> None:
    """Print the dashboard."""
    put(console, *_parts(view, notation, revision, console.width))


def _parts(
    view: StatusView, notation: Notation, revision: str | None, width: int
) -> Iterator[RenderableType]:
    yield from _head(view, notation, revision)
    yield RichText()
    yield from _headline(view.measured, notation)
    for table in view.tables:
        yield RichText()
        yield for_terminal(table, notation, width)
        for note in table.notes:
            yield RichText(f"  {notation.translate(note)}", style="dim")
    for table in view.lists:
        yield RichText()
        yield for_terminal(table, notation, width)
        for note in table.notes:
            yield RichText(f"  {notation.translate(note)}", style="dim")
    yield RichText()
    for part in view.trust:
        yield RichText(notation.translate(part), style="dim")


def _head(view: StatusView, notation: Notation, revision: str | None) -> Iterator[RichText]:
    yield RichText(visible(plan_title(view.plan, notation.language)), style="bold")
    stamp = notation.translate(text("As of {day}", day=notation.day(view.measured.as_of)))
    if revision:
        stamp += " · " + notation.translate(text("revision {name}", name=revision))
    yield RichText(stamp)
    for chosen in view.chosen:
        yield RichText(visible(notation.translate(chosen)))


def _headline(measured: Measured, notation: Notation) -> Iterator[RenderableType]:
    tally = measured.tasks
    t = notation.translate
    recorded = (
        text(
            "Tasks: {recorded} of {declared} recorded",
            recorded=tally.recorded,
            declared=tally.declared,
        )
        if tally.declared is not None
        else text("Tasks: {recorded}", recorded=tally.recorded)
    )
    yield RichText(t(recorded), style="bold")
    yield _bar(measured, notation)
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, figure, base in figures(measured, notation):
        grid.add_row(RichText(label), RichText(figure, style="bold"), RichText(base, style="dim"))
    yield grid


def figures(measured: Measured, notation: Notation) -> Iterator[tuple[str, str, str]]:
    """Headline figures: name, value, and what was counted."""
    for each in headline(measured):
        value = figure_words(each.value, notation)
        yield worded(each.label, notation), value, worded(each.base, notation)


def _bar(measured: Measured, notation: Notation) -> RichText:
    """The partition by progress as a bar with a legend of sign, word, count and share."""
    tally = measured.tasks
    counts = [tally.progress[progress] for progress, _, _ in _BAR_PARTS]
    bar, legend = RichText(), []
    for (progress, block, style), count, cells, share in zip(
        _BAR_PARTS, counts, _cells(counts), shares(counts), strict=True
    ):
        bar.append(block * cells, style=style)
        if count:
            percent = notation.rate(share / 100)
            words = f"{notation.word(progress)} {notation.number(count)} ({percent})"
            legend.append(RichText(f"{block} {SIGNS[progress]} {words}", style=style))
    if legend:
        bar.append("\n")
        bar.append_text(RichText("   ").join(legend))
    return bar


def _cells(counts: list[int]) -> list[int]:
    """Share the bar out; whatever is there at all gets a cell."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    cells = [max(1, count * BAR // total) if count else 0 for count in counts]
    cells[counts.index(max(counts))] += BAR - sum(cells)
    return cells
