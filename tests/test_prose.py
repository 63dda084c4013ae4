"""The report in sentences, over plans made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dxplan.changes import Snapshot, compare
from dxplan.language import Language, Text
from dxplan.model import AgencyGroup, Basis, Group, Pillar, Recurrence, Status, Target
from dxplan.render.notation import Notation
from dxplan.render.wording import worded
from dxplan.selection import Selection
from dxplan.views.changes import all_sections
from dxplan.views.report import Report
from dxplan.views.report.changes import BESIDE
from dxplan.views.report.prose.since import PHRASES
from tests.builders import SOURCE, indicator, measured, plan, report, said, target, task
from tests.report_samples import PARTLY, Unwritten, report_of

DAY = date(2025, 7, 31)
DECLARED = (Group(id="cqs", name="Phát triển chính quyền số", declared=2),)


def sentences(found: Report, key: str, language: Language = "en") -> list[str]:
    """The paragraphs of one section."""
    notation = Notation(language)
    sections = [each for each in found.prose.sections if each.key == key]
    return [worded(each, notation) for section in sections for each in section.paragraphs]


def paragraphs(text: str) -> list[str]:
    """Paragraphs with a blank line between them, as one string each."""
    return [" ".join(each.split()) for each in text.split("\n\n")]


def words(found: Text, language: Language = "en") -> str:
    return worded(found, Notation(language))


def test_an_empty_plan_says_so_everywhere() -> None:
    found = report_of(plan(), DAY)
    assert sentences(found, "overview") == [
        "No task and no indicator is recorded in the scope of the report."
    ]
    assert sentences(found, "indicators") == ["No indicator is in the scope of the report."]
    assert sentences(found, "groups") == ["No task is in the scope of the report."]
    assert sentences(found, "deadlines") == [
        "No task is overdue.",
        "No task is due within the next 30 days.",
    ]
    assert "changes" not in {each.key for each in found.prose.sections}


def test_an_empty_plan_in_vietnamese() -> None:
    found = report_of(plan(), DAY, language="vi")
    assert sentences(found, "overview", "vi") == [
        "Trong phạm vi báo cáo chưa có nhiệm vụ, chỉ tiêu nào được nhập."
    ]
    assert sentences(found, "deadlines", "vi") == [
        "Không có nhiệm vụ nào quá hạn.",
        "Không có nhiệm vụ nào đến hạn trong 30 ngày tới.",
    ]


def test_the_title_cites_the_plan_as_a_document_is_cited_first() -> None:
    found = report_of(plan(), DAY, language="vi")
    assert words(found.prose.title, "vi") == "Báo cáo tình hình thực hiện Kế hoạch số 1/KH-UBND"
    assert words(found.prose.subject, "vi") == (
        "Tình hình thực hiện Kế hoạch số 1/KH-UBND ngày 1/1/2023 của UBND thành phố"
    )


def test_one_task_that_nobody_reported_is_no_failure() -> None:
    found = report_of(plan(tasks=[task()], groups=DECLARED), DAY)
    assert sentences(found, "overview") == paragraphs(
        """
        1 task (the plan declares 2) and 0 indicators are recorded.

        As of 2025-07-31, none of 1 task is reported as completed (0%). 1 task is not reported
        as completed, and past its deadline. Of these, 1 is not reported.

        Of the tasks completed or overdue alone, 0% are completed. Once the tasks without a
        report are reported, the completion rate will lie between 0% and 100%.

        In the current reporting quarter, which has not closed, 0% of the tasks that owe a
        report have one.
        """
    )
    assert sentences(found, "deadlines")[0] == (
        "1 task is past its deadline without a report, so it is not known whether it is done."
    )


def test_one_task_that_nobody_reported_in_vietnamese() -> None:
    found = report_of(plan(tasks=[task()], groups=DECLARED), DAY, language="vi")
    assert sentences(found, "overview", "vi") == paragraphs(
        """
        Đã nhập 1 nhiệm vụ (kế hoạch nêu 2) và 0 chỉ tiêu.

        Tính đến ngày 31/7/2025, chưa có nhiệm vụ nào trong tổng số 1 nhiệm vụ được báo cáo
        hoàn thành (0 %). Còn 1 nhiệm vụ chưa được báo cáo hoàn thành và đã quá thời hạn.
        Trong số này có 1 nhiệm vụ chưa có báo cáo.

        Tính riêng trên số nhiệm vụ đã hoàn thành hoặc đã quá hạn, tỷ lệ hoàn thành là 0 %.
        Khi các nhiệm vụ còn thiếu báo cáo được báo cáo đầy đủ, tỷ lệ hoàn thành sẽ nằm trong
        khoảng từ 0 % đến 100 %.

        Trong quý báo cáo hiện tại (chưa kết thúc), tỷ lệ báo cáo là 0 % số nhiệm vụ phải báo
        cáo.
        """
    )
    assert sentences(found, "groups", "vi") == paragraphs(
        """
        Phát triển chính quyền số: chưa có nhiệm vụ nào trong tổng số 1 nhiệm vụ được báo cáo
        hoàn thành; 1 nhiệm vụ quá hạn. Có 1 nhiệm vụ chưa có báo cáo và đã quá thời hạn.
        """
    )


def several() -> Report:
    """A task in every state: completed on time and late, in progress, suspended, unreported."""
    names = "ABCDEFG"
    tasks = [task(id=f"NV-{each}", title=each) for each in names[:5]]
    tasks += [task(id="NV-F", title="F", due=date(2025, 8, 15), lead="so-b")]
    tasks += [task(id="NV-G", title="G", due=date(2026, 8, 15), lead="so-b")]
    told = report(
        as_of=date(2025, 7, 20),
        tasks=(
            said("NV-A", Status.COMPLETED, completed_on=date(2025, 6, 1)),
            said("NV-B", Status.COMPLETED, completed_on=date(2025, 7, 1)),
            said("NV-C", Status.IN_PROGRESS, 40),
            said("NV-D", Status.SUSPENDED, 10),
            said("NV-G", Status.NOT_STARTED),
        ),
    )
    return report_of(
        plan(tasks=tasks, groups=DECLARED, reports=[told]), DAY, since=date(2025, 6, 15)
    )


def test_many_tasks() -> None:
    assert sentences(several(), "overview") == paragraphs(
        """
        7 tasks (the plan declares 2) and 0 indicators are recorded.

        As of 2025-07-31, 2 of 7 tasks are completed, that is 28.57%: 1 on time, 1 after their
        deadline. 5 tasks are not reported as completed: 2 within the deadline, 3 overdue. Of
        these, 1 is in progress, 1 has not started, 1 is suspended and 2 are not reported.

        Of the tasks completed or overdue alone, 40% are completed. Once the tasks without a
        report are reported, the completion rate will lie between 28.57% and 57.14%. The
        weighted mean of all percentages lies between 35.71% and 64.29%, because not all of
        them are known.

        In the current reporting quarter, which has not closed, 71.43% of the tasks that owe a
        report have one.
        """
    )
    assert sentences(several(), "deadlines") == paragraphs(
        """
        3 tasks are overdue. Of these, 1 has no report, so it is not known whether it is done.
        The oldest deadline is that of C (Sở A): 2025-06-30.

        1 task is due within the next 30 days: F (Sở B), 2025-08-15.
        """
    )
    assert sentences(several(), "groups")[-1] == "1 task is suspended: D (Sở A)."


def test_what_changed_since_the_last_meeting() -> None:
    assert sentences(several(), "changes") == paragraphs(
        """
        Compared with 2025-06-15, the completion rate rose from 0% to 28.57%, the number of
        overdue tasks rose from 0 to 3 and the number of tasks without a report fell from 7 to
        2.

        2 tasks were completed: A (completed on time on 2025-06-01, deadline 2025-06-30); B
        (completed late on 2025-07-01, deadline 2025-06-30).

        3 tasks became overdue (1 of these without a report): C (Sở A); D (Sở A); E (Sở A).

        1 task was suspended: D (Sở A).

        1 agency owed a report this quarter and gave none: Sở B.

        Besides this, there is news of 2 other tasks and 1 agency or source reported.
        """
    )


def test_changes_outside_the_total_are_told_beside_and_marked() -> None:
    found = report_of(PARTLY, DAY, since=date(2025, 6, 15))
    moved, late, *_ = sentences(found, "changes")
    assert "the number of overdue tasks rose from 0 to 2" in moved
    assert late == (
        "2 tasks became overdue (1 of these without a report; 1 more not in the total):"
        " A (Sở A); B (Sở A); X (Sở A, not in the total)."
    )


def test_changes_outside_the_total_alone_are_not_said_to_be_none() -> None:
    done = report(as_of=date(2025, 7, 1), tasks=(said("NV-CQS-001", Status.SUSPENDED),))
    found = report_of(plan(tasks=[task()], reports=[done]), DAY, since=date(2025, 6, 15))
    task_and_mark = "Nâng cấp cổng dịch vụ công (Sở A, not in the total)"
    assert sentences(found, "changes")[1:3] == [
        f"1 task became overdue, not counted in the total: {task_and_mark}.",
        f"1 task was suspended, not counted in the total: {task_and_mark}.",
    ]


def test_tasks_of_a_selected_group_are_in_its_total() -> None:
    found = report_of(PARTLY, DAY, since=date(2025, 6, 15), selection=Selection(group="thc"))
    assert sentences(found, "changes")[1] == (
        "1 task became overdue (1 of these without a report): X (Sở A)."
    )


def test_changes_outside_the_total_in_vietnamese() -> None:
    found = report_of(PARTLY, DAY, since=date(2025, 6, 15), language="vi")
    assert sentences(found, "changes", "vi")[1] == (
        "Có 2 nhiệm vụ mới quá hạn (trong đó 1 nhiệm vụ chưa có báo cáo; chưa kể 1 nhiệm vụ"
        " không tính vào tổng số): A (Sở A); B (Sở A); X (Sở A, không tính vào tổng số)."
    )


def test_suspended_tasks_outside_the_total_are_told_beside() -> None:
    stopped = report(
        as_of=date(2025, 7, 21),
        tasks=(said("NV-B", Status.SUSPENDED), said("NV-X", Status.SUSPENDED)),
    )
    found = report_of(replace(PARTLY, reports=(*PARTLY.reports, stopped)), DAY)
    assert sentences(found, "groups")[-1] == (
        "1 task is suspended (1 more not in the total): B (Sở A); X (Sở A, not in the total)."
    )


def test_every_group_of_changes_that_there_can_be_has_a_sentence() -> None:
    workspace = Unwritten(root=Path(), plan=plan())
    state = Snapshot(workspace=workspace, as_of=DAY)
    keys = [each.key for each in all_sections(compare(state, state), "en")]
    assert len(keys) == len(set(keys))
    assert set(keys) == PHRASES.keys()
    assert set(keys) >= BESIDE


def test_nothing_changed() -> None:
    found = report_of(plan(), DAY, since=DAY - timedelta(days=1))
    assert sentences(found, "changes") == ["Nothing has changed since 2025-07-30."]


def test_figures_that_are_shown_alike_are_not_said_to_have_moved() -> None:
    done = report(
        as_of=date(2025, 7, 1),
        tasks=(said("NV-0", Status.COMPLETED, completed_on=date(2025, 6, 1)),),
    )
    later = report(as_of=date(2025, 7, 20), tasks=(said("NV-1", percent=10),))
    tasks = [task(id=f"NV-{n}") for n in range(3)]
    found = report_of(
        plan(tasks=tasks, groups=DECLARED, reports=[done, later]), DAY, since=date(2025, 7, 10)
    )
    assert sentences(found, "changes")[0] == (
        "Compared with 2025-07-10, the completion rate is still 33.33%, the number of overdue tasks"
        " is still 2 and the number of tasks without a report fell from 2 to 1."
    )


def standings() -> Report:
    """Indicators that exceed, meet, are behind, have no data; and a milestone that is met."""
    goal = (target(80),)
    ids = {"X": 90, "M": 80, "B": 10}
    values = tuple(
        measured(value, date(2025, 6, 30), indicator=f"CT-{name}") for name, value in ids.items()
    )
    records = [
        indicator(id=f"CT-{name}", name=name, targets=goal, direction="up") for name in (*ids, "N")
    ]
    yes = Target(year=2025, comparator="=", value=True, source=SOURCE)
    records += [indicator(id="CT-Y", name="Y", kind="milestone", unit="có/không", targets=(yes,))]
    values += (measured(True, date(2025, 6, 30), indicator="CT-Y"),)
    before = (measured(20, date(2024, 6, 30), indicator="CT-B"),)
    reports = [
        report(as_of=date(2024, 7, 1), indicators=before),
        report(as_of=date(2025, 7, 1), indicators=values),
    ]
    return report_of(
        plan(
            indicators=records,
            reports=reports,
            pillars=[Pillar(id="cqs", name="Chính quyền số", declared=5)],
        ),
        DAY,
    )


def test_every_standing_of_indicators() -> None:
    assert sentences(standings(), "indicators") == paragraphs(
        """
        Of 5 indicators, judged by the next target year of each, 1 exceeds its target, 2 meet
        their target, 1 is behind and 1 has not enough data. An indicator without enough data,
        or with a figure that is too old, is not held to have missed its target.

        Chính quyền số (5 indicators): 1 exceeds its target, 2 meet their target, 1 is behind
        and 1 has not enough data. Above the target: X (90 %, target for 2025: ≥ 80). Target
        met: M (80 %, target for 2025: ≥ 80); Y (yes, target for 2025: yes). Behind schedule:
        B (10 %, target for 2025: ≥ 80). Not enough data: N.
        """
    )


def test_numbers_are_written_as_vietnamese_writes_them() -> None:
    values = (measured("16.25", date(2025, 6, 30)),)
    found = report_of(
        plan(
            indicators=[indicator(targets=(target("16.25"),))],
            reports=[report(as_of=date(2025, 7, 1), indicators=values)],
        ),
        DAY,
        language="vi",
    )
    assert sentences(found, "indicators", "vi")[1] == (
        "Chính quyền số (1 chỉ tiêu): 1 chỉ tiêu đạt mục tiêu. Đạt mục tiêu: Tỷ lệ hồ sơ trực tuyến"
        " (16,25 %, mục tiêu năm 2025: ≥ 16,25)."
    )


def test_of_many_only_some_are_named() -> None:
    tasks = [
        task(id=f"NV-{n}", title=f"Việc {n}", due=DAY + timedelta(days=n + 1)) for n in range(6)
    ]
    found = report_of(plan(tasks=tasks, groups=DECLARED), DAY, language="vi")
    told = sentences(found, "deadlines", "vi")[1]
    assert told.startswith("Trong 30 ngày tới có 6 nhiệm vụ đến hạn, trong đó có: Việc 0 (Sở A)")
    assert "Việc 4" in told
    assert "Việc 5" not in told


def test_tasks_outside_the_total_are_told_apart() -> None:
    found = report_of(plan(tasks=[task(), task(id="NV-CQS-002", due=DAY)]), DAY)
    assert sentences(found, "overview") == paragraphs(
        """
        0 tasks and 0 indicators are recorded.

        Besides these there are 2 tasks of groups of which the plan declares no number; they
        are followed apart and counted in no figure above.
        """
    )
    assert sentences(found, "deadlines") == [
        "No task is overdue.",
        "No task is due within the next 30 days.",
        "Not counted in the total: 1 overdue, 1 due within the next 30 days.",
    ]
    assert sentences(found, "groups")[0].startswith(
        "Phát triển chính quyền số (not in the total): none of 2 tasks"
    )


def test_recurring_and_cancelled_tasks_stand_in_no_rate() -> None:
    tasks = [
        task(id="NV-1"),
        task(id="NV-2", recurs=Recurrence.MONTHLY),
        task(id="NV-3"),
    ]
    told = report(as_of=date(2025, 7, 20), tasks=(said("NV-3", Status.CANCELLED),))
    found = report_of(plan(tasks=tasks, groups=DECLARED, reports=[told]), DAY)
    overview = sentences(found, "overview")
    assert overview[0] == (
        "3 tasks (the plan declares 2) and 0 indicators are recorded. Of these tasks 1 counts in"
        " the rates, 1 recurs and is followed apart and 1 is cancelled."
    )
    assert overview[-1] == (
        "Of the recurring tasks, judged by their last closed period, 1 is not reported."
    )


@pytest.mark.parametrize(
    ("selection", "scope"),
    [
        (Selection(), "It covers the whole plan."),
        (Selection(agency="so-a"), "It covers a part of the plan (lead agency: Sở A)."),
        (
            Selection(pillar="cqs", year="2025"),
            (
                "It covers a part of the plan (pillar: Chính quyền số; year of the deadline or"
                " target: 2025)."
            ),
        ),
    ],
)
def test_the_scope_is_said(selection: Selection, scope: str) -> None:
    found = report_of(
        plan(tasks=[task()], indicators=[indicator()], groups=DECLARED), DAY, selection=selection
    )
    assert sentences(found, "scope")[1] == scope


@pytest.mark.parametrize(
    ("basis", "is_working"), [(Basis.DRAFTED, True), (Basis.TRANSCRIBED, False)]
)
def test_a_working_version_is_called_one(basis: Basis, *, is_working: bool) -> None:
    found = report_of(plan(tasks=[task(basis=basis)], groups=DECLARED), DAY)
    told = sentences(found, "trust")
    assert any("working version" in each for each in told) is is_working
    assert told[-1].endswith("The text is a draft, which no body has issued.")


def test_agencies_with_overdue_tasks_are_named_with_what_is_not_known_of_them() -> None:
    leads = AgencyGroup(id="so", name="Các sở", members=("so-a", "so-b"), source=SOURCE)
    tasks = [task(id="NV-1"), task(id="NV-2"), task(id="NV-3", lead="so-b")]
    told = report(as_of=date(2025, 7, 20), tasks=(said("NV-1", percent=50),))
    found = report_of(
        plan(tasks=tasks, groups=DECLARED, reports=[told], agency_groups=[leads]), DAY
    )
    assert (
        "By agency: Sở A 2 (1 not reported); Sở B 1 (1 not reported)."
        in (sentences(found, "deadlines")[0])
    )
