from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from dxplan.model import (
    Agency,
    AgencyGroup,
    Handover,
    Recurrence,
    Report,
    Status,
    Successor,
    Task,
    TaskReport,
)
from dxplan.states import (
    UNKNOWN_PERCENT,
    Percent,
    Progress,
    Rhythm,
    TaskState,
    Timeliness,
    task_states,
)
from tests.builders import agency, plan, report, said, task

DUE = date(2024, 6, 30)
AFTER = date(2024, 7, 1)
#: The quarter of 30 June and 1 July 2024 began here.
QUARTER = date(2024, 6, 15)


def on(as_of: date, *entries: TaskReport, agency: str = "so-a") -> Report:
    return report(as_of=as_of, agency=agency, tasks=entries)


def state(
    record: Task,
    *reports: Report,
    as_of: date = AFTER,
    agencies: Iterable[Agency] = (),
    members: tuple[str, ...] = ("so-a", "so-b"),
) -> TaskState:
    """The state of one task in a plan with the agency group `so`."""
    group = AgencyGroup(id="so", name="Các sở", members=members)
    one = plan(tasks=[record], reports=reports, agencies=agencies, agency_groups=[group])
    return task_states(one, as_of)[record.id]


def exactly(percent: int | str) -> Percent:
    return Percent(Decimal(percent), Decimal(percent))


# What the last report says


@pytest.mark.parametrize("status", Status)
def test_the_last_report_decides_the_progress(status: Status) -> None:
    found = state(
        task(),
        on(date(2024, 3, 31), said(status=Status.IN_PROGRESS)),
        on(date(2024, 6, 30), said(status=status)),
    )
    assert found.progress == status.value
    assert found.last is not None
    assert found.last.report.as_of == date(2024, 6, 30)


def test_a_task_without_a_report_is_unreported() -> None:
    found = state(task())
    assert (found.progress, found.last, found.percent) == (
        Progress.UNREPORTED,
        None,
        UNKNOWN_PERCENT,
    )


def test_a_report_counts_from_its_own_day_on() -> None:
    late = on(DUE, said(status=Status.COMPLETED))
    assert state(task(), late, as_of=date(2024, 6, 29)).progress is Progress.UNREPORTED
    assert state(task(), late, as_of=DUE).progress is Progress.COMPLETED


@pytest.mark.parametrize("leads_first", [True, False])
def test_of_two_reports_of_one_day_that_of_the_lead_decides(leads_first: bool) -> None:  # noqa: FBT001 (a case of the table)
    pair = [
        on(DUE, said(status=Status.COMPLETED)),
        on(DUE, said(status=Status.SUSPENDED), agency="so-b"),
    ]
    assert state(task(), *pair[:: 1 if leads_first else -1]).progress is Progress.COMPLETED


@pytest.mark.parametrize("leads_first", [True, False])
def test_the_lead_of_that_day_is_meant_where_the_task_has_moved_on(leads_first: bool) -> None:  # noqa: FBT001 (a case of the table)
    pair = [
        on(DUE, said(status=Status.COMPLETED)),
        on(DUE, said(status=Status.SUSPENDED), agency="so-b"),
    ]
    moved = task(lead="so-cu")
    old = agency(id="so-cu", until=date(2024, 3, 1), successors=(Successor(id="so-a"),))
    found = state(moved, *pair[:: 1 if leads_first else -1], agencies=[old])
    assert found.progress is Progress.COMPLETED


# The four classes


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 6, 29), Timeliness.IN_TERM),
        (DUE, Timeliness.IN_TERM),
        (AFTER, Timeliness.OVERDUE),
    ],
)
@pytest.mark.parametrize("status", [None, Status.IN_PROGRESS, Status.NOT_STARTED, Status.SUSPENDED])
def test_what_is_not_completed_is_in_term_up_to_and_on_its_deadline(
    status: Status | None, as_of: date, expected: Timeliness
) -> None:
    reports = [on(date(2024, 3, 31), said(status=status))] if status else []
    assert state(task(due=DUE), *reports, as_of=as_of).timeliness is expected


