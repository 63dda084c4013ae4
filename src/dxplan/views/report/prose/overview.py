"""How the tasks of the report stand as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from dxplan.language import Text, counted, text
from dxplan.views.report.content import Content
from dxplan.views.report.prose.phrases import (
    Numbers,
    ends,
    enumerated,
    indicators,
    sentences,
    tasks,
)

#: What can be said of a task that is not completed, by how far it is.
_UNFINISHED = {
    "in_progress": lambda n: counted("{count} is in progress", "{count} are in progress", n),
    "not_started": lambda n: counted("{count} has not started", "{count} have not started", n),
    "suspended": lambda n: counted("{count} is suspended", "{count} are suspended", n),
    "unreported": lambda n: counted("{count} is not reported", "{count} are not reported", n),
}
_RECORDED = {
    "total": lambda n: counted("{count} counts in the rates", "{count} count in the rates", n),
    "recurring.total": lambda n: counted(
        "{count} recurs and is followed apart", "{count} recur and are followed apart", n
    ),
    "cancelled": lambda n: counted("{count} is cancelled", "{count} are cancelled", n),
}
_RHYTHM = {
    "recurring.up_to_date": lambda n: counted("{count} is up to date", "{count} are up to date", n),
    "recurring.lapsed": lambda n: counted("{count} has lapsed", "{count} have lapsed", n),
    "recurring.unreported": _UNFINISHED["unreported"],
}


def overview_sentences(content: Content) -> Iterator[Text]:
    """What is recorded, what is done, what is not, and what is not known."""
    found = Numbers(content.figures, "tasks")
    yield sentences(_recorded(content, found))
    if found.count("total"):
        yield sentences([completion_sentence(content), *_unfinished(found)])
        yield sentences(_rates(found))
        yield from _reporting(content, found)
    yield from _apart(found)


def completion_sentence(content: Content) -> Text:
    """How many tasks are completed, of how many."""
    found = Numbers(content.figures, "tasks")
    total, rate = found.count("total"), found.rate("completion_rate")
    if rate is None:
        return text("As of {day}, there is no task that a rate counts.", day=content.as_of)
    if not found.count("completed"):
        return text(
            "As of {day}, none of {total} is reported as completed ({rate}).",
            day=content.as_of,
            total=tasks(total),
            rate=rate,
        )
    return counted(
        "As of {day}, {count} of {total} is completed, that is {rate}: {timing}.",
        "As of {day}, {count} of {total} are completed, that is {rate}: {timing}.",
        found.count("completed"),
        day=content.as_of,
        total=tasks(total),
        rate=rate,
        timing=_timing(found),
    )


def _timing(found: Numbers) -> Text:
    on_time, late = found.count("completed_on_time"), found.count("completed_late")
    if not late:
        return text("all on time")
    if not on_time:
        return text("all after their deadline")
    return text("{on_time} on time, {late} after their deadline", on_time=on_time, late=late)


def _recorded(content: Content, found: Numbers) -> Iterator[Text]:
    judged = Numbers(content.figures, "indicators")
    recorded, total = found.count("recorded"), judged.count("total")
    outside = found.count("outside.total")
    if not recorded and not total and not outside:
        yield text("No task and no indicator is recorded in the scope of the report.")
        return
    if (recorded, total) == (found.declared(), judged.declared()):
        yield text(
            "{tasks} and {indicators} are recorded, as many as the plan declares.",
            tasks=tasks(recorded),
            indicators=indicators(total),
        )
    else:
        yield text(
            "{tasks} and {indicators} are recorded.",
            tasks=_beside(tasks(recorded), found.declared()),
            indicators=_beside(indicators(total), judged.declared()),
        )
    parts = found.parts(_RECORDED)
    if len(parts) > 1:
        yield text("Of these tasks {parts}.", parts=enumerated(parts))


def _beside(recorded: Text, declared: int | None) -> Text:
    """A number, and beside it what the plan declares."""
    if declared is None:
        return recorded
    return text("{recorded} (the plan declares {declared})", recorded=recorded, declared=declared)


def _unfinished(found: Numbers) -> Iterator[Text]:
    open_tasks = found.count("not_completed")
    if not open_tasks:
        return
    in_term, overdue = found.count("in_term"), found.count("overdue")
    if not overdue:
        yield counted(
            "{count} task is not reported as completed, and within its deadline.",
            "{count} tasks are not reported as completed, all within their deadlines.",
            open_tasks,
        )
    elif not in_term:
        yield counted(
            "{count} task is not reported as completed, and past its deadline.",
            "{count} tasks are not reported as completed, all past their deadlines.",
            open_tasks,
        )
    else:
        yield counted(
            "{count} task is not reported as completed: {in_term} within the deadline,"
            " {overdue} overdue.",
            "{count} tasks are not reported as completed: {in_term} within the deadline,"
            " {overdue} overdue.",
            open_tasks,
            in_term=in_term,
            overdue=overdue,
        )
    yield text("Of these, {parts}.", parts=enumerated(found.parts(_UNFINISHED)))


def _rates(found: Numbers) -> Iterator[Text]:
    of_due = found.rate("completion_rate_due")
    if of_due is None:
        yield text("No task is completed or overdue yet, so there is no rate of tasks due.")
    else:
        yield text("Of the tasks completed or overdue alone, {rate} are completed.", rate=of_due)
    reached = found.rate("completion_range")
    if reached is not None and found.count("unreported"):
        low, high = ends(reached)
        yield text(
            "Once the tasks without a report are reported, the completion rate will lie between"
            " {low} and {high}.",
            low=low,
            high=high,
        )
    yield from _percent(found)


def _percent(found: Numbers) -> Iterator[Text]:
    """The weighted mean, unless nothing at all is known of it."""
    percent = found.rate("percent_complete")
    if percent is None or percent.high - percent.low == 100:  # noqa: PLR2004 (all that can be)
        return
    low, high = ends(percent)
    if low == high:
        yield text("The weighted mean of all percentages is {percent}.", percent=percent)
    else:
        yield text(
            "The weighted mean of all percentages lies between {low} and {high}, because not all of"
            " them are known.",
            low=low,
            high=high,
        )


def _reporting(content: Content, found: Numbers) -> Iterator[Text]:
    rate = found.rate("reporting_rate")
    if rate is None:
        yield text("No task owes a report this quarter.")
    elif content.history and content.history[-1].is_open:
        yield text(
            "In the current reporting quarter, which has not closed, {rate} of the tasks that owe a"
            " report have one.",
            rate=rate,
        )
    else:
        yield text(
            "In the current reporting quarter {rate} of the tasks that owe a report have one.",
            rate=rate,
        )


def _apart(found: Numbers) -> Iterator[Text]:
    recurring = found.parts(_RHYTHM)
    if recurring:
        yield text(
            "Of the recurring tasks, judged by their last closed period, {parts}.",
            parts=enumerated(recurring),
        )
    outside = found.count("outside.total")
    if outside:
        yield counted(
            "Besides these there is {count} task of groups of which the plan declares no number;"
            " it is followed apart and counted in no figure above.",
            "Besides these there are {count} tasks of groups of which the plan declares no number;"
            " they are followed apart and counted in no figure above.",
            outside,
        )
