"""What stands over lists of tasks: the lists have them all, the numbers are those of the total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from dxplan.language import Text, marked, text
from dxplan.states import SOON
from dxplan.views.facts import facts
from dxplan.views.outside import with_outside
from dxplan.views.report.tasks import TaskFacts


@facts
class HeadingFacts:
    """The heading of a list of tasks."""

    title: Annotated[Text, marked("What is listed.")]
    count: Annotated[int, marked("How many of them the total counts.")]
    outside: Annotated[int, marked("How many of them it does not count.")]
    number: Annotated[int | Text, marked("How many it counts, and beside it how many it does not.")]
    nothing: Annotated[Text, marked("What is said where nothing is listed.")]


@facts
class HeadingsFacts:
    """The headings of all lists of tasks."""

    tasks: Annotated[HeadingFacts, marked("Over the tasks.")]
    overdue: Annotated[HeadingFacts, marked("Over the overdue tasks.")]
    due_soon: Annotated[HeadingFacts, marked("Over the tasks due soon.")]


def headings_facts(
    tasks: Sequence[TaskFacts], overdue: Sequence[TaskFacts], due_soon: Sequence[TaskFacts]
) -> HeadingsFacts:
    """The headings of lists in which those outside the total stand too."""
    return HeadingsFacts(
        tasks=_heading(text("Tasks"), tasks, text("There are no tasks in this selection.")),
        overdue=_heading(text("Overdue"), overdue, text("No task is overdue.")),
        due_soon=_heading(
            text("Due within {days} days", days=SOON.days),
            due_soon,
            text("No task is due within the next {days} days.", days=SOON.days),
        ),
    )


def _heading(title: Text, listed: Sequence[TaskFacts], nothing: Text) -> HeadingFacts:
    count = sum(each.in_total for each in listed)
    outside = len(listed) - count
    return HeadingFacts(
        title=title,
        count=count,
        outside=outside,
        number=with_outside(count, outside),
        nothing=nothing,
    )