@pytest.mark.parametrize(
    ("completed_on", "expected"),
    [
        (date(2024, 6, 29), Timeliness.COMPLETED_ON_TIME),
        (DUE, Timeliness.COMPLETED_ON_TIME),
        (AFTER, Timeliness.COMPLETED_LATE),
    ],
)
def test_what_is_completed_after_its_deadline_is_late(
    completed_on: date, expected: Timeliness
) -> None:
    done = on(date(2024, 9, 30), said(status=Status.COMPLETED, completed_on=completed_on))
    found = state(task(due=DUE), done, as_of=date(2024, 9, 30))
    assert (found.timeliness, found.completed_on) == (expected, completed_on)


@pytest.mark.parametrize(
    ("reports", "completed_on"),
    [
        pytest.param(
            [on(date(2024, 3, 31), said(status=Status.COMPLETED))],
            date(2024, 3, 31),
            id="the report's day stands in",
        ),
        pytest.param(
            [
                on(date(2024, 3, 31), said(status=Status.IN_PROGRESS)),
                on(date(2024, 6, 30), said(status=Status.COMPLETED)),
                on(date(2024, 9, 30), said(status=Status.COMPLETED)),
            ],
            date(2024, 6, 30),
            id="the first of the last run, however often it is repeated",
        ),
        pytest.param(
            [
                on(date(2024, 3, 31), said(status=Status.COMPLETED)),
                on(date(2024, 6, 30), said(status=Status.IN_PROGRESS)),
                on(date(2024, 9, 30), said(status=Status.COMPLETED)),
            ],
            date(2024, 9, 30),
            id="not the one that was taken back",
        ),
        pytest.param(
            [
                on(date(2024, 6, 30), said(status=Status.COMPLETED)),
                on(
                    date(2024, 9, 30),
                    said(status=Status.COMPLETED, completed_on=date(2024, 5, 20)),
                ),
                on(date(2024, 12, 31), said(status=Status.COMPLETED)),
            ],
            date(2024, 5, 20),
            id="a stated day goes before, whenever it is stated",
        ),
        pytest.param(
            [
                on(
                    date(2024, 6, 30),
                    said(status=Status.COMPLETED, completed_on=date(2024, 6, 1)),
                ),
                on(
                    date(2024, 9, 30),
                    said(status=Status.COMPLETED, completed_on=date(2024, 6, 8)),
                ),
            ],
            date(2024, 6, 8),
            id="the day stated last corrects the one before",
        ),
    ],
)
def test_the_day_of_completion_is_stated_or_that_of_the_first_report_of_the_run(
    reports: list[Report], completed_on: date
) -> None:
    assert state(task(), *reports, as_of=date(2024, 12, 31)).completed_on == completed_on


def test_a_task_opened_again_is_not_completed_and_can_be_overdue() -> None:
    reports = [
        on(date(2024, 3, 31), said(status=Status.COMPLETED, completed_on=date(2024, 3, 1))),
        on(DUE, said(status=Status.IN_PROGRESS, percent=90)),
    ]
    found = state(task(due=DUE), *reports)
    assert (found.progress, found.timeliness, found.completed_on, found.percent) == (
        Progress.IN_PROGRESS,
        Timeliness.OVERDUE,
        None,
        exactly(90),
    )


def test_a_task_without_a_deadline_is_in_term_and_then_on_time() -> None:
    far = date(2199, 12, 31)
    assert state(task(due=None), as_of=far).timeliness is Timeliness.IN_TERM
    done = on(far, said(status=Status.COMPLETED))
    assert state(task(due=None), done, as_of=far).timeliness is Timeliness.COMPLETED_ON_TIME


@pytest.mark.parametrize("recurs", [None, Recurrence.MONTHLY])
def test_a_cancelled_task_has_no_class_and_counts_nowhere(recurs: Recurrence | None) -> None:
    record = task() if recurs is None else task(recurs=recurs)
    found = state(record, on(DUE, said(status=Status.CANCELLED)))
    assert (found.progress, found.timeliness, found.rhythm, found.counts) == (
        Progress.CANCELLED,
        None,
        None,
        False,
    )


