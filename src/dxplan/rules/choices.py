"""Keys of which one excludes or needs another."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.catalogue.schema import ONE_OF
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.model import Indicator, Report, Target, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace


def one_of(workspace: Workspace) -> Iterator[Finding]:
    """Of a deadline and a rhythm, a value and a range, an agency and a source only one holds."""
    plan = workspace.plan
    for task in plan.tasks.values():
        if task.recurs is not None and task.due is not None:
            yield _task_with_both(workspace, task)
        elif task.until is not None and task.recurs is None:
            yield _until_without_rhythm(workspace, task)
    for indicator in plan.indicators.values():
        for index, target in enumerate(indicator.targets):
            yield from _target(workspace, indicator, index, target)
    for report in plan.reports:
        if (report.agency is None) == (report.source is None):
            yield _report(workspace, report)


def _task_with_both(workspace: Workspace, task: Task) -> Finding:
    """A task without either is allowed: the announcement's assignments name no deadline."""
    return _clash(
        workspace,
        Spot(task, ("due",), key=True),
        Spot(task, ("recurs",), key=True),
        text("the task has a deadline and a rhythm"),
        text("take one out; the end of a rhythm is written until: …"),
    )


def _until_without_rhythm(workspace: Workspace, task: Task) -> Finding:
    return finding_at(
        workspace,
        ONE_OF,
        Spot(task, ("until",), key=True),
        text("until ends a rhythm, and the task has none"),
        fix=text("add recurs: …")
        if task.due is not None
        else text("add recurs: …, or write due in place of until"),
    )


def _target(
    workspace: Workspace, indicator: Indicator, index: int, target: Target
) -> Iterator[Finding]:
    keys = ("targets", index)
    compared = next(
        (key for key in ("value", "comparator") if getattr(target, key) is not None), ""
    )
    if target.range is not None:
        if compared:
            yield _clash(
                workspace,
                Spot(indicator, (*keys, compared), key=True),
                Spot(indicator, (*keys, "range"), key=True),
                text("the target for {year} has a value and a range", year=target.year),
                text("keep the value with its comparator, or the range"),
            )
    elif target.value is None or target.comparator is None:
        yield finding_at(
            workspace,
            ONE_OF,
            Spot(indicator, (*keys, compared) if compared else keys, key=bool(compared)),
            _what_is_missing(target),
            fix=text('write comparator: ">=" and value: 80, or range: {{min: 7, max: 7.5}}'),
        )


def _what_is_missing(target: Target) -> Text:
    if target.value is not None:
        return text("the target for {year} has a value and no comparator", year=target.year)
    if target.comparator is not None:
        return text("the target for {year} has a comparator and no value", year=target.year)
    return text("the target for {year} has neither a value nor a range", year=target.year)


def _report(workspace: Workspace, report: Report) -> Finding:
    if report.agency is None:
        return finding_at(
            workspace,
            ONE_OF,
            Spot(report),
            text("the report names neither the agency nor the source it comes from"),
            fix=text("add agency: …, or source: … for published figures"),
        )
    return _clash(
        workspace,
        Spot(report, ("agency",), key=True),
        Spot(report, ("source",), key=True),
        text("the report names an agency and a source"),
        text("keep agency for what an agency reports, source for published figures"),
    )


def _clash(workspace: Workspace, one: Spot, other: Spot, message: Text, fix: Text) -> Finding:
    """A finding at whichever of two keys stands second."""
    first, second = sorted((one, other), key=lambda spot: spot.location(workspace))
    also = ((text("the other stands here"), first),)
    return finding_at(workspace, ONE_OF, second, message, fix=fix, also=also)
