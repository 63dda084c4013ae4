"""How the tasks of each group stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dxplan.language import Text, counted, text
from dxplan.states import Percent, Progress
from dxplan.views.changes.sheet import Words
from dxplan.views.outside import not_in_total
from dxplan.views.report.content import Content
from dxplan.views.report.figures import RowFacts
from dxplan.views.report.prose.phrases import (
    Numbers,
    Phrase,
    detailed,
    enumerated,
    in_total,
    named,
    sentences,
    tasks,
)
from dxplan.views.report.tasks import TaskFacts

_OPEN: Mapping[str, Phrase] = {
    "in_term": lambda n: counted(
        "{count} is still within its deadline",
        "{count} are still within their deadlines",
        n,
    ),
    "overdue": lambda n: counted("{count} is overdue", "{count} are overdue", n),
}


def group_sentences(content: Content) -> Iterator[Text]:
    """A paragraph for each group in which there are tasks; then what is suspended, by name."""
    rows = [row for row in content.groups if Numbers(row.figures, "tasks").count("recorded")]
    for row in rows:
        yield sentences(_group(row))
    if not rows:
        yield text("No task is in the scope of the report.")
    yield from _suspended(content)


def _group(row: RowFacts) -> Iterator[Text]:
    found = Numbers(row.figures, "tasks")
    rate, parts = found.rate("completion_rate"), found.parts(_OPEN)
    if rate is None:
        yield text("{group}: no task that a rate counts.", group=row.label)
        return
    done = _completed(found, rate)
    if parts:
        done = text("{completed}; {parts}", completed=done, parts=enumerated(parts))
    yield text("{group}: {standing}.", group=row.label, standing=done)
    if found.count("unreported"):
        yield _unreported(found)


def _completed(found: Numbers, rate: Percent) -> Text:
    completed, total = found.count("completed"), tasks(found.count("total"))
    if not completed:
        return text("none of {total} is reported as completed", total=total)
    return counted(
        "{count} of {total} is completed, that is {rate}",
        "{count} of {total} are completed, that is {rate}",
        completed,
        total=total,
        rate=rate,
    )


def _unreported(found: Numbers) -> Text:
    silent, late = found.count("unreported"), found.count("overdue_unreported")
    if not late:
        return counted("{count} task has no report.", "{count} tasks have no report.", silent)
    if late == silent:
        return counted(
            "{count} task has no report and is past its deadline.",
            "{count} tasks have no report, all past their deadlines.",
            silent,
        )
    return counted(
        "{count} task has no report, {late} of these past the deadline.",
        "{count} tasks have no report, {late} of these past the deadline.",
        silent,
        late=late,
    )


def _suspended(content: Content) -> Iterator[Text]:
    inside, outside = (
        [each for each in found if each.progress is Progress.SUSPENDED]
        for found in (content.tasks, content.outside)
    )
    if inside or outside:
        what = in_total(_are_suspended, len(inside), len(outside))
        yield named(what, [_task(each) for each in (*inside, *outside)])


def _are_suspended(count: int) -> Text:
    return counted("{count} task is suspended", "{count} tasks are suspended", count)


def _task(task: TaskFacts) -> Words:
    mark = () if task.in_total else (not_in_total(),)
    return detailed(task.title, (task.lead_name, *mark))
