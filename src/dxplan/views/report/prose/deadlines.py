"""What is overdue, and what is due soon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dxplan.language import Text, counted, text
from dxplan.states import SOON
from dxplan.views.report.content import Content
from dxplan.views.report.figures import RowFacts
from dxplan.views.report.prose.phrases import Numbers, in_a_row, named, sentences
from dxplan.views.report.tasks import TaskFacts

#: So many agencies are named, those with most overdue tasks first.
_AGENCIES = 5


def deadline_sentences(content: Content) -> Iterator[Text]:
    """Overdue tasks, where they are, the oldest; then those due soon, by name."""
    yield sentences(_overdue(content))
    yield _due_soon(content)
    yield from _outside(content)


def overdue_sentence(content: Content) -> Text:
    """How many tasks are overdue, and of how many of them nothing is known."""
    found = Numbers(content.figures, "tasks")
    overdue, silent = found.count("overdue"), found.count("overdue_unreported")
    if not overdue:
        return text("No task is overdue.")
    if not silent:
        return counted("{count} task is overdue.", "{count} tasks are overdue.", overdue)
    if silent == overdue:
        return counted(
            "{count} task is past its deadline without a report, so it is not known whether it is"
            " done.",
            "{count} tasks are past their deadline, all without a report, so it is not known"
            " whether they are done.",
            overdue,
        )
    late = counted("{count} task is overdue.", "{count} tasks are overdue.", overdue)
    unknown = counted(
        "Of these, {count} has no report, so it is not known whether it is done.",
        "Of these, {count} have no report, so it is not known whether they are done.",
        silent,
    )
    return sentences((late, unknown))


def _overdue(content: Content) -> Iterator[Text]:
    yield overdue_sentence(content)
    found = [row for row in content.agencies if Numbers(row.figures, "tasks").count("overdue")]
    if len(found) > 1:
        found.sort(key=lambda row: -Numbers(row.figures, "tasks").count("overdue"))
        yield _by_agency(found)
        if content.stamp.selection.role == "any":
            yield content.agency_rule
    late = _in_total(content.overdue)
    if len(late) > 1:
        yield text(
            "The oldest deadline is that of {task}: {day}.", task=_task(late[0]), day=late[0].due
        )


def _outside(content: Content) -> Iterator[Text]:
    late = [each for each in content.overdue if not each.in_total]
    soon = [each for each in content.due_soon if not each.in_total]
    if late or soon:
        yield text(
            "Not counted in the total: {late} overdue, {soon} due within the next {days} days.",
            late=len(late),
            soon=len(soon),
            days=SOON.days,
        )


def _by_agency(rows: Sequence[RowFacts]) -> Text:
    most = in_a_row(_agency(row) for row in rows[:_AGENCIES])
    if len(rows) <= _AGENCIES:
        return text("By agency: {agencies}.", agencies=most)
    return text("Most are with: {agencies}.", agencies=most)


def _agency(row: RowFacts) -> Text:
    found = Numbers(row.figures, "tasks")
    silent = found.count("overdue_unreported")
    if not silent:
        return text("{agency} {overdue}", agency=row.name, overdue=found.count("overdue"))
    return text(
        "{agency} {overdue} ({silent} not reported)",
        agency=row.name,
        overdue=found.count("overdue"),
        silent=silent,
    )


def _due_soon(content: Content) -> Text:
    soon = _in_total(content.due_soon)
    if not soon:
        return text("No task is due within the next {days} days.", days=SOON.days)
    what = counted(
        "{count} task is due within the next {days} days",
        "{count} tasks are due within the next {days} days",
        len(soon),
        days=SOON.days,
    )
    return named(what, [text("{task}, {day}", task=_task(each), day=each.due) for each in soon])


def _in_total(tasks: Iterable[TaskFacts]) -> list[TaskFacts]:
    return [each for each in tasks if each.in_total]


def _task(task: TaskFacts) -> Text:
    return text("{title} ({agency})", title=task.title, agency=task.lead_name)
