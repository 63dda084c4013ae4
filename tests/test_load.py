from __future__ import annotations

import os
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxplan.catalogue.example import PLAN, files
from dxplan.findings import in_order
from dxplan.load import MAX_BYTES, load
from dxplan.model import Agency, Citation, Identity, Indicator, Report, Source, Task
from dxplan.rules.checking import check
from dxplan.workspace import find_root
from dxplan.yamltext import parse, reader
from tests.builders import findings, folder, lines, loaded


def told(root: Path) -> list[str]:
    return lines(in_order(load(root)[1]))


def codes(root: Path) -> set[str]:
    return {found.rule.code for found in load(root)[1]}


# what is read


@pytest.fixture(params=["BaseLoader", "CBaseLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Libyaml and the pure-Python loader in turn."""
    chosen = getattr(yaml, request.param, None)
    if chosen is None:
        pytest.skip("PyYAML has no libyaml here")
    monkeypatch.setattr(reader, "LOADER", chosen)
    return chosen


@pytest.mark.usefixtures("loader")
def test_the_example_plan_is_read_whole(tmp_path: Path) -> None:
    workspace, found = load(folder(tmp_path))
    plan = workspace.plan
    assert found == []
    assert plan.identity.target_years == (2025, 2030)
    assert plan.identity.source == Citation(document="vb-1")
    assert list(plan.agencies) == ["so-a", "so-b"]
    assert plan.agency_groups["departments"].members == ("so-a", "so-b")
    assert plan.indicators["CT-CQS-01"].targets[0].value == Decimal(80)
    assert plan.indicators["CT-CQS-01"].source == Citation(document="vb-1", locator="mục 1")
    assert plan.tasks["NV-CQS-001"].group == "cqs"
    assert [entry.percent for entry in plan.reports[0].tasks] == [Decimal(50)]
    assert (workspace.incomplete, workspace.rejected, dict(workspace.unread)) == (
        frozenset(),
        {},
        {},
    )


@pytest.mark.usefixtures("loader")
def test_the_place_of_a_record_and_of_its_parts(tmp_path: Path) -> None:
    workspace = loaded(tmp_path)
    task = workspace.plan.tasks["NV-CQS-001"]
    assert str(workspace.at(task)) == "data/tasks/cqs.yaml:3:5"
    assert str(workspace.at(task, "support", 0)) == "data/tasks/cqs.yaml:6:15"
    assert str(workspace.at(task, "due", key=True)) == "data/tasks/cqs.yaml:7:5"
    assert str(workspace.at(task, "weight")) == "data/tasks/cqs.yaml:3:5"
    entry = workspace.plan.reports[0].tasks[0]
    assert str(workspace.at(entry, "percent")) == "data/reports/2024-06-30/so-a.yaml:4:54"


@pytest.mark.parametrize("path", ["data/plan.yaml", "data/tasks/thc.yaml"])
def test_both_loaders_read_the_shipped_data_alike(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (Path(__file__).parents[1] / path).read_text("utf-8")
    fast = parse(path, source)
    places = fast.places
    monkeypatch.setattr(reader, "LOADER", yaml.BaseLoader)
    slow = parse(path, source)
    assert (slow.data, slow.places) == (fast.data, places)


def test_reports_are_ordered_by_date_then_path(tmp_path: Path) -> None:
    reports = {
        f"data/reports/{name}.yaml": f"as_of: {date}\nagency: so-a\n".encode()
        for name, date in [("c", "2023-06-30"), ("b", "2024-01-01"), ("a/z", "2024-01-01")]
    }
    workspace = loaded(tmp_path, reports)
    paths = [workspace.at(report).path for report in workspace.plan.reports]
    assert paths == [
        "data/reports/c.yaml",
        "data/reports/a/z.yaml",
        "data/reports/b.yaml",
        "data/reports/2024-06-30/so-a.yaml",
    ]


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    root = folder(tmp_path / "plan")
    assert find_root(root / "data" / "tasks") == root.resolve()
    assert find_root(tmp_path) is None


# files that cannot be read


@pytest.mark.parametrize("path", [path for path in files(PLAN) if path != "data/plan.yaml"])
def test_a_folder_in_place_of_a_file(tmp_path: Path, path: str) -> None:
    root = folder(tmp_path)
    (root / path).unlink()
    (root / path).mkdir()
    assert [found.rule.code for found in findings(root)] == ["DX101"]


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="permissions bind neither Windows nor root",
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    root = folder(tmp_path)
    (root / "data/sources.yaml").chmod(0)
    assert [found.rule.code for found in findings(root)] == ["DX101"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFO")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    root = folder(tmp_path)
    (root / "data/sources.yaml").unlink()
    os.mkfifo(root / "data/sources.yaml")
    assert told(root) == ["data/sources.yaml:1:1 DX101 this is not an ordinary file"]


def test_a_link_to_nowhere_is_not_a_file(tmp_path: Path) -> None:
    root = folder(tmp_path)
    (root / "data/tasks/ktx.yaml").symlink_to(root / "nowhere")
    assert told(root) == ["data/tasks/ktx.yaml:1:1 DX101 this is not an ordinary file"]


def test_the_largest_file(tmp_path: Path) -> None:
    root = folder(tmp_path, {"data/tasks/ktx.yaml": b"#" * (MAX_BYTES + 1)})
    assert told(root) == ["data/tasks/ktx.yaml:1:1 DX108 the file has 17 MiB; at most 16 are read"]


def test_a_missing_file_is_an_empty_one(tmp_path: Path) -> None:
    root = folder(tmp_path)
    for path in files(PLAN):
        if path != "data/plan.yaml":
            (root / path).unlink()
    workspace, found = load(root)
    assert (found, dict(workspace.plan.tasks), workspace.plan.reports) == ([], {}, ())


def test_files_nobody_reads_are_mentioned(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        {
            "data/tasks/sub/deep.yaml": b"",
            "data/indicator.yaml": b"",
            "data/reports/a.yml": b"",
            "data/README.md": b"",
        },
    )
    assert told(root) == [
        "data/indicator.yaml:1:1 DX114 this file is not read",
        "data/reports/a.yml:1:1 DX114 this file is not read",
        "data/tasks/sub/deep.yaml:1:1 DX114 this file is not read",
    ]


# records that cannot be read


def test_a_rejected_record_hides_nothing_and_is_remembered(tmp_path: Path) -> None:
    example = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: A, title: T, lead: so-a, deliverable: D, basis: cited, source: vb-1, due: soon}
  - {id: B, title: T, lead: so-a, deliverable: D, basis: cited, source: vb-1}
  - {title: T, lead: so-a, deliverable: D, basis: cited, source: vb-1}
"""
    workspace, found = load(folder(tmp_path, example))
    assert list(workspace.plan.tasks) == ["B"]
    assert [each.rule.code for each in found] == ["DX401", "DX202"]
    assert workspace.rejected == {Task: frozenset({"A"})}
    assert workspace.unread[Task, "cqs"] == 2
    assert workspace.may_exist(Task, "A")
    assert workspace.may_exist(Task, "anything")
    assert Task in workspace.incomplete


def test_every_problem_of_a_record_is_told_at_once(tmp_path: Path) -> None:
    example = """\
# data/sources.yaml
sources:
  - id: vb 1
    kind: book
    titel: K
    date: 2025-02-30
    url: [a]
    quality:
"""
    assert told(folder(tmp_path, example)) == [
        "data/sources.yaml:2:9 DX207 vb 1 is not an id",
        "data/sources.yaml:3:11 DX206 book is not a word used here",
        "data/sources.yaml:4:5 DX201 the key titel is not known here",
        "data/sources.yaml:5:11 DX401 2025-02-30 is not a date",
        "data/sources.yaml:6:10 DX203 a list stands where one value belongs",
        "data/sources.yaml:7:5 DX204 quality has no value",
    ]


def test_unknown_keys_of_parts_name_the_keys_of_that_part(tmp_path: Path) -> None:
    changed = files(PLAN)["data/indicators.yaml"].decode()
    for old, new in [("comparator:", "comparater:"), ("locator:", "page:"), ("date:", "day:")]:
        changed = changed.replace(old, new)
    found = load(folder(tmp_path, {"data/indicators.yaml": changed.encode()}))[1]
    unknown = [each for each in found if each.rule.code == "DX201"]
    assert [(str(each.location), str(each.fix)) for each in unknown] == [
        ("data/indicators.yaml:9:16", "known here: date, value, source"),
        ("data/indicators.yaml:11:22", "did you mean comparator?"),
        ("data/indicators.yaml:13:30", "known here: document, locator"),
    ]


def test_an_indicator_without_a_readable_pillar_may_be_of_any(tmp_path: Path) -> None:
    changed = files(PLAN)["data/indicators.yaml"].replace(b"pillar: cqs", b"pillar: [cqs]")
    workspace = load(folder(tmp_path, {"data/indicators.yaml": changed}))[0]
    assert Indicator in workspace.incomplete
    assert check(workspace) == []


@pytest.mark.parametrize(
    "written", ["sources: *x\n", "sources: [*x]\n", "sources: [vb-1]\n", "sources:\n  -\n"]
)
def test_a_record_that_is_none_may_have_been_any(tmp_path: Path, written: str) -> None:
    workspace, found = load(folder(tmp_path, {"data/sources.yaml": written.encode()}))
    assert len(found) == 1
    assert Source in workspace.incomplete
    assert check(workspace) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("sources: vb-1", "1:10 DX203 one value stands where a list belongs"),
        ("sources: {vb-1: x}", "1:10 DX203 a mapping stands where a list belongs"),
        ("sources: [vb-1]", "1:11 DX203 one value stands where a mapping belongs"),
        ("- id: vb-1", "1:1 DX203 a list stands where a mapping belongs"),
        ("words", "1:1 DX203 one value stands where a mapping belongs"),
        ("sourcs: []", "1:1 DX201 the key sourcs is not known here"),
    ],
)
def test_shapes(tmp_path: Path, written: str, expected: str) -> None:
    root = folder(tmp_path, {"data/sources.yaml": written.encode()})
    assert told(root) == [f"data/sources.yaml:{expected}"]


@pytest.mark.parametrize(
    "written",
    [
        *("sources: vb-1", "- id: vb-1", "words", "sources: [", "\0"),
        *("sourcs: []", "sources : x\n*x : y", "? [sources]\n: []", "<<: {sources: []}"),
    ],
)
def test_after_a_broken_file_nobody_misses_its_records(tmp_path: Path, written: str) -> None:
    workspace, _ = load(folder(tmp_path, {"data/sources.yaml": written.encode()}))
    assert Source in workspace.incomplete
    assert check(workspace) == []


@pytest.mark.parametrize("written", ["", "sources:", "sources: []", "# sources: [vb-1]"])
def test_an_empty_file_is_whole(tmp_path: Path, written: str) -> None:
    workspace, found = load(folder(tmp_path, {"data/sources.yaml": written.encode()}))
    assert (found, workspace.incomplete) == ([], frozenset())
    assert {each.rule.code for each in check(workspace)} == {"DX305"}


@pytest.mark.parametrize("name", ["so-\u0430", "so-a!", "🚀"])
def test_a_record_with_a_broken_id_may_be_the_one_that_is_meant(tmp_path: Path, name: str) -> None:
    broken = files(PLAN)["data/agencies.yaml"].replace(b"id: so-a", f"id: {name}".encode())
    root = folder(tmp_path, {"data/agencies.yaml": broken})
    assert [found.rule.code for found in findings(root)] == ["DX207"]


@pytest.mark.parametrize("kind", [Agency, Indicator, Report, Source, Task])
def test_a_file_cut_short_marks_its_kind(tmp_path: Path, kind: type) -> None:
    path = {
        Agency: "data/agencies.yaml",
        Indicator: "data/indicators.yaml",
        Report: "data/reports/2024-06-30/so-a.yaml",
        Source: "data/sources.yaml",
        Task: "data/tasks/cqs.yaml",
    }[kind]
    whole = files(PLAN)[path]
    root = folder(tmp_path, {path: whole + b"  'x\n"})
    workspace, found = load(root)
    assert [each.rule.code for each in found] == ["DX109"]
    assert kind in workspace.incomplete
    assert check(workspace) == []


def test_a_plan_cut_short_misses_nothing(tmp_path: Path) -> None:
    whole = files(PLAN)["data/plan.yaml"]
    for keep in (b"format", b"number", b"language", b"{id"):
        cut = whole[: whole.index(keep)] + b'"x\n'
        root = folder(tmp_path, {"data/plan.yaml": cut})
        assert [found.rule.code for found in findings(root)] == ["DX109"]
        assert Identity in load(root)[0].incomplete


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plan: {}\n", "1:1 DX202 the key format is missing"),
        ("format: 1\n", "1:1 DX202 the key plan is missing"),
        ("format: 1\nplan: x\n", "2:7 DX203 one value stands where a mapping belongs"),
        ("format: 99\n", "1:9 DX208 data format 99 is not known; this version reads format 1"),
        ("format: one\n", "1:9 DX208 data format one is not known; this version reads format 1"),
    ],
)
def test_the_plan_file_needs_a_format_and_a_plan(
    tmp_path: Path, written: str, expected: str
) -> None:
    root = folder(tmp_path, {"data/plan.yaml": written.encode()})
    assert f"data/plan.yaml:{expected}" in told(root)


def test_an_empty_plan_file_is_told_in_two_sentences(tmp_path: Path) -> None:
    assert told(folder(tmp_path, {"data/plan.yaml": b""})) == [
        "data/plan.yaml:1:1 DX202 the key format is missing",
        "data/plan.yaml:1:1 DX202 the key plan is missing",
    ]


def test_a_file_of_tasks_needs_a_group(tmp_path: Path) -> None:
    root = folder(tmp_path, "# data/tasks/cqs.yaml\ntasks: []\n")
    assert [found.rule.code for found in findings(root)] == ["DX202"]
    root = folder(tmp_path, "# data/tasks/cqs.yaml\ngroup: [cqs]\ntasks: []\n")
    assert lines(findings(root)) == [
        "data/tasks/cqs.yaml:1:8 DX203 a list stands where one value belongs"
    ]


def test_a_task_does_not_name_its_group(tmp_path: Path) -> None:
    example = (
        "# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n"
        "  - {id: A, group: x, title: T, lead: so-a, deliverable: D, basis: cited, source: vb-1}\n"
    )
    workspace, [found] = load(folder(tmp_path, example))
    assert lines([found]) == ["data/tasks/cqs.yaml:3:13 DX201 the key group is not known here"]
    assert workspace.plan.tasks["A"].group == "cqs"


def test_empty_lists_are_no_findings(tmp_path: Path) -> None:
    root = folder(tmp_path, "# data/sources.yaml\nsources:\n# data/agencies.yaml\nagencies: []\n")
    assert told(root) == []


def test_a_null_in_a_record_is_told_once(tmp_path: Path) -> None:
    example = "# data/sources.yaml\nsources:\n  - {id: vb-1, kind: ~, title: K}\n  -\n  - ~\n"
    assert told(folder(tmp_path, example))[:1] == ["data/sources.yaml:2:16 DX204 kind has no value"]


def test_a_refused_value_has_only_one_finding(tmp_path: Path) -> None:
    example = (
        "# data/sources.yaml\nsources:\n"
        "  - {id: &x vb-1, kind: page, title: K, date: *x, url: *x, number: 1}\n"
        "  - *x\n"
    )
    assert codes(folder(tmp_path, example)) == {"DX111"}


def test_line_ends_and_composed_letters_do_not_move_places(tmp_path: Path) -> None:
    example = "sources:\r\n  - {id: Sở, kind: page, title: K}\r\n"
    composed = folder(tmp_path, {"data/sources.yaml": example.encode()})
    assert told(composed)[1:] == ["data/sources.yaml:2:10 DX207 Sở is not an id"]
    apart = unicodedata.normalize("NFD", example).encode()
    found = load(folder(tmp_path, {"data/sources.yaml": apart}))[1]
    assert sorted(each.rule.code for each in found) == ["DX104", "DX107", "DX207"]


# for all files


yaml_like = st.lists(
    st.sampled_from(
        [
            *"[]{}:,-&*!|>'\"# \n\t",
            *("sources:\n", "  - ", "id: ", "kind: page\n", "title: ", "group: cqs\n", "tasks:\n"),
            *("as_of: 2024-06-30\n", "agency: so-a\n", "plan:\n", "format: 1\n", "indicators:\n"),
            *("- {id: a}\n", ": ", "~", "Sở", "\u200b", "\r\n", "---\n", "source: ", "1e999"),
        ]
    ),
    max_size=25,
).map(lambda parts: "".join(parts).encode())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("plan"))


@given(path=st.sampled_from(sorted(files(PLAN))), raw=st.binary(max_size=60) | yaml_like)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_a_file_holds_there_are_only_findings(shared: Path, path: str, raw: bytes) -> None:
    before = files(PLAN)[path]
    (shared / path).write_bytes(raw)
    try:
        for found in findings(shared):
            assert str(found.message)
            assert found.location.line >= 1
            assert found.location.column >= 1
    finally:
        (shared / path).write_bytes(before)
