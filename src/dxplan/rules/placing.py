"""From a record and its keys to a finding at a place of a file.

Places are resolved here, and only when something is wrong: a rule that finds nothing never makes
a document look for its spans.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, NamedTuple

from dxplan.findings import Finding, Location, RecordName, Related, Rule
from dxplan.language import Text
from dxplan.model import Report, Task, TaskReport, Value
from dxplan.workspace import KIND_NAMES, Workspace
from dxplan.yamltext import Keys

#: How many other places one finding points at; where there are more, its message counts them.
MOST_PLACES: Final = 10


class Spot(NamedTuple):
    """A part of a record, named by the keys that lead to it."""

    record: Any
    keys: Keys = ()
    #: The report an entry belongs to: messages are about that.
    report: Report | None = None
    #: Point at the key and not at its value.
    key: bool = False

    def location(self, workspace: Workspace) -> Location:
        """Where the part is written; where it is absent, its nearest parent."""
        return workspace.at(self.record, *self.keys, key=self.key)

    def name(self, workspace: Workspace) -> RecordName | None:
        """What a finding calls the record; None for the plan itself and for whole files."""
        record = self.record
        if self.report is None:
            return workspace.name_of(record) if type(record) in KIND_NAMES else None
        about = record.task if isinstance(record, TaskReport) else record.indicator
        return replace(workspace.name_of(self.report), title=about)


def finding_at(  # noqa: PLR0913 (a finding has that many parts)
    workspace: Workspace,
    rule: Rule,
    spot: Spot,
    message: Text,
    *,
    label: Text | None = None,
    fix: Text | None = None,
    also: tuple[tuple[Text, Spot], ...] = (),
) -> Finding:
    """A finding of `rule` at `spot`; `also` are the other places that belong to it."""
    return Finding(
        rule=rule,
        message=message,
        location=spot.location(workspace),
        label=label,
        record=spot.name(workspace),
        fix=fix,
        related=tuple(
            Related(message=words, location=other.location(workspace)) for words, other in also
        ),
    )


def in_file(value: Value) -> str:
    """A value as it is written in a file."""
    return str(value) if isinstance(value, Decimal) else "yes" if value else "no"


def lead_on(task: Task, day: dt.date) -> Spot:
    """Where the plan says whom a task was last given to by that day (`succession.assigned`)."""
    given = [(each.date, index) for index, each in enumerate(task.handovers) if each.date <= day]
    return Spot(task, ("handovers", max(given)[1], "to") if given else ("lead",))
