"""The dataset: what a database would load, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Unpack

import pytest

from dxplan.figures import measure
from dxplan.model import (
    AgencyGroup,
    Baseline,
    Decision,
    Group,
    Handover,
    Plan,
    Range,
    Recurrence,
    Source,
    Status,
    Successor,
    Target,
)
from dxplan.selection import EVERYTHING, Selection
from dxplan.views.dataset import ROWS, SCHEMAS, Dataset, make_dataset
from tests.builders import (
    IndicatorFields,
    TaskFields,
    agency,
    indicator,
    measured,
    plan,
    report,
    said,
    target,
    task,
)

DAY = date(2024, 6, 30)


def made(plan: Plan, selection: Selection = EVERYTHING, day: date = DAY) -> Dataset:
    return make_dataset(plan, measure(plan, day, selection, ROWS))


def rows(dataset: Dataset, table: str) -> list[dict[str, Any]]:
    """The rows of a table, without what is empty."""
    found = dataset.table(table)
    names = [column.name for column in found.schema.columns]
    return [
        {name: cell for name, cell in zip(names, row, strict=True) if cell is not None}
        for row in found.rows
    ]


def keys(dataset: Dataset, table: str) -> list[Any]:
    """The first column of a table."""
    return [row[0] for row in dataset.table(table).rows]


def of_task(**fields: Unpack[TaskFields]) -> Dataset:
    return made(plan(tasks=[task(**fields)], indicators=[indicator()]))


def of_indicator(**fields: Unpack[IndicatorFields]) -> Dataset:
    return made(plan(indicators=[indicator(**fields)]))


# A task


def test_a_task_is_a_row_of_what_the_plan_says() -> None:
    dataset = of_task(weight=Decimal("0.10"), start=date(2024, 1, 1))
    assert rows(dataset, "tasks") == [
        {
            "task_id": "NV-CQS-001",
            "group_id": "cqs",
            "in_headline": False,
            "title": "Nâng cấp cổng dịch vụ công",
            "lead_agency_id": "so-a",
            "start": date(2024, 1, 1),
            "due": date(2025, 6, 30),
            "deliverable": "Cổng dịch vụ công vận hành chính thức",
            "weight": Decimal("0.10"),
            "basis": "cited",
            "source_id": "vb-1",
        }
    ]


def test_what_a_task_has_several_of_stands_in_tables_of_its_own() -> None:
    departments = AgencyGroup(id="departments", name="Các sở", members=("so-a", "so-b"))
    taken = Handover(to="so-b", date=date(2025, 3, 1), decision="vb-1")
    one = task(support=("so-b", "departments", "so-b"), serves=("CT-CQS-01",), handovers=(taken,))
    dataset = made(plan(tasks=[one], indicators=[indicator()], agency_groups=[departments]))
    assert rows(dataset, "task_supports") == [
        {"task_id": "NV-CQS-001", "position": 1, "agency_id": "so-b"},
        {"task_id": "NV-CQS-001", "position": 2, "agency_group_id": "departments"},
    ]
    assert rows(dataset, "task_serves") == [{"task_id": "NV-CQS-001", "indicator_id": "CT-CQS-01"}]
    assert rows(dataset, "task_handovers") == [
        {
            "task_id": "NV-CQS-001",
            "position": 1,
            "agency_id": "so-b",
            "leads_from": date(2025, 3, 1),
            "document": "vb-1",
            "source_id": "vb-1",
        }
    ]


def test_a_leading_group_stands_in_a_column_of_its_own() -> None:
    departments = AgencyGroup(id="departments", name="Các sở", members=("so-a", "so-b"))
    dataset = made(plan(tasks=[task(lead="departments")], agency_groups=[departments]))
    (one,) = rows(dataset, "tasks")
    assert one["lead_group_id"] == "departments"
    assert "lead_agency_id" not in one


def test_an_id_of_an_agency_and_a_group_means_the_group_as_in_figures() -> None:
    both = AgencyGroup(id="so-a", name="Các sở A", members=("so-b",))
    (one,) = rows(made(plan(tasks=[task()], agency_groups=[both])), "tasks")
    assert one["lead_group_id"] == "so-a"


def test_of_a_task_nobody_reported_nothing_is_known_and_nothing_is_0() -> None:
    (state,) = rows(of_task(), "task_states")
    assert state["progress"] == "unreported"
    assert {"percent_low", "percent_high", "completed_on", "last_report_id"}.isdisjoint(state)


def test_a_percentage_is_exact_or_lies_between_two_values() -> None:
    group = AgencyGroup(id="departments", name="Các sở", members=("so-a", "so-b", "so-c"))
    one = replace(task(), lead="departments")
    told = report(tasks=(said(percent=50),))
    dataset = made(
        plan(tasks=[one], agencies=[agency(id="so-c")], agency_groups=[group], reports=[told])
    )
    (state,) = rows(dataset, "task_states")
    assert state["percent_low"] == Decimal("16.6667")
    assert state["percent_high"] == Decimal("83.3333")
    assert [
        (each["agency_id"], each["never_reported"]) for each in rows(dataset, "task_silent_members")
    ] == [
        ("so-b", True),
        ("so-c", True),
    ]


def test_a_task_counts_under_the_agency_that_answers_on_the_day() -> None:
    merged = agency(id="so-cu", until=date(2024, 3, 1), successors=(Successor(id="so-b"),))
    dataset = made(plan(tasks=[task(lead="so-cu")], agencies=[merged]))
    assert rows(dataset, "tasks")[0]["lead_agency_id"] == "so-cu"
    assert rows(dataset, "task_states")[0]["agency_id"] == "so-b"


def test_a_running_rhythm_has_no_class_and_stands_in_no_base() -> None:
    (state,) = rows(of_task(recurs=Recurrence.QUARTERLY), "task_states")
    assert (state["in_base"], state["rhythm"]) == (False, "unreported")
    assert "timeliness" not in state


# An indicator


def test_a_number_and_an_answer_never_share_a_column() -> None:
    yes = Target(year=2025, comparator="=", value=True)
    built = indicator(id="CT-2", kind="milestone", targets=(yes,))
    dataset = made(
        plan(
            indicators=[indicator(), built],
            reports=[report(indicators=(measured(65), measured(False, indicator="CT-2")))],
        )
    )
    number, answer = rows(dataset, "measurements")
    assert (number["value"], "answer" in number) == (Decimal(65), False)
    assert (answer["answer"], "value" in answer) == (False, False)
    number, answer = rows(dataset, "indicator_targets")
    assert (number["value"], "answer" in number) == (Decimal(80), False)
    assert (answer["answer"], "value" in answer) == (True, False)


def test_a_corridor_has_two_ends_and_no_value() -> None:
    corridor = Target(year=2025, range=Range(min=Decimal(7), max=Decimal("7.5")))
    (found,) = rows(of_indicator(targets=(corridor,)), "indicator_targets")
    assert (found["range_min"], found["range_max"]) == (Decimal(7), Decimal("7.5"))
    assert {"value", "comparator"}.isdisjoint(found)


def test_an_indicator_is_judged_for_each_target_year_and_counted_once() -> None:
    baseline = Baseline(date=date(2022, 12, 31), value=Decimal(40))
    one = indicator(baseline=baseline, targets=(target(80), target(95, year=2030)))
    dataset = made(plan(indicators=[one], reports=[report(indicators=(measured(70),))]))
    states = rows(dataset, "indicator_states")
    assert [(each["year"], each["counted"], each["standing"]) for each in states] == [
        (2025, True, "on_track"),
        (2030, False, "on_track"),
    ]
    assert states[0]["expected"] == Decimal("59.96")  # 40 + 40 · 547 / 1096 days
    assert states[0]["start_value"] == Decimal(40)


def test_an_indicator_without_a_target_has_no_state() -> None:
    dataset = of_indicator(targets=())
    assert keys(dataset, "indicators") == ["CT-CQS-01"]
    assert rows(dataset, "indicator_states") == []


# Reports


def test_later_reports_and_values_of_later_days_do_not_exist_yet() -> None:
    late = date(2024, 9, 30)
    dataset = made(
        plan(
            tasks=[task()],
            indicators=[indicator()],
            reports=[
                report(tasks=(said(percent=10),), indicators=(measured(50, date=late),)),
                report(as_of=late, tasks=(said(percent=90),), indicators=(measured(70, date=DAY),)),
                report(as_of=late, agency="so-b", tasks=(said(percent=80),)),
            ],
        )
    )
    assert [each["percent"] for each in rows(dataset, "task_reports")] == [Decimal(10)]
    assert [each["value"] for each in rows(dataset, "measurements")] == [Decimal(70)]
    assert keys(dataset, "reports") == ["2024-06-30/so-a", "2024-09-30/so-a"]


def test_a_second_report_of_one_reporter_and_day_has_a_key_of_its_own() -> None:
    told = report(tasks=(said(percent=10),))
    dataset = made(plan(tasks=[task()], reports=[told, replace(told, tasks=(said(percent=20),))]))
    assert keys(dataset, "reports") == ["2024-06-30/so-a", "2024-06-30/so-a/2"]
    assert [each["report_id"] for each in rows(dataset, "task_reports")] == keys(dataset, "reports")


def test_of_several_values_for_one_day_it_is_said_which_holds() -> None:
    later = report(as_of=DAY, indicators=(measured(66, date=date(2024, 3, 31)),))
    first = report(as_of=date(2024, 3, 31), indicators=(measured(65),))
    dataset = made(plan(indicators=[indicator()], reports=[first, later]))
    assert [(each["value"], each["holds"]) for each in rows(dataset, "measurements")] == [
        (Decimal(65), False),
        (Decimal(66), True),
    ]


def test_evidence_is_a_row_each() -> None:
    proven = replace(said(status=Status.COMPLETED), evidence=("1/QĐ-UBND", "2/QĐ-UBND"))
    dataset = made(plan(tasks=[task()], reports=[report(tasks=(proven,))]))
    assert [each["evidence"] for each in rows(dataset, "task_evidence")] == [
        "1/QĐ-UBND",
        "2/QĐ-UBND",
    ]


# Decisions


def test_decisions_name_what_they_are_about_and_the_source_they_are() -> None:
    moved = Decision(document="vb-1", date=DAY, field="due", from_="2024-12-31", to="2025-06-30")
    cut = Decision(document="5/QĐ-UBND", date=DAY, field="declared")
    found = plan(tasks=[task(decisions=(moved,))])
    found = replace(found, identity=replace(found.identity, decisions=(cut,)))
    of_plan, of_task = rows(made(found), "decisions")
    assert of_plan == {
        "decision_id": "plan/1",
        "document": "5/QĐ-UBND",
        "decided_on": DAY,
        "field": "declared",
    }
    assert of_task == {
        "decision_id": "task/NV-CQS-001/1",
        "task_id": "NV-CQS-001",
        "document": "vb-1",
        "source_id": "vb-1",
        "decided_on": DAY,
        "field": "due",
        "value_before": "2024-12-31",
        "value_after": "2025-06-30",
    }


# Figures


def figure(dataset: Dataset, name: str, row: str = "total") -> dict[str, Any]:
    (found,) = (
        each
        for each in rows(dataset, "figures")
        if (each["figure_id"], each["row_id"]) == (name, row)
    )
    return {key: value for key, value in found.items() if key.startswith(("value", "num", "base"))}


def counted(*tasks: Any, **more: Any) -> Plan:
    """A plan whose one group has a declared total, so that its tasks are in the headline."""
    return plan(tasks=tasks, groups=[Group(id="cqs", name="Nhóm", declared=9)], **more)


def test_a_rate_says_what_it_divides() -> None:
    done = report(tasks=(said("NV-1", Status.COMPLETED),))
    dataset = made(counted(task(id="NV-1"), task(id="NV-2"), task(id="NV-3"), reports=[done]))
    assert figure(dataset, "tasks.completion_rate") == {
        "value_low": Decimal("0.3333"),
        "value_high": Decimal("0.3333"),
        "numerator_low": Decimal(1),
        "numerator_high": Decimal(1),
        "base": Decimal(3),
    }
    assert figure(dataset, "tasks.completion_range") == {
        "value_low": Decimal("0.3333"),
        "value_high": Decimal(1),
        "numerator_low": Decimal(1),
        "numerator_high": Decimal(3),
        "base": Decimal(3),
    }


def test_a_count_divides_nothing() -> None:
    assert figure(made(counted(task())), "tasks.total") == {
        "value_low": Decimal(1),
        "value_high": Decimal(1),
    }


def test_a_rate_over_nothing_is_empty_and_never_0() -> None:
    assert figure(made(counted()), "tasks.completion_rate") == {
        "numerator_low": Decimal(0),
        "numerator_high": Decimal(0),
        "base": Decimal(0),
    }


def test_sums_of_the_longest_weights_are_published_too() -> None:
    heavy = Decimal("9" * 30)
    dataset = made(counted(task(id="NV-1", weight=heavy), task(id="NV-2", weight=heavy)))
    assert figure(dataset, "tasks.percent_complete")["base"] == 2 * heavy


def test_rows_of_figures_name_what_they_are_about() -> None:
    group = AgencyGroup(id="departments", name="Các sở", members=("so-a",))
    found = counted(task(), task(id="NV-2", lead="departments"), agency_groups=[group])
    assert rows(made(found), "figure_rows") == [
        {"row_id": "total", "rows_by": "total"},
        {"row_id": "pillar/cqs", "rows_by": "pillar", "pillar_id": "cqs"},
        {"row_id": "group/cqs", "rows_by": "group", "group_id": "cqs"},
        {
            "row_id": "agency/departments",
            "rows_by": "agency",
            "agency_group_id": "departments",
        },
        {"row_id": "agency/so-a", "rows_by": "agency", "agency_id": "so-a"},
        {"row_id": "year/2025", "rows_by": "year", "year": "2025"},
    ]


def test_figures_and_words_are_explained_in_both_languages() -> None:
    dataset = made(plan())
    definitions = {each["figure_id"]: each for each in rows(dataset, "figure_definitions")}
    assert definitions["tasks.completion_rate"]["label_en"] == "Completion rate"
    assert definitions["tasks.completion_rate"]["label_vi"] == "Tỷ lệ hoàn thành"
    codes = {(each["column_name"], each["code"]): each for each in rows(dataset, "codes")}
    assert codes["progress", "unreported"]["label_vi"] == "chưa báo cáo"


# What a selection brings


@pytest.fixture
def spread() -> Plan:
    """Two tasks of two agencies; the one of A serves an indicator of B, whose heir is C."""
    return plan(
        tasks=[task(serves=("CT-2",)), task(id="NV-2", lead="so-b")],
        indicators=[indicator(), replace(indicator(id="CT-2", owner="so-b"))],
        agencies=[
            agency(id="so-b", until=date(2024, 9, 1), successors=(Successor(id="so-c"),)),
            agency(id="so-c"),
            agency(id="so-d"),
        ],
        reports=[report(tasks=(said(),)), report(agency="so-b", tasks=(said("NV-2"),))],
    )


def test_a_selection_brings_its_records_and_what_they_refer_to(spread: Plan) -> None:
    dataset = made(spread, Selection(agency="so-a"))
    assert keys(dataset, "tasks") == ["NV-CQS-001"]
    assert [(each["indicator_id"], each["selected"]) for each in rows(dataset, "indicators")] == [
        ("CT-CQS-01", True),
        ("CT-2", False),
    ]
    assert keys(dataset, "agencies") == ["so-a", "so-b", "so-c"]
    assert keys(dataset, "reports") == ["2024-06-30/so-a"]


def test_an_indicator_that_is_only_referred_to_brings_nothing_but_itself(spread: Plan) -> None:
    dataset = made(spread, Selection(agency="so-a"))
    assert keys(dataset, "indicator_targets") == ["CT-CQS-01"]
    assert [each["indicator_id"] for each in rows(dataset, "indicator_states")] == ["CT-CQS-01"]


def test_the_whole_plan_holds_also_what_nobody_refers_to(spread: Plan) -> None:
    unused = Source(id="vb-2", kind="page", title="Trang")
    dataset = made(replace(spread, sources={**spread.sources, "vb-2": unused}))
    assert keys(dataset, "agencies") == ["so-a", "so-b", "so-c", "so-d"]
    assert keys(dataset, "sources") == ["vb-1", "vb-2"]


def test_an_empty_text_says_nothing_and_is_empty() -> None:
    dataset = made(plan(tasks=[replace(task(), note="", title_en=" ")]))
    (one,) = rows(dataset, "tasks")
    assert "note" not in one
    assert one["title_en"] == " "


# What the tables promise


def test_names_are_words_a_database_takes_as_they_are() -> None:
    names = {schema.name for schema in SCHEMAS} | {
        column.name for schema in SCHEMAS for column in schema.columns
    }
    assert [name for name in names if not name.isascii() or not name.isidentifier()] == []
    assert {"group", "from", "order", "date", "by"}.isdisjoint(names)


def test_a_table_refers_only_to_tables_before_it_and_to_their_keys() -> None:
    known = {schema.name: n for n, schema in enumerate(SCHEMAS)}
    kinds = {
        schema.name: [c.kind for name in schema.about.key for c in schema.columns if c.name == name]
        for schema in SCHEMAS
    }
    for schema in SCHEMAS:
        for reference in schema.references:
            assert known[reference.table] < known[schema.name]
            here = [c.kind for n in reference.columns for c in schema.columns if c.name == n]
            assert here == kinds[reference.table]


def test_every_column_of_a_key_is_always_filled() -> None:
    for schema in SCHEMAS:
        required = {column.name for column in schema.columns if column.required}
        assert required >= set(schema.about.key)
