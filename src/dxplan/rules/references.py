"""Ids that point at other records: each must lead somewhere, and only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dxplan.catalogue import references as catalogue
from dxplan.findings import Finding, Rule
from dxplan.language import Text, marked, text
from dxplan.model import Group, Identity, Indicator, Pillar, Report, Successor, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.scalars import shown, strange_character
from dxplan.workspace import Workspace
from dxplan.yamltext import Keys

#: Searching for the nearest id costs a look at every id there is. When a whole file is renamed,
#: the guesses for the first few say it all.
MAX_GUESSES = 50


class Reference(NamedTuple):
    """An id, and the place that names it (flat, for there are six to every task)."""

    id: str
    record: object
    keys: Keys
    report: Report | None = None

    @property
    def spot(self) -> Spot:
        """The place as findings take it."""
        return Spot(self.record, self.keys, self.report)


class Target(NamedTuple):
    """What a reference may lead to, and what is said when it leads nowhere."""

    rule: Rule
    kinds: tuple[type, ...]
    #: Message and advice (marked source strings) with the `{id}` in question.
    missing: str
    advice: str


_GROUP = Target(
    catalogue.UNKNOWN_GROUP,
    (Group,),
    marked("no group of tasks has the id {id}"),
    marked("add {id} to the groups of data/plan.yaml"),
)
_PILLAR = Target(
    catalogue.UNKNOWN_PILLAR,
    (Pillar,),
    marked("no pillar has the id {id}"),
    marked("add {id} to the pillars of data/plan.yaml"),
)
_INDICATOR = Target(
    catalogue.UNKNOWN_INDICATOR,
    (Indicator,),
    marked("no indicator has the id {id}"),
    marked("add {id} to data/indicators.yaml"),
)
_TASK = Target(
    catalogue.UNKNOWN_TASK,
    (Task,),
    marked("no task has the id {id}"),
    marked("add {id} to a file in data/tasks"),
)


def unknown(
    workspace: Workspace, references: Iterable[Reference], target: Target
) -> Iterator[Finding]:
    """The references that lead to nothing that is there, or was there before it was rejected."""
    if not workspace.incomplete.isdisjoint(target.kinds):
        return
    known = {
        each
        for kind in target.kinds
        for ids in (workspace.ids(kind), workspace.rejected.get(kind, frozenset()))
        for each in ids
    }
    guesses: dict[str, str | None] = {}
    for reference in references:
        name = reference.id
        if name in known:
            continue
        if name not in guesses and len(guesses) < MAX_GUESSES:
            guesses[name] = workspace.nearest(name, *target.kinds)
        yield _leads_nowhere(workspace, reference, target, guesses.get(name))


def _leads_nowhere(
    workspace: Workspace, reference: Reference, target: Target, near: str | None
) -> Finding:
    named: dict[str, object] = {"id": shown(reference.id)}
    return finding_at(
        workspace,
        target.rule,
        reference.spot,
        Text(target.missing, named),
        label=strange_character(reference.id),
        fix=text("did you mean {name}?", name=near) if near else Text(target.advice, named),
    )


def unknown_group(workspace: Workspace) -> Iterator[Finding]:
    """Every file of tasks names a group of the plan; said once per file."""
    yield from unknown(workspace, _groups_of_files(workspace), _GROUP)


def _groups_of_files(workspace: Workspace) -> Iterator[Reference]:
    for document in workspace.documents.values():
        # Of the documents only files of tasks have an origin of their own.
        if id(document) in workspace.origins and isinstance(document.data, dict):
            group = document.data["group"]
            assert isinstance(group, str)  # noqa: S101 (else the file has no origin)
            yield Reference(group, document, ("group",))


def unknown_pillar(workspace: Workspace) -> Iterator[Finding]:
    """Every indicator names a pillar of the plan."""
    yield from unknown(
        workspace,
        (
            Reference(indicator.pillar, indicator, ("pillar",))
            for indicator in workspace.plan.indicators.values()
        ),
        _PILLAR,
    )


def unknown_indicator(workspace: Workspace) -> Iterator[Finding]:
    """What tasks serve and reports measure are indicators of the plan."""
    yield from unknown(workspace, _indicators_named(workspace), _INDICATOR)


def _indicators_named(workspace: Workspace) -> Iterator[Reference]:
    for task in workspace.plan.tasks.values():
        for index, served in enumerate(task.serves):
            yield Reference(served, task, ("serves", index))
    for report in workspace.plan.reports:
        for entry in report.indicators:
            yield Reference(entry.indicator, entry, ("indicator",), report)


def unknown_task(workspace: Workspace) -> Iterator[Finding]:
    """Reports are about tasks of the plan."""
    yield from unknown(
        workspace,
        (
            Reference(entry.task, entry, ("task",), report)
            for report in workspace.plan.reports
            for entry in report.tasks
        ),
        _TASK,
    )


def repeated_reference(workspace: Workspace) -> Iterator[Finding]:
    """No list of ids names the same one twice, and no lead stands among its supporters."""
    for record, key, ids in _lists(workspace):
        if len(ids) > 1 and len(set(ids)) < len(ids):
            yield from _repeats(workspace, record, key, ids)
    for task in workspace.plan.tasks.values():
        if task.lead in task.support:
            yield finding_at(
                workspace,
                catalogue.REPEATED_REFERENCE,
                Spot(task, ("support", task.support.index(task.lead))),
                text("{id} leads the task and supports it too", id=shown(task.lead)),
                fix=text("take it out of support"),
                also=((text("the lead is named here"), Spot(task, ("lead",))),),
            )


def _lists(
    workspace: Workspace,
) -> Iterator[tuple[object, str, tuple[str, ...] | tuple[Successor, ...]]]:
    plan = workspace.plan
    if Identity not in workspace.incomplete:
        yield plan.identity, "implements", plan.identity.implements
    for agency in plan.agencies.values():
        # One agency may succeed in two scopes: only the same scope twice is a repetition.
        yield agency, "successors", agency.successors
    for group in plan.agency_groups.values():
        yield group, "members", group.members
    for task in plan.tasks.values():
        yield task, "support", task.support
        yield task, "serves", task.serves


def _repeats(
    workspace: Workspace, record: object, key: str, ids: tuple[str | Successor, ...]
) -> Iterator[Finding]:
    first: dict[str | Successor, int] = {}
    for index, each in enumerate(ids):
        earlier = first.setdefault(each, index)
        if earlier != index:
            name = each.id if isinstance(each, Successor) else each
            yield finding_at(
                workspace,
                catalogue.REPEATED_REFERENCE,
                Spot(record, (key, index)),
                text("{id} stands twice under {key}", id=shown(name), key=key),
                fix=text("take one of the two out"),
                also=((text("first here"), Spot(record, (key, earlier))),),
            )