def test_a_cancelled_task_that_is_taken_up_again_counts() -> None:
    reports = [on(DUE, said(status=Status.CANCELLED)), on(AFTER, said())]
    assert state(task(), *reports).counts


# Percent


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (said(status=Status.COMPLETED), exactly(100)),
        (said(status=Status.COMPLETED, percent=99), exactly(100)),
        (said(status=Status.NOT_STARTED), exactly(0)),
        (said(percent="37.5"), exactly("37.5")),
        (said(status=Status.SUSPENDED, percent=30), exactly(30)),
        (said(), UNKNOWN_PERCENT),
        (said(status=Status.SUSPENDED), UNKNOWN_PERCENT),
    ],
)
def test_a_percentage_that_was_not_given_may_be_any(entry: TaskReport, expected: Percent) -> None:
    assert state(task(), on(DUE, entry)).percent == expected


# Whether a report is owed, and given, for the quarter from 15 June


@pytest.mark.parametrize(
    ("start", "reports", "owed", "given"),
    [
        pytest.param(None, [], True, False, id="never reported"),
        pytest.param(AFTER, [], True, False, id="starts on the day"),
        pytest.param(date(2024, 7, 2), [], False, False, id="not started yet"),
        pytest.param(None, [on(date(2024, 6, 14), said())], True, False, id="quarter before"),
        pytest.param(None, [on(QUARTER, said())], True, True, id="first day of the quarter"),
        pytest.param(None, [on(AFTER, said())], True, True, id="today"),
        pytest.param(
            None,
            [on(date(2024, 6, 14), said(status=Status.COMPLETED))],
            False,
            True,
            id="reported as completed before",
        ),
        pytest.param(
            None,
            [on(DUE, said(status=Status.COMPLETED, completed_on=date(2024, 6, 1)))],
            True,
            True,
            id="completed before, but first reported now",
        ),
        pytest.param(
            None,
            [on(date(2024, 6, 14), said(status=Status.COMPLETED)), on(AFTER, said())],
            True,
            True,
            id="opened again",
        ),
        pytest.param(
            None,
            [on(DUE, said(), agency="so-b")],
            True,
            True,
            id="somebody else reported",
        ),
    ],
)
def test_a_report_is_owed_until_the_completion_was_reported(
    start: date | None,
    reports: list[Report],
    owed: bool,  # noqa: FBT001 (a column of the table)
    given: bool,  # noqa: FBT001 (the same)
) -> None:
    found = state(task(start=start), *reports)
    assert found.owes_report is owed
    assert not owed or found.reported_now is given


# Recurring tasks


@pytest.mark.parametrize(
    ("recurs", "last_good_day", "as_of"),
    [
        (Recurrence.MONTHLY, date(2024, 5, 15), date(2024, 7, 13)),
        (Recurrence.MONTHLY, date(2024, 6, 15), date(2024, 7, 14)),
        (Recurrence.QUARTERLY, date(2024, 3, 15), AFTER),
        (Recurrence.CONTINUOUS, date(2024, 3, 15), AFTER),
        (Recurrence.HALF_YEARLY, date(2023, 12, 15), AFTER),
        (Recurrence.YEARLY, date(2022, 12, 15), AFTER),
        (Recurrence.YEARLY, date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_a_rhythm_is_kept_by_a_report_since_the_last_closed_period_began(
    recurs: Recurrence, last_good_day: date, as_of: date
) -> None:
    record = task(recurs=recurs)
    earlier = last_good_day.replace(day=last_good_day.day - 1)
    kept = state(record, on(last_good_day, said()), as_of=as_of)
    lapsed = state(record, on(earlier, said()), as_of=as_of)
    silent = state(record, as_of=as_of)
    assert [each.rhythm for each in (kept, lapsed, silent)] == [
        Rhythm.UP_TO_DATE,
        Rhythm.LAPSED,
        Rhythm.UNREPORTED,
    ]
    assert {each.timeliness for each in (kept, lapsed, silent)} == {None}
    assert not any(each.counts for each in (kept, lapsed, silent))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.COMPLETED, Rhythm.UP_TO_DATE),
        (Status.IN_PROGRESS, Rhythm.UP_TO_DATE),
        (Status.NOT_STARTED, Rhythm.LAPSED),
        (Status.SUSPENDED, Rhythm.LAPSED),
    ],
)
def test_a_rhythm_is_kept_by_work_not_by_words(status: Status, expected: Rhythm) -> None:
    assert state(task(recurs=Recurrence.MONTHLY), on(DUE, said(status=status))).rhythm is expected


