"""A reviewed patch for the terminal: counts, what was read, each change, what is open, the diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console

from dxplan.edits import Value
from dxplan.language import Text, Translate, counted, marked, text
from dxplan.render.console import symbols
from dxplan.render.findings_text import render_findings
from dxplan.render.visible import visible
from dxplan.views.patch import FIELD_NAMES, ChangeView, FieldView, PatchView

_HEADINGS = (
    (marked("Changed"), "changed"),
    (marked("New"), "new"),
)
#: Said once in the heading, not with every record.
_SAID = frozenset({"source"})


def print_patch(view: PatchView, console: Console, translate: Translate) -> None:
    """Print the patch; nothing in it is folded, so that it reads the same when piped."""
    page = "".join(f"{visible(line)}\n" for line in _lines(view, translate))
    console.print(page, end="", soft_wrap=True)
    if view.findings:
        signs = symbols(getattr(console.file, "encoding", None))
        found = render_findings(view.findings, view.documents, translate, symbols=signs)
        console.print(found, soft_wrap=True)
    if view.errors:
        console.print(translate(text("The plan would have errors:")), soft_wrap=True)
        console.print(render_findings(view.errors, view.checked, translate), soft_wrap=True)
    if view.diff:
        heading = text("Written:") if view.applied else text("Would be written:")
        console.print(visible(f"{translate(heading)}\n{view.diff}", keep="\n"), soft_wrap=True)
    console.print(visible(translate(_outcome(view))), soft_wrap=True)


def _lines(view: PatchView, translate: Translate) -> Iterator[str]:
    yield translate(_counts(view))
    yield from _reading(view, translate)
    for heading, changes in ((_HEADINGS[0], view.changed), (_HEADINGS[1], view.new)):
        yield from _section(heading[0], changes, translate)
    yield from _open(view, translate)
    yield from _unmatched(view, translate)
    yield ""


def _counts(view: PatchView) -> Text:
    into = text("tasks") if view.patch.aim.into == "tasks" else text("indicators")
    return text(
        "{into}, {part}: {new} new, {changed} changed, {unchanged} unchanged, {open} open",
        into=into,
        part=view.patch.aim.part,
        new=len(view.new),
        changed=len(view.changed),
        unchanged=len(view.unchanged),
        open=len(view.patch.open),
    )


def _reading(view: PatchView, translate: Translate) -> Iterator[str]:
    """Which tables were read and how: what a reviewer checks first."""
    annex = view.patch.annex
    for table in annex.tables:
        columns = "; ".join(
            f"“{heading}” = {translate(FIELD_NAMES.get(name, name))}"
            for name, heading in table.columns.items()
        )
        rows = counted("{count} row", "{count} rows", table.rows)
        name = table.sheet or view.patch.aim.file
        yield translate(text("Read: {sheet}, {rows}: {columns}", sheet=name, rows=rows,
                             columns=columns))  # fmt: skip
        if table.unread:
            names = "; ".join(f"“{heading}”" for heading in table.unread)
            unread = translate(text("columns not read: {names}", names=names))
            yield f"  {unread}"
    if annex.skipped:
        yield translate(text("Sheets not read: {names}", names="; ".join(annex.skipped)))
    if annex.sections:
        yield translate(text("Rows taken for headings of sections:"))
        yield from (f"  {place}: {words}" for place, words in annex.sections)


def _section(heading: str, changes: Sequence[ChangeView], translate: Translate) -> Iterator[str]:
    if not changes:
        return
    yield ""
    yield f"{translate(heading)} ({len(changes)})"
    for change in changes:
        place = f"{change.cell} → {change.place}" if change.place else change.cell
        yield f"  {change.id}  {change.title}  [{place}]"
        for each in change.fields:
            if each.field not in _SAID:
                yield f"      {_field(each, translate, new=not change.place)}"


def _field(each: FieldView, translate: Translate, *, new: bool) -> str:
    name = translate(FIELD_NAMES.get(each.field, each.field))
    cell = f"  ({each.cell.rpartition('!')[2]})" if each.cell else ""
    if new:
        return f"{name}: {_written(each.new)}{cell}"
    return f"{name}: {_written(each.old)} → {_written(each.new)}{cell}"


def _written(value: Value | None) -> str:
    """A value in one line, as a file would hold it."""
    match value:
        case None:
            return "—"
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case Mapping():
            return "{" + ", ".join(f"{key}: {_written(each)}" for key, each in value.items()) + "}"
        case str():
            return value
        case Iterable():
            return ", ".join(map(_written, value))
        case _:
            return str(value)


def _open(view: PatchView, translate: Translate) -> Iterator[str]:
    if view.patch.open:
        heading = translate(text("Open"))
        yield ""
        yield f"{heading} ({len(view.patch.open)})"
        yield from (f"  {each.place}  {each.title}" for each in view.patch.open)


def _unmatched(view: PatchView, translate: Translate) -> Iterator[str]:
    if not view.unmatched:
        return
    heading = translate(text("In the plan, but in no row"))
    taken_out = translate(text("taken out"))
    yield ""
    yield f"{heading} ({len(view.unmatched)})"
    for each in view.unmatched:
        removed = f" – {taken_out}" if each.removed else ""
        yield f"  {each.id}  {each.title}  [{each.basis}, {each.place}]{removed}"
    if any(each.basis == "drafted" and not each.removed for each in view.unmatched):
        hint = translate(text("--remove-drafted takes out those that are drafted"))
        yield f"  {hint}"


def _outcome(view: PatchView) -> Text:
    if view.applied:
        return text("The plan has been changed.")
    if view.errors:
        return text("Nothing has been written, because the plan would have errors.")
    if not view.diff:
        return text("Nothing to write.")
    if view.patch.open:
        return text(
            "Nothing has been written. Settle what is open, then --apply; or --apply"
            " --skip-unresolved takes in the rest."
        )
    return text("Nothing has been written; --apply writes it.")
