"""Sources as somebody who wants to look them up finds them: open, dated, told apart, reliable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dxplan.catalogue import trust as catalogue
from dxplan.findings import Finding, Rule
from dxplan.language import Text, counted, text
from dxplan.model import Basis, Group, Indicator, Pillar, Source, Task
from dxplan.rules.known import all_read
from dxplan.rules.placing import Spot, finding_at
from dxplan.scalars import shown
from dxplan.workspace import Workspace

_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)


def weak_source(workspace: Workspace) -> Iterator[Finding]:
    """What is cited rests on more than an aggregator; said once of each source."""
    plan = workspace.plan
    records: list[Indicator | Task] = [*plan.indicators.values(), *plan.tasks.values()]
    resting = Counter(each.source.document for each in records if each.basis is not Basis.DRAFTED)
    for source in plan.sources.values():
        if source.quality == "C" and resting[source.id]:
            yield finding_at(
                workspace,
                catalogue.WEAK_SOURCE,
                Spot(source, ("quality",)),
                counted(
                    "{count} record rests on {id}, a source of quality C",
                    "{count} records rest on {id}, a source of quality C",
                    resting[source.id],
                    id=source.id,
                ),
                fix=text("cite the document or page it was taken from"),
            )


def not_an_address(workspace: Workspace) -> Iterator[Finding]:
    """The address of a source is a whole web address."""
    for source in workspace.plan.sources.values():
        if source.url and not _ADDRESS.fullmatch(source.url):
            yield _about_address(
                workspace,
                catalogue.NOT_AN_ADDRESS,
                source,
                text("{url} is not a web address", url=shown(source.url)),
                text("write the whole address, with https:// at its beginning and no blanks"),
            )


def insecure_address(workspace: Workspace) -> Iterator[Finding]:
    """The address of a source begins with https."""
    for source in workspace.plan.sources.values():
        url = source.url or ""
        if url.lower().startswith("http://") and _ADDRESS.fullmatch(url):
            yield _about_address(
                workspace,
                catalogue.INSECURE_ADDRESS,
                source,
                text("the address of {id} is not encrypted", id=source.id),
                text("see whether it opens with https://, and write that"),
            )


def _about_address(
    workspace: Workspace, rule: Rule, source: Source, message: Text, fix: Text
) -> Finding:
    return finding_at(workspace, rule, Spot(source, ("url",)), message, fix=fix)


def never_accessed(workspace: Workspace) -> Iterator[Finding]:
    """A page or dataset says when it was looked at."""
    for source in workspace.plan.sources.values():
        if source.kind != "document" and source.url and source.accessed is None:
            yield finding_at(
                workspace,
                catalogue.NEVER_ACCESSED,
                Spot(source, ("id",)),
                text("{id} does not say when it was looked at", id=source.id),
                fix=text("add accessed: …, the day you opened it"),
            )


def same_source_twice(workspace: Workspace) -> Iterator[Finding]:
    """No two sources are the same document."""
    seen: dict[tuple[object, ...], Source] = {}
    for source in workspace.plan.sources.values():
        marks: dict[str, tuple[object, ...]] = {}
        if source.number and source.date:
            marks["number"] = (source.number.casefold(), source.date)
        if source.url:
            marks["url"] = (source.kind, source.url)
        for key, mark in marks.items():
            first = seen.setdefault(mark, source)
            if first is not source:
                yield finding_at(
                    workspace,
                    catalogue.SAME_SOURCE_TWICE,
                    Spot(source, (key,)),
                    text("{id} is the same document as {other}", id=source.id, other=first.id),
                    fix=text("keep one, and cite it in all places"),
                    also=((text("first here"), Spot(first, (key,))),),
                )
                break


def transcribed_without_place(workspace: Workspace) -> Iterator[Finding]:
    """What is transcribed says from where in its source."""
    plan = workspace.plan
    records: list[Indicator | Task] = [*plan.indicators.values(), *plan.tasks.values()]
    for record in records:
        if record.basis is Basis.TRANSCRIBED and not record.source.locator:
            yield finding_at(
                workspace,
                catalogue.TRANSCRIBED_WITHOUT_PLACE,
                Spot(record, ("source",)),
                text("{id} is transcribed, but names no row of its source", id=record.id),
                fix=text(
                    "write source: {{document: {document}, locator: …}}",
                    document=record.source.document,
                ),
                also=((text("the basis stands here"), Spot(record, ("basis",))),),
            )


def empty_part(workspace: Workspace) -> Iterator[Finding]:
    """Every pillar has indicators and every group tasks, or the plan declares how many.

    Nothing is said while no indicator, or no task, has been recorded at all.
    """
    if not all_read(workspace, Indicator, Task):
        return
    plan = workspace.plan
    used = {each.pillar for each in plan.indicators.values()}
    filled = {each.group for each in plan.tasks.values()}
    parts: list[Pillar | Group] = [
        *(plan.pillars.values() if used else ()),
        *(plan.groups.values() if filled else ()),
    ]
    for part in parts:
        if part.declared is None and part.id not in (used if isinstance(part, Pillar) else filled):
            yield finding_at(
                workspace,
                catalogue.EMPTY_PART,
                Spot(part, ("id",)),
                text("nothing is recorded under {id}", id=part.id),
                fix=text("record what belongs to it, add declared: …, or take it out"),
            )
