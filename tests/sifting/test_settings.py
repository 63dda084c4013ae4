from __future__ import annotations

import pytest

from dxplan.sifting.settings import MAX_BYTES, Pattern, Settings, read_settings
from tests.builders import lines

TASKS, PLAN = "data/tasks/ktx.yaml", "data/plan.yaml"


def read(source: str) -> tuple[Settings, list[str]]:
    settings, found = read_settings("dxplan.yaml", source.encode())
    return settings, lines(found)


def accepted(source: str) -> Settings:
    settings, found = read(source)
    assert found == []
    return settings


def refused(source: str) -> list[str]:
    settings, found = read(source)
    assert settings.shows("DX311", TASKS)
    assert settings.head.fail_on is None
    return found


def test_without_settings_everything_is_shown() -> None:
    assert Settings().shows("DX311", TASKS)
    assert accepted("# nothing yet\n").shows("DX701", PLAN)


def test_select_takes_codes_beginnings_of_codes_and_slugs() -> None:
    settings = accepted("select: [DX3, dx405, stray-space]\n")
    shown = [
        code
        for code in ("DX301", "DX311", "DX405", "DX701", "DX404", "DX514")
        if settings.shows(code, PLAN)
    ]
    assert shown == ["DX301", "DX311", "DX405", "DX701"]


def test_ignore_is_stronger_than_select() -> None:
    settings = accepted("select: [DX311]\nignore: [DX3]\n")
    assert not settings.shows("DX311", PLAN)


def test_a_path_has_choices_of_its_own_beside_those_of_all() -> None:
    settings = accepted(
        "ignore: [DX701]\nper-path:\n"
        f"  {TASKS}: {{ignore: [DX311]}}\n"
        "  data/reports: {select: [DX5]}\n"
    )
    assert not settings.shows("DX311", TASKS)
    assert settings.shows("DX311", "data/tasks/cqs.yaml")
    assert not settings.shows("DX701", "data/tasks/cqs.yaml")
    assert settings.shows("DX514", "data/reports/2024/so-a.yaml")
    assert not settings.shows("DX401", "data/reports/2024/so-a.yaml")


def test_rules_about_hiding_need_not_be_selected_but_can_be_ignored() -> None:
    assert accepted("select: [DX3]\n").shows("DX693", PLAN)
    assert not accepted("ignore: [DX693]\n").shows("DX693", PLAN)


@pytest.mark.parametrize(
    ("pattern", "fitting", "other"),
    [
        (TASKS, [TASKS], ["data/tasks/ktx.yaml2", "x/data/tasks/ktx.yaml"]),
        ("./data/tasks/", [TASKS], ["data/tasks.yaml"]),
        ("data/tasks", [TASKS], [PLAN]),
        ("*.yaml", [TASKS, PLAN], ["data/plan.yml"]),
        ("data/*/kt?.yaml", [TASKS], ["data/ktx.yaml"]),
        ("data/báo cáo/*", ["data/báo cáo/x, y.yaml"], ["data/bao cao/x.yaml"]),
        ("data/[", ["data/["], [PLAN]),
    ],
)
def test_a_pattern_names_a_file_a_folder_or_what_looks_like_it(
    pattern: str, fitting: list[str], other: list[str]
) -> None:
    fits = Pattern(pattern).fits
    assert [path for path in [*fitting, *other] if fits(path)] == fitting


def test_a_pattern_that_fits_no_file_is_pointed_out() -> None:
    settings = accepted(f"per-path:\n  data/taks: {{ignore: [DX3]}}\n  {TASKS}: {{}}\n")
    assert lines(settings.idle_patterns([PLAN, TASKS])) == [
        "dxplan.yaml:2:3 DX697 no file of the plan fits data/taks"
    ]


def test_all_keys_are_read() -> None:
    head = accepted("fail-on: warning\nbaseline: lists/known.yaml\n").head
    assert (head.fail_on, head.baseline) == ("warning", "lists/known.yaml")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("fail_on: info\n", ["dxplan.yaml:1:1 DX201 the key fail_on is not known here"]),
        ("per-pth: {}\n", ["dxplan.yaml:1:1 DX201 the key per-pth is not known here"]),
        ("fail-on: fatal\n", ["dxplan.yaml:1:10 DX206 fatal is not a word used here"]),
        ("ignore: [DX999]\n", ["dxplan.yaml:1:10 DX206 DX999 is not a rule"]),
        ("ignore: ['']\n", ["dxplan.yaml:1:10 DX206 '' is not a rule"]),
        ("ignore: DX311\n", ["dxplan.yaml:1:9 DX203 one value stands where a list belongs"]),
        ("ignore:\n", ["dxplan.yaml:1:1 DX204 ignore has no value"]),
        ("- DX311\n", ["dxplan.yaml:1:1 DX203 a list stands where a mapping belongs"]),
        ("per-path: [x]\n", ["dxplan.yaml:1:11 DX203 a list stands where a mapping belongs"]),
        (
            "per-path: {data: DX3}\n",
            ["dxplan.yaml:1:18 DX203 one value stands where a mapping belongs"],
        ),
        (
            "per-path: {data: {fail-on: info}}\n",
            ["dxplan.yaml:1:19 DX201 the key fail-on is not known here"],
        ),
        ("ignore: &a [DX3]\n", ["dxplan.yaml:1:9 DX111 the anchor &a is not used here"]),
        (
            "ignore: !run [x]\n",
            [
                "dxplan.yaml:1:9 DX111 the tag !run is not used here",
                "dxplan.yaml:1:15 DX206 x is not a rule",
            ],
        ),
        ("ignore: [DX3\n", ["dxplan.yaml:1:13 DX109 a list [ … ] is not closed"]),
        ("a: 1\na: 2\n", ["dxplan.yaml:1:1 DX201 the key a is not known here",
                          "dxplan.yaml:2:1 DX110 the key a stands twice in the same record"]),
        ("\0", ["dxplan.yaml:1:1 DX102 this is a binary file, not YAML"]),
        ("#" * (MAX_BYTES + 1), ["dxplan.yaml:1:1 DX108 the file has more than 64 KiB"]),
    ],
)  # fmt: skip
def test_a_file_with_a_mistake_sets_nothing_and_is_pointed_out(
    source: str, found: list[str]
) -> None:
    assert sorted(refused(source)) == sorted(found)


def test_the_nearest_rule_is_named() -> None:
    _, found = read_settings("dxplan.yaml", b"ignore: [percent-fals]\n")
    assert [str(each.fix) for each in found] == ["did you mean percent-falls?"]


@pytest.mark.parametrize("path", ["../known.yaml", "/etc/passwd", "a/../../b", "C:known", "a\\b"])
def test_a_list_outside_the_folder_of_the_settings_is_refused(path: str) -> None:
    assert [line.split()[1] for line in refused(f"baseline: '{path}'\n")] == ["DX206"]


def test_windows_line_ends_are_no_reason_to_set_nothing() -> None:
    settings, found = read("ignore: [DX311]\r\n")
    assert not settings.shows("DX311", TASKS)
    assert [line.split()[1] for line in found] == ["DX107"]
