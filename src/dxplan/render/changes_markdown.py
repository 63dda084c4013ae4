"""Changes as Markdown, for a pull request or the minutes of a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.language import text
from dxplan.render.changes_text import folded, heading
from dxplan.render.notation import Notation
from dxplan.render.tables import markdown_text
from dxplan.render.wording import figure_words, worded
from dxplan.views.changes import ChangesView, Extent, Item, Section


def changes_markdown(view: ChangesView, notation: Notation, extent: Extent) -> str:
    """What plan it is and everything that changed."""
    title = f"# {markdown_text(view.title)}"
    return "\n".join([title, "", *changes_lines(view, notation, extent), ""])


def changes_lines(view: ChangesView, notation: Notation, extent: Extent) -> Iterator[str]:
    """The changes from their heading on, under a title of the first level."""
    yield f"## {markdown_text(worded(heading(view), notation))}"
    for words in (*view.chosen, *view.remarks):
        yield from ("", markdown_text(worded(words, notation)))
    if not view.changes.empty:
        yield ""
        yield from _figures(view, notation)
    for section in view.sections:
        yield from ("", *section_lines(section, notation, extent))


def _figures(view: ChangesView, notation: Notation) -> Iterator[str]:
    heads = (text("Figure"), text("Before"), text("After"))
    yield f"| {' | '.join(notation.translate(head) for head in heads)} |"
    yield "| --- | --: | --: |"
    for each in view.figures:
        label = markdown_text(notation.translate(each.label))
        before, after = (figure_words(value, notation) for value in (each.before, each.after))
        yield f"| {label} | {before} | {after} |"


def section_lines(section: Section, notation: Notation, extent: Extent) -> Iterator[str]:
    """A section under its heading, one line for each item."""
    title = f"{section.sign} {worded(section.title, notation)}".strip()
    yield from (f"### {markdown_text(title)}", "")
    for item in section.shown(extent):
        yield f"- {_item(item, notation)}"
    more = folded(section, extent)
    if more is not None:
        yield f"- {markdown_text(notation.translate(more))}"


def _item(item: Item, notation: Notation) -> str:
    name = markdown_text(worded(item.title, notation))
    if item.id:
        name = f"**{markdown_text(item.id)}** {name}"
    lead = f" ({markdown_text(item.lead)})" if item.lead else ""
    facts = markdown_text(", ".join(worded(fact, notation) for fact in item.facts))
    place = f" – {markdown_text(item.place)}" if item.place else ""
    return f"{name}{lead}: {facts}{place}"
