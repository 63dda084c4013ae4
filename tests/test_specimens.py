"""The plans that templates are tried on are what they are called."""

from __future__ import annotations

import pytest

from dxplan.findings import only_errors
from dxplan.rules.errors import errors
from dxplan.specimens import HOSTILE, Specimen, specimens
from dxplan.views.report.specimens import specimen_report

EMPTY, SMALL, WORST = specimens()


@pytest.mark.parametrize("specimen", [EMPTY, SMALL, WORST], ids=lambda each: each.name)
def test_a_specimen_has_no_error_that_would_forbid_figures(specimen: Specimen) -> None:
    documents = specimen.workspace.documents.values()
    assert [each for document in documents for each in document.findings] == []
    assert only_errors(errors(specimen.workspace)) == []


def test_the_empty_plan_has_nothing_and_the_small_one_every_state() -> None:
    assert specimen_report(EMPTY, "vi").tasks == ()
    small = specimen_report(SMALL, "vi")
    assert {each.state.value for each in small.tasks} == {
        *("overdue", "completed_on_time", "cancelled", "in_term", "unreported"),
        *("overdue_unreported",),
    }
    assert small.changes is not None
    assert small.due_soon
    assert small.overdue


def test_the_hostile_plan_holds_every_text_as_it_is() -> None:
    report = specimen_report(WORST, "vi")
    for texts in (
        [task.title for task in report.tasks],
        [task.deliverable for task in report.tasks],
        [task.note for task in report.tasks],
        [only for task in report.tasks for only in task.evidence],
    ):
        assert texts == list(HOSTILE)
    assert report.tasks[0].lead_name == " ".join(HOSTILE[:-1])
