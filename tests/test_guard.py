"""The goalpost guard: two states of a plan to findings, by wording and place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from dxplan.catalogue import guard as catalogue
from dxplan.catalogue.example import PLAN, REPORT, indicator, target, task
from dxplan.findings import Finding, Rule, in_order
from dxplan.guard import guard
from dxplan.load import load
from tests.builders import folder, lines, loaded

Compare = Callable[..., list[Finding]]

RULES = [rule for rule in vars(catalogue).values() if isinstance(rule, Rule)]
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
SOURCES = """\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}
  - {id: qd-12, kind: document, title: Quyết định 12, number: 12/QĐ-UBND}
  - {id: qd-13, kind: document, title: Quyết định 13, number: 13/QĐ-UBND}
"""
#: A report on the indicator only, for plans whose task goes.
ON_INDICATOR = REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 65}\n"
NO_TASK = "# data/tasks/cqs.yaml\ngroup: cqs\ntasks: []\n"


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """What the guard finds between two texts over the example plan, in order."""

    def call(before: str, after: str, *, keep: str = SOURCES) -> list[Finding]:
        was = loaded(tmp_path / "before", keep, before)
        now = loaded(tmp_path / "after", keep, after)
        return in_order(guard(was, now, "main"))

    return call


def codes(found: list[Finding]) -> list[str]:
    return [each.rule.code for each in found]


def fixes(found: list[Finding]) -> list[str]:
    return [str(each.fix) for each in found]


def decisions(*stated: str) -> str:
    """A list of decisions as the value of a key, each `field from to` or with `document` first."""
    return "".join(f"\n      - {{{each}}}" for each in stated)


def decided(field: str, before: str | None, after: str | None, number: str = "12") -> str:
    """One decision, on the day of its number in May."""
    ends = [
        f"{key}: {value}" for key, value in (("from", before), ("to", after)) if value is not None
    ]
    return ", ".join(
        [f"document: {number}/QĐ-UBND", f"date: 2024-05-{number}", f"field: {field}", *ends]
    )


# the catalogue


@EACH
def test_a_bad_example_fires_its_rule_and_nothing_else(rule: Rule, compare: Compare) -> None:
    assert set(codes(compare(rule.before, rule.bad, keep=""))) == {rule.code}


@EACH
def test_a_good_example_fires_nothing(rule: Rule, compare: Compare) -> None:
    assert codes(compare(rule.before, rule.good, keep="")) == []


# what is a move


@pytest.mark.parametrize(
    ("was", "became", "place", "message"),
    [
        ({}, {"due": "2025-12-31"}, "6:10", "due of NV-CQS-001 is now 2025-12-31"),
        ({}, {"due": "2025-03-31"}, "6:10", "due of NV-CQS-001 is now 2025-03-31"),
        ({}, {"due": None}, "3:5", "due of NV-CQS-001 is gone"),
        ({}, {"weight": "2.5"}, "11:13", "weight of NV-CQS-001 is now 2.5"),
        ({"weight": "2.5"}, {}, "3:5", "weight of NV-CQS-001 is now 1"),
        ({}, {"lead": "so-b"}, "5:11", "lead of NV-CQS-001 is now so-b"),
        ({}, {"basis": "drafted"}, "9:12", "basis of NV-CQS-001 is now drafted"),
        (
            {"due": None, "recurs": "monthly"},
            {"due": None, "recurs": "yearly"},
            "10:13",
            "recurs of NV-CQS-001 is now yearly",
        ),
        (
            {"due": None, "recurs": "monthly", "until": "2025-06-30"},
            {"due": None, "recurs": "monthly"},
            "3:5",
            "until of NV-CQS-001 is gone",
        ),
        (
            {},
            {"handovers": "[{to: so-b, date: 2024-05-01}]"},
            "11:22",
            "NV-CQS-001 goes from so-a to so-b",
        ),
        (
            {"handovers": "[{to: so-b, date: 2024-05-01, decision: 12/QĐ-UBND}]"},
            {},
            "3:5",
            "NV-CQS-001 goes from so-b to so-a",
        ),
    ],
)
def test_a_task_moves_only_by_decision(
    was: dict[str, str | None],
    became: dict[str, str | None],
    place: str,
    message: str,
    compare: Compare,
) -> None:
    found = compare(task(**was), task(**became))
    where = f"data/tasks/cqs.yaml:{place}"
    assert lines(found) == [f"{where} DX620 {message}, and no decision is stated"]


BASELINE = "{date: 2022-12-31, value: 40}"


@pytest.mark.parametrize(
    ("was", "became", "message"),
    [
        ({}, {"targets": target("70")}, "targets.2025 of CT-CQS-01 is now >= 70"),
        ({}, {"targets": target("80", ">")}, "targets.2025 of CT-CQS-01 is now > 80"),
        (
            {"targets": target("80") + target("90", year=2030)},
            {},
            "targets.2030 of CT-CQS-01 is gone",
        ),
        (
            {"targets": "[{year: 2025, range: {min: 7, max: 7.5}}]"},
            {"targets": "[{year: 2025, range: {min: 6.5, max: 7.5}}]"},
            "targets.2025 of CT-CQS-01 is now 6.5 – 7.5",
        ),
        (
            {"baseline": BASELINE},
            {"baseline": BASELINE.replace("40", "50")},
            "baseline of CT-CQS-01 is now 50 (2022-12-31)",
        ),
        (
            {"baseline": BASELINE},
            {"baseline": BASELINE.replace("2022", "2021")},
            "baseline of CT-CQS-01 is now 40 (2021-12-31)",
        ),
        ({"baseline": BASELINE}, {}, "baseline of CT-CQS-01 is gone"),
        ({}, {"unit": "‰"}, "unit of CT-CQS-01 is now ‰"),
        ({}, {"kind": "number"}, "kind of CT-CQS-01 is now number"),
        ({}, {"direction": "keep"}, "direction of CT-CQS-01 is now keep"),
        ({}, {"owner": "so-b"}, "owner of CT-CQS-01 is now so-b"),
        ({}, {"basis": "drafted"}, "basis of CT-CQS-01 is now drafted"),
    ],
)
def test_an_indicator_moves_only_by_decision(
    was: dict[str, str], became: dict[str, str], message: str, compare: Compare
) -> None:
    found = compare(indicator(**was), indicator(**became))
    assert codes(found) == ["DX620"]
    assert str(found[0].message) == f"{message}, and no decision is stated"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (task(), task(title="Cổng khác", deliverable="Cổng", note="x", title_en="Portal")),
        (task(), task(support="[so-b]", start="2024-01-01", serves="[]")),
        (task(due=None), task()),
        (task(due=None), task(due=None, recurs="monthly", until="2025-12-31")),
        (task(), task(weight="1.0")),
        (task(basis="cited"), task(basis="transcribed")),
        (task(source="vb-1"), task(source="{document: vb-1, locator: mục 9}")),
        (
            task(),
            task(handovers="[{to: so-b, date: 2024-05-01, decision: 12/QĐ-UBND}]"),
        ),
        (indicator(), indicator(targets=target("80") + target("90", year=2030))),
        (indicator(), indicator(baseline=BASELINE)),
        (indicator(), indicator(name="Tên khác", note="x")),
        (indicator(), indicator(targets=target("80.0"))),
    ],
)
def test_wording_and_what_is_set_for_the_first_time_are_free(
    before: str, after: str, compare: Compare
) -> None:
    assert compare(before, after) == []


def test_an_heir_by_law_takes_over_without_a_decision(compare: Compare) -> None:
    heirs = "# data/agencies.yaml" + AGENCIES.replace(
        "level: department, source: vb-1}",
        "level: department, source: vb-1, until: 2024-05-01, successors: [{id: so-b, scope: x}]}",
        1,
    )
    handed = task(handovers="[{to: so-b, date: 2024-05-01}]")
    assert compare(task() + heirs, handed + heirs) == []


def test_what_was_drafted_may_change_with_a_surer_basis(compare: Compare) -> None:
    drafted, moved = task(basis="drafted"), {"due": "2026-12-31", "lead": "so-b"}
    assert compare(drafted, task(basis="transcribed", **moved)) == []
    assert codes(compare(drafted, task(basis="drafted", **moved))) == ["DX620", "DX620"]
    assert codes(compare(task(), task(basis="transcribed", **moved))) == ["DX620", "DX620"]


def test_a_drafted_record_gives_way_to_the_annex(compare: Compare) -> None:
    drafted = task(basis="drafted") + ON_INDICATOR
    taken_in = task(id="NV-CQS-009", basis="transcribed", title="Việc khác", deliverable="Khác")
    assert compare(drafted, taken_in + ON_INDICATOR) == []
    cited = taken_in.replace("transcribed", "cited")
    assert codes(compare(drafted, cited + ON_INDICATOR)) == ["DX621"]


def test_a_renumbering_is_no_move(compare: Compare) -> None:
    before = task(due="2025-06-30")
    after = task(id="NV-CQS-077", due="2025-06-30")
    said = REPORT + "tasks:\n  - {{task: {}, status: in_progress, percent: 50}}\n"
    assert compare(before + said.format("NV-CQS-001"), after + said.format("NV-CQS-077")) == []
    found = compare(
        before + said.format("NV-CQS-001"),
        task(id="NV-CQS-077", due="2025-12-31") + said.format("NV-CQS-077"),
    )
    assert [str(each.message) for each in found] == [
        "due of NV-CQS-077 is now 2025-12-31, and no decision is stated"
    ]


def test_another_order_and_another_file_are_no_move(compare: Compare) -> None:
    moved = task().replace("data/tasks/cqs.yaml", "data/tasks/ktx.yaml")
    empty = "# data/tasks/cqs.yaml\ngroup: cqs\ntasks: []\n"
    assert compare(task(), empty + moved) == []


# what a finding says


def test_a_finding_shows_what_was_and_the_yaml_to_add(compare: Compare) -> None:
    (found,) = compare(task(), task(due="2025-12-31"))
    assert str(found.label) == "was 2025-06-30"
    assert str(found.fix) == (
        "put 2025-06-30 back, or add to NV-CQS-001 the document that allows it: decisions:"
        " [{document: …, date: …, field: due, from: 2025-06-30, to: 2025-12-31}]"
    )
    (there,) = found.related
    assert (str(there.location), str(there.message)) == (
        "main:data/tasks/cqs.yaml:6:10",
        "in main it stands here",
    )
    assert found.record is not None
    assert (found.record.kind, found.record.id) == ("task", "NV-CQS-001")


def test_a_decision_on_other_values_is_pointed_at(compare: Compare) -> None:
    stated = decided("due", "2025-06-30", "2025-09-30")
    (found,) = compare(task(), task(due="2025-12-31", decisions=decisions(stated)))
    assert [str(each.message) for each in found.related] == [
        "this decision says 2025-06-30 → 2025-09-30",
        "in main it stands here",
    ]
    assert str(found.fix).endswith(
        "- {document: …, date: …, field: due, from: 2025-06-30, to: 2025-12-31}"
    )


MOVES = [
    (task(), {"due": "2025-12-31"}),
    (task(), {"due": None}),
    (task(), {"weight": "2.5"}),
    (task(), {"lead": "so-b"}),
    (task(), {"basis": "drafted"}),
    (indicator(), {"targets": target("70")}),
    (indicator(), {"targets": target("80", ">")}),
    (indicator(targets=target("80") + target("90", year=2030)), {}),
    (
        indicator(targets="[{year: 2025, range: {min: 7, max: 7.5}}]"),
        {"targets": "[{year: 2025, range: {min: 6.5, max: 7.5}}]"},
    ),
    (indicator(baseline=BASELINE), {"baseline": BASELINE.replace("40", "50")}),
    (indicator(baseline=BASELINE), {"baseline": BASELINE.replace("2022", "2021")}),
    (indicator(baseline=BASELINE), {}),
    (indicator(), {"unit": "hồ sơ, tính theo 1.000 dân"}),
    (indicator(), {"kind": "number"}),
    (
        indicator(kind="milestone", targets=target("yes", "=")),
        {"kind": "milestone", "targets": target("no", "=")},
    ),
]


@pytest.mark.parametrize(("before", "became"), MOVES)
def test_the_yaml_of_the_fix_is_what_allows_the_move(
    before: str, became: dict[str, str | None], compare: Compare
) -> None:
    make = task if "tasks:" in before else indicator
    (found,) = compare(before, make(**became))
    stated = str(found.fix).partition("decisions: [{")[2].removesuffix("}]")
    assert yaml.safe_load(f"{{{stated}}}")["document"] == "…"
    filled = stated.replace("document: …, date: …", "document: 12/QĐ-UBND, date: 2024-05-12")
    assert compare(before, make(**became, decisions=decisions(filled))) == []


# decisions


@pytest.mark.parametrize(
    ("stated", "fires"),
    [
        ([decided("due", "2025-06-30", "2025-12-31")], []),
        ([decided("due", None, "2025-12-31")], []),
        ([decided("due", "2025-06-30", None)], []),
        ([decided("due", None, None)], []),
        (
            [
                decided("due", "2025-06-30", "2025-09-30"),
                decided("due", "2025-09-30", "2025-12-31", "13"),
            ],
            [],
        ),
        ([decided("due", "2025-06-29", "2025-12-31")], ["DX620"]),
        ([decided("due", "2025-06-30", "2025-12-30")], ["DX620"]),
        ([decided("until", "2025-06-30", "2025-12-31")], ["DX620", "DX624"]),
        (
            [
                decided("due", "2025-06-30", "2025-12-31"),
                decided("due", "2025-12-31", "2026-06-30", "13"),
            ],
            ["DX620"],
        ),
        (
            [
                decided("due", "2024-06-30", "2024-09-30"),
                decided("due", "2025-06-30", "2025-12-31", "13"),
            ],
            ["DX624"],
        ),
    ],
)
def test_a_decision_allows_what_it_says(
    stated: list[str], fires: list[str], compare: Compare
) -> None:
    found = compare(task(), task(due="2025-12-31", decisions=decisions(*stated)))
    assert sorted(codes(found)) == fires


def test_an_earlier_decision_does_not_allow_to_move_there_again(compare: Compare) -> None:
    there = decided("due", "2025-06-30", "2025-12-31")
    back = decided("due", "2025-12-31", "2025-06-30", "13")
    both = decisions(there, back)
    found = compare(task(decisions=both), task(due="2025-12-31", decisions=both))
    assert codes(found) == ["DX620"]


def test_a_decision_that_waited_for_its_field_allows_it(compare: Compare) -> None:
    stated = decisions(decided("due", "2025-06-30", "2025-12-31"))
    assert compare(task(decisions=stated), task(due="2025-12-31", decisions=stated)) == []


def test_of_two_targets_each_has_its_decision(compare: Compare) -> None:
    before = indicator(targets=target("80") + target("90", year=2030))
    lowered = target("75") + target("85", year=2030)
    one = decided("targets.2025", '"80"', '"75"')
    two = decided("targets", '"90"', '"85"')
    assert compare(before, indicator(targets=lowered, decisions=decisions(one, two))) == []
    found = compare(before, indicator(targets=lowered, decisions=decisions(one)))
    assert [str(each.message) for each in found] == [
        "targets.2030 of CT-CQS-01 is now >= 85, and no decision is stated"
    ]


def test_forty_decisions_back_and_forth_are_followed_at_once(compare: Compare) -> None:
    days = ["2025-09-30", "2025-12-31"]
    long = [
        f"document: 12/QĐ-UBND, date: 2024-05-{1 + n // 3:02}, field: due,"
        f" from: {days[n % 2]}, to: {days[(n + 1) % 2]}"
        for n in range(81)
    ]
    found = compare(task(), task(due="2025-12-31", decisions=decisions(*long)))
    assert codes(found) == ["DX620"]


def test_the_document_is_a_source_by_id_or_number(compare: Compare) -> None:
    def by(document: str) -> list[str]:
        stated = f"document: {document}, date: 2024-05-12, field: due"
        return codes(compare(task(), task(due="2025-12-31", decisions=decisions(stated))))

    assert by("qd-12") == []
    assert by("12/QĐ-UBND") == []
    assert by("12 /qđ-ubnd") == []
    assert by("99/QĐ-UBND") == ["DX623"]
    # An id that no source has is an error of the plan itself (DX305).
    assert by("qd-99") == []


def test_a_document_that_is_no_source_comes_with_its_entry(compare: Compare) -> None:
    stated = decided("due", "2025-06-30", "2025-12-31", "31")
    (found,) = compare(task(), task(due="2025-12-31", decisions=decisions(stated)))
    assert lines([found]) == ["data/tasks/cqs.yaml:12:20 DX623 31/QĐ-UBND is not among the sources"]
    assert str(found.fix) == (
        "add it to data/sources.yaml: - {id: qd-31, kind: document, number: 31/QĐ-UBND,"
        " title: …, date: 2024-05-31}"
    )


@pytest.mark.parametrize(
    ("field", "message", "fix"),
    [
        ("due", "due has not moved since main", None),
        ("title", "title has not moved since main", None),
        ("deu", "deu has not moved since main", "did you mean due?"),
        (
            "thời hạn",
            "thời hạn has not moved since main",
            "known here: due, recurs, until, weight, lead, group, basis, handovers",
        ),
    ],
)
def test_a_decision_by_which_nothing_moved_is_a_warning(
    field: str, message: str, fix: str | None, compare: Compare
) -> None:
    stated = decisions(decided(field, None, "x"))
    (found,) = compare(task(), task(decisions=stated))
    assert (found.rule.code, str(found.message)) == ("DX624", message)
    assert str(found.fix).startswith(fix) if fix else found.fix is None


def test_a_decision_may_be_about_what_is_not_guarded(compare: Compare) -> None:
    stated = decisions(decided("title", None, None))
    assert compare(task(), task(title="Cổng mới", decisions=stated)) == []


def test_a_new_record_brings_its_decisions_along(compare: Compare) -> None:
    stated = decisions(decided("due", "2024-06-30", "2025-06-30"))
    assert compare(NO_TASK + ON_INDICATOR, task(decisions=stated) + ON_INDICATOR) == []


def test_a_decision_that_is_gone_is_missed_where_it_stood(compare: Compare) -> None:
    one, two = decided("due", None, "2025-03-31"), decided("due", None, "2025-06-30", "13")
    before = task(decisions=decisions(one, two))
    (found,) = compare(before, task(decisions=decisions(two)))
    assert lines([found]) == [
        "data/tasks/cqs.yaml:12:7 DX625 the decision 12/QĐ-UBND on due is gone"
    ]
    assert str(found.related[0].location) == "main:data/tasks/cqs.yaml:12:9"


# the plan and its lists


def plan_file(old: str = "", new: str = "") -> str:
    head = PLAN.partition("# data/sources.yaml")[0]
    assert old in head
    return head.replace(old, new)


def plan_decided(field: str, before: str, after: str | None = None) -> str:
    return f"  decisions:\n    - {{{decided(field, before, after)}}}\npillars:\n"


@pytest.mark.parametrize(
    ("old", "new", "message", "field", "ends"),
    [
        (
            "Chính quyền số, declared: 1}\ngroups",
            "Chính quyền số, declared: 2}\ngroups",
            "pillars.cqs.declared of the plan is now 2",
            "pillars.cqs.declared",
            ("1", "2"),
        ),
        (
            "[2025, 2030]",
            "[2025]",
            "2030 is gone from target_years of the plan",
            "target_years",
            ('"2030"', None),
        ),
    ],
)
def test_totals_and_target_years_are_held_by_the_plan(
    old: str,
    new: str,
    message: str,
    field: str,
    ends: tuple[str, str | None],
    compare: Compare,
) -> None:
    (found,) = compare("", plan_file(old, new))
    assert str(found.message) == f"{message}, and no decision is stated"
    assert found.location.path == "data/plan.yaml"
    stated = plan_file(old, new).replace("pillars:\n", plan_decided(field, *ends))
    assert compare("", stated) == []


AGENCIES = PLAN.partition("# data/agencies.yaml")[2].partition("# data/indicators.yaml")[0]


def test_a_group_of_agencies_loses_no_member_without_a_decision(compare: Compare) -> None:
    fewer = "# data/agencies.yaml" + AGENCIES.replace("[so-a, so-b]", "[so-a]")
    (found,) = compare("", fewer)
    assert str(found.message) == (
        "so-b is gone from agency_groups.departments.members of the plan, and no decision is stated"
    )
    stated = plan_decided("agency_groups.departments.members", "so-b")
    assert compare("", fewer + plan_file("pillars:\n", stated)) == []


def test_a_task_that_is_gone_is_missed_at_its_list(compare: Compare) -> None:
    (found,) = compare(task() + ON_INDICATOR, NO_TASK + ON_INDICATOR)
    assert lines([found]) == [
        "data/tasks/cqs.yaml:2:1 DX621 the task NV-CQS-001 is gone, and no decision is stated"
    ]
    assert str(found.fix) == (
        "put it back, and report it as cancelled when it is given up; or add to the plan"
        " (data/plan.yaml) the document that takes it out: decisions:"
        " [{document: …, date: …, field: tasks, from: NV-CQS-001}]"
    )
    assert found.record is not None
    assert found.record.title == "Nâng cấp cổng dịch vụ công"
    assert str(found.related[0].location) == "main:data/tasks/cqs.yaml:3:5"
    stated = plan_file("pillars:\n", plan_decided("tasks", "NV-CQS-001"))
    assert compare(task() + ON_INDICATOR, NO_TASK + ON_INDICATOR + stated) == []


def test_entries_on_a_task_go_with_it(compare: Compare) -> None:
    assert codes(compare("", NO_TASK + ON_INDICATOR)) == ["DX621"]


def test_a_decision_to_take_out_what_is_still_there_is_a_warning(compare: Compare) -> None:
    stated = plan_file("pillars:\n", plan_decided("tasks", "NV-CQS-001"))
    assert codes(compare("", stated)) == ["DX624"]


def test_a_source_may_go(compare: Compare) -> None:
    fewer = SOURCES.partition("  - {id: qd-13")[0]
    assert compare("", fewer) == []


def test_a_record_that_cannot_be_read_has_not_gone(compare: Compare) -> None:
    assert compare("", task(due="2025-02-30")) == []
    assert compare("", "# data/tasks/cqs.yaml\ngroup: [\n") == []
    unread = plan_file("issued: 2023-01-01", "issued: 2023-02-30")
    fewer = unread.replace("[2025, 2030]", "[2025]").replace("declared: 1", "declared: 2")
    assert compare("", fewer) == []


# reports

TWO = """\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: in_progress, percent: 50}
indicators:
  - {indicator: CT-CQS-01, value: 65, date: 2024-06-30}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "percent: 50",
            "percent: 60",
            "4:54 DX622 what Sở A reported of NV-CQS-001 as of 2024-06-30 says something else now",
        ),
        (
            "in_progress, percent: 50",
            "suspended, percent: 50",
            "4:32 DX622 what Sở A reported of NV-CQS-001 as of 2024-06-30 says something else now",
        ),
        (
            "value: 65",
            "value: 75",
            "6:35 DX622 what Sở A reported of CT-CQS-01 as of 2024-06-30 says something else now",
        ),
        (
            "indicators:\n  - {indicator: CT-CQS-01, value: 65, date: 2024-06-30}\n",
            "",
            "1:1 DX622 what Sở A reported of CT-CQS-01 as of 2024-06-30 is gone",
        ),
        (
            "date: 2024-06-30",
            "date: 2024-05-31",
            "6:3 DX622 what Sở A reported of CT-CQS-01 as of 2024-06-30 is gone",
        ),
        (
            "as_of: 2024-06-30",
            "as_of: 2024-07-01",
            "1:1 DX622 the report of Sở A as of 2024-06-30 is gone",
        ),
    ],
)
def test_what_was_reported_stays(old: str, new: str, expected: str, compare: Compare) -> None:
    assert old in TWO
    found = compare(TWO, TWO.replace(old, new))
    assert lines(found) == [f"data/reports/2024-06-30/so-a.yaml:{expected}"]
    assert found[0].related[0].location.path == "main:data/reports/2024-06-30/so-a.yaml"


