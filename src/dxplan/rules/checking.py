"""All rules over a plan, as `validate` asks them; those that find errors are in `errors.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from dxplan.findings import Finding
from dxplan.rules import (
    assignments,
    calendar,
    conflicts,
    courses,
    dates,
    deadlines,
    decisions,
    effects,
    endings,
    names,
    order,
    plausibility,
    progress,
    proof,
    provenance,
    references,
    reporters,
    serving,
    sources,
    style,
    successions,
    targets,
    totals,
    trust,
    values,
    wording,
)
from dxplan.rules.errors import ERRORS, Rule
from dxplan.rules.known import Known, last_day
from dxplan.workspace import Workspace

#: Rules whose findings are warnings and remarks.
REMARKS: Final[tuple[Rule, ...]] = (
    references.repeated_reference,
    reporters.reporter_gone,
    reporters.reporter_not_responsible,
    assignments.empty_agency_group,
    assignments.agency_out_of_time,
    assignments.handover_out_of_time,
    assignments.unused_agency,
    successions.successor_out_of_time,
    successions.successors_without_end,
    successions.several_heirs,
    successions.same_agency_twice,
    successions.agency_or_group,
    dates.before_the_plan,
    dates.target_year,
    calendar.past_the_horizon,
    calendar.report_folder,
    calendar.completed_before_the_plan,
    calendar.implements_later,
    calendar.accessed_too_early,
    calendar.decision_before_the_plan,
    progress.completed_without_date,
    conflicts.conflicting_reports,
    progress.all_but_completed,
    proof.completed_without_evidence,
    proof.empty_report,
    proof.stopped_without_reason,
    values.thousands_point,
    targets.laxer_target,
    targets.met_from_the_start,
    targets.unreachable_target,
    targets.rank_direction,
    targets.without_target,
    targets.target_year_left_out,
    plausibility.unit_against_kind,
    plausibility.heavy_task,
    totals.fewer_than_declared,
    trust.drafted_after_import,
    sources.source_without_place,
    sources.unused_source,
    decisions.decision_field,
    decisions.decision_not_applied,
    decisions.decision_chain,
    provenance.weak_source,
    provenance.not_an_address,
    provenance.insecure_address,
    provenance.never_accessed,
    provenance.same_source_twice,
    provenance.transcribed_without_place,
    provenance.empty_part,
    names.names,
    names.units_and_notes,
    style.mixed_tone_marks,
    wording.vague_deliverable,
    wording.deliverable_is_title,
    wording.twins,
    wording.unit_two_ways,
    wording.half_translated,
    wording.untranslated,
    order.odd_id,
    order.ids_out_of_order,
    order.file_of_another,
)

#: Rules whose findings are warnings, and that judge the plan on a day.
RULES_OF_THE_DAY: Final[tuple[Callable[[Workspace, Known], Iterator[Finding]], ...]] = (
    endings.lead_without_successor,
    serving.unserved_indicator,
    serving.task_without_indicator,
    conflicts.revised_measurement,
    courses.percent_falls,
    courses.reopened,
    plausibility.tenfold,
    plausibility.measured_before_baseline,
    effects.behind_though_on_track,
    effects.completed_without_effect,
)


#: Rules whose findings come with the passing of time: they fire only on a day that was asked for.
RULES_OF_TIME: Final[tuple[Callable[[Workspace, Known], Iterator[Finding]], ...]] = (
    deadlines.overdue,
    deadlines.overdue_unreported,
    deadlines.due_soon,
    deadlines.stale_measurement,
    deadlines.silent_agency,
    deadlines.rhythm_lapsed,
    deadlines.target_missed,
)


def check(workspace: Workspace, as_of: date | None = None) -> list[Finding]:
    """Everything the rules find.

    `as_of` is the day to judge the plan on: later reports are not known yet, and what is late or
    due is said. Without one it is the last day that the data speaks of (`known.last_day`), and
    nothing is said of the time since, so that an old commit prints what it always printed.
    """
    known = Known(workspace.plan, as_of or last_day(workspace.plan))
    on_a_day = RULES_OF_THE_DAY if as_of is None else (*RULES_OF_THE_DAY, *RULES_OF_TIME)
    found = [finding for rule in (*ERRORS, *REMARKS) for finding in rule(workspace)]
    return found + [finding for rule in on_a_day for finding in rule(workspace, known)]