@pytest.mark.parametrize(
    ("as_of", "rhythm", "timeliness"),
    [(DUE, Rhythm.UNREPORTED, None), (AFTER, None, Timeliness.OVERDUE)],
)
def test_a_rhythm_that_has_ended_leaves_a_task_due_on_its_last_day(
    as_of: date, rhythm: Rhythm | None, timeliness: Timeliness | None
) -> None:
    found = state(task(recurs=Recurrence.MONTHLY, until=DUE), as_of=as_of)
    assert (found.rhythm, found.timeliness, found.due) == (rhythm, timeliness, DUE)
    assert found.counts is (as_of > DUE)


def test_a_rhythm_that_has_ended_can_have_been_completed_in_time() -> None:
    done = on(DUE, said(status=Status.COMPLETED))
    found = state(task(recurs=Recurrence.MONTHLY, until=DUE), done)
    assert (found.rhythm, found.timeliness) == (None, Timeliness.COMPLETED_ON_TIME)


# Tasks led by an agency group


def both(one: Status | None, other: Status | None) -> list[Report]:
    return [
        on(DUE, said(status=status), agency=name)
        for name, status in (("so-a", one), ("so-b", other))
        if status is not None
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Status.COMPLETED, Status.COMPLETED, Progress.COMPLETED),
        (Status.COMPLETED, Status.NOT_STARTED, Progress.IN_PROGRESS),
        (Status.COMPLETED, None, Progress.IN_PROGRESS),
        (Status.IN_PROGRESS, Status.SUSPENDED, Progress.IN_PROGRESS),
        (Status.SUSPENDED, Status.NOT_STARTED, Progress.SUSPENDED),
        (Status.SUSPENDED, None, Progress.SUSPENDED),
        (Status.NOT_STARTED, None, Progress.NOT_STARTED),
        (None, None, Progress.UNREPORTED),
        (Status.CANCELLED, Status.COMPLETED, Progress.COMPLETED),
        (Status.CANCELLED, None, Progress.UNREPORTED),
        (Status.CANCELLED, Status.CANCELLED, Progress.CANCELLED),
    ],
)
def test_a_group_has_completed_when_every_member_has(
    one: Status | None, other: Status | None, expected: Progress
) -> None:
    assert state(task(lead="so"), *both(one, other)).progress is expected


def test_a_group_completes_on_the_day_its_last_member_does() -> None:
    reports = [
        on(DUE, said(status=Status.COMPLETED, completed_on=date(2024, 6, 20))),
        on(DUE, said(status=Status.COMPLETED, completed_on=date(2024, 6, 2)), agency="so-b"),
    ]
    found = state(task(lead="so", due=date(2024, 6, 10)), *reports)
    assert found.completed_on == date(2024, 6, 20)
    assert found.timeliness is Timeliness.COMPLETED_LATE


def test_a_group_names_the_members_that_have_not_reported() -> None:
    found = state(task(lead="so"), on(DUE, said()), members=("so-b", "so-a", "so-c"))
    assert found.missing == ("so-b", "so-c")
    assert state(task(lead="so"), *both(Status.COMPLETED, Status.COMPLETED)).missing == ()
    assert state(task(lead="so-a")).missing == ()


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([on(DUE, said(percent=40)), on(DUE, said(percent=80), agency="so-b")], exactly(60)),
        ([on(DUE, said(percent=40))], Percent(Decimal(20), Decimal(70))),
        (both(Status.COMPLETED, Status.NOT_STARTED), exactly(50)),
        ([*both(Status.CANCELLED, None), on(AFTER, said(percent=40), agency="so-b")], exactly(40)),
        ([], UNKNOWN_PERCENT),
    ],
)
def test_the_percentage_of_a_group_is_the_mean_of_its_members(
    reports: list[Report], expected: Percent
) -> None:
    assert state(task(lead="so"), *reports).percent == expected