def test_a_report_whose_file_is_gone_is_missed_at_the_head_of_the_plan(tmp_path: Path) -> None:
    before, root = loaded(tmp_path / "before"), folder(tmp_path / "after")
    (root / "data/reports/2024-06-30/so-a.yaml").unlink()
    after, _ = load(root)
    assert lines(guard(before, after, "main")) == [
        "data/plan.yaml:2:1 DX622 the report of Sở A as of 2024-06-30 is gone"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("percent: 50", "percent: 50.0"),
        ("percent: 50", "percent: 50, note: Đã ký hợp đồng, evidence: [5/QĐ-SA]"),
        ("tasks:", "# ghi chú\ntasks:"),
        (", date: 2024-06-30", ""),
        (
            "tasks:\n",
            "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 70}\n",
        ),
    ],
)
def test_notes_evidence_and_more_entries_are_free(old: str, new: str, compare: Compare) -> None:
    assert compare(TWO, TWO.replace(old, new)) == []


def test_of_two_entries_that_disagree_one_may_go(compare: Compare) -> None:
    both = TWO.replace(
        "tasks:\n", "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 70}\n"
    )
    assert compare(both, TWO) == []


def test_a_later_report_corrects(compare: Compare) -> None:
    later = TWO.replace("2024-06-30", "2024-07-10").replace("50", "40")
    assert compare(TWO, TWO + later) == []


def test_a_state_has_moved_nothing_since_itself(tmp_path: Path) -> None:
    once = loaded(tmp_path)
    assert guard(once, once, "main") == []