def test_only_members_speak_for_a_group() -> None:
    published = report(
        as_of=AFTER, agency=None, source="vb-1", tasks=(said(status=Status.COMPLETED),)
    )
    outsider = on(AFTER, said(status=Status.COMPLETED), agency="so-c")
    found = state(task(lead="so"), published, outsider, agencies=[agency(id="so-c")])
    assert (found.progress, found.last, found.missing) == (
        Progress.UNREPORTED,
        None,
        ("so-a", "so-b"),
    )
    assert state(task(lead="so-a"), published).progress is Progress.COMPLETED


def test_an_empty_group_has_reported_nothing() -> None:
    found = state(task(lead="so"), members=())
    assert (found.progress, found.percent, found.missing) == (
        Progress.UNREPORTED,
        UNKNOWN_PERCENT,
        (),
    )


MERGER = date(2024, 3, 1)
MERGED = agency(id="so-cu", until=MERGER, successors=(Successor(id="so-a"),))


def test_the_successor_speaks_for_a_member_that_was_merged_away() -> None:
    reports = [
        on(date(2023, 12, 31), said(percent=20), agency="so-cu"),
        on(DUE, said(status=Status.COMPLETED)),
    ]
    found = state(task(lead="so"), *reports, agencies=[MERGED], members=("so-cu", "so-a"))
    assert (found.progress, found.percent, found.missing) == (
        Progress.COMPLETED,
        exactly(100),
        (),
    )


def test_the_successor_does_not_speak_for_the_time_before_the_merger() -> None:
    reports = [
        on(date(2023, 11, 30), said(percent=20), agency="so-cu"),
        on(date(2023, 12, 31), said(status=Status.COMPLETED)),
    ]
    found = state(task(lead="so"), *reports, agencies=[MERGED], members=("so-cu", "so-a"))
    assert (found.progress, found.percent) == (Progress.IN_PROGRESS, exactly(60))


def test_a_member_that_ended_without_a_successor_is_heard_with_its_last_word() -> None:
    gone = agency(id="q-x", level="district", until=MERGER)
    last = on(date(2024, 2, 29), said(status=Status.COMPLETED), agency="q-x")
    found = state(task(lead="so"), last, agencies=[gone], members=("q-x",))
    assert (found.progress, found.missing) == (Progress.COMPLETED, ())


@pytest.mark.parametrize(
    ("reports", "given"),
    [
        pytest.param(both(Status.IN_PROGRESS, Status.IN_PROGRESS), True, id="all members"),
        pytest.param(both(Status.IN_PROGRESS, None), False, id="one is silent"),
        pytest.param(
            [
                on(date(2024, 6, 14), said(status=Status.COMPLETED), agency="so-b"),
                on(DUE, said()),
            ],
            True,
            id="the other had already reported its completion",
        ),
    ],
)
def test_every_member_of_a_group_owes_a_report_until_it_has_completed(
    reports: list[Report],
    given: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    found = state(task(lead="so"), *reports)
    assert (found.owes_report, found.reported_now) == (True, given)


def test_a_group_keeps_a_rhythm_when_every_member_does() -> None:
    record = task(lead="so", recurs=Recurrence.MONTHLY)
    kept = state(record, *both(Status.IN_PROGRESS, Status.COMPLETED))
    lapsed = state(record, *both(Status.IN_PROGRESS, None))
    assert (kept.rhythm, lapsed.rhythm) == (Rhythm.UP_TO_DATE, Rhythm.LAPSED)


def test_a_task_of_a_group_handed_to_one_agency_is_that_agencys_alone() -> None:
    handed = task(lead="so", handovers=(Handover(to="so-a", date=DUE),))
    done = on(AFTER, said(status=Status.COMPLETED))
    assert state(handed, done).progress is Progress.COMPLETED
    assert state(task(lead="so"), done).progress is Progress.IN_PROGRESS
