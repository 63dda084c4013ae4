from __future__ import annotations

from pathlib import Path

from dxplan.catalogue.example import PLAN, files
from tests.builders import findings, folder, lines

REPORT = """\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""


def changed(path: str, old: str, new: str) -> dict[str, bytes]:
    """One file of the example plan with a piece of its text replaced."""
    before = files(PLAN)[path].decode()
    assert old in before
    return {path: before.replace(old, new).encode()}


def tasks(old: str, new: str) -> dict[str, bytes]:
    return changed("data/tasks/cqs.yaml", old, new)


def indicators(old: str, new: str) -> dict[str, bytes]:
    return changed("data/indicators.yaml", old, new)


def test_an_unknown_id_is_reported_where_it_stands_with_the_nearest(tmp_path: Path) -> None:
    [found] = findings(
        folder(tmp_path, REPORT + "tasks:\n  - {status: in_progress, task: NV-CQS-01}\n")
    )
    assert lines([found]) == [
        "data/reports/2024-06-30/so-a.yaml:4:33 DX307 no task has the id NV-CQS-01"
    ]
    assert found.location.end_column == 42
    assert str(found.fix) == "did you mean NV-CQS-001?"
    assert found.record is not None
    assert (found.record.id, found.record.title) == ("so-a 2024-06-30", "NV-CQS-01")


def test_an_id_without_a_near_one_is_to_be_added(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, tasks("[CT-CQS-01]", "[CT-CQS-01, xyz]")))
    assert lines([found]) == ["data/tasks/cqs.yaml:9:25 DX306 no indicator has the id xyz"]
    assert str(found.fix) == "add xyz to data/indicators.yaml"


def test_letters_that_look_alike_are_named(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, tasks("lead: so-a", "lead: sо-а")))
    assert lines([found]) == [
        "data/tasks/cqs.yaml:5:11 DX302 no agency or agency group has the id sо-а"
    ]
    assert str(found.label) == "holds U+043E cyrillic small letter o"
    assert str(found.fix) == "did you mean so-a?"


def test_an_unknown_group_is_reported_once_per_file_and_leaves_totals_alone(
    tmp_path: Path,
) -> None:
    example = changed(
        "data/plan.yaml", "chính quyền số, declared: 1", "chính quyền số, declared: 9"
    )
    root = folder(tmp_path, example, tasks("group: cqs", "group: cqz"))
    assert lines(findings(root)) == [
        "data/tasks/cqs.yaml:1:8 DX303 no group of tasks has the id cqz"
    ]


def test_an_unknown_pillar_leaves_totals_alone(tmp_path: Path) -> None:
    root = folder(tmp_path, indicators("pillar: cqs", "pillar: xa-hoi"))
    assert lines(findings(root)) == ["data/indicators.yaml:3:13 DX304 no pillar has the id xa-hoi"]


def test_nothing_is_said_about_references_to_a_rejected_record(tmp_path: Path) -> None:
    root = folder(tmp_path, indicators("kind: share", "kind: part"), tasks("due: 2025", "due: 25"))
    assert [found.rule.code for found in findings(root)] == ["DX206", "DX401"]


def test_nothing_is_said_about_references_into_a_file_that_was_cut_short(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        {
            "data/agencies.yaml": b"agencies:\n  - {id: so-a, name: A, level: other}\n  - {id:",
            "data/sources.yaml": b"sources: [\n",
        },
    )
    assert {found.rule.code for found in findings(root)} == {"DX109"}


def test_nothing_is_said_about_references_to_a_record_whose_id_is_lost(tmp_path: Path) -> None:
    root = folder(tmp_path, tasks("id: NV-CQS-001", "note: NV-CQS-001"))
    assert [found.rule.code for found in findings(root)] == ["DX202"]


def test_a_plan_file_that_cannot_be_read_makes_no_other_findings(tmp_path: Path) -> None:
    root = folder(tmp_path, changed("data/plan.yaml", "number: 1", "number: '1"))
    assert {found.rule.code for found in findings(root)} == {"DX109"}


def test_an_unknown_format_makes_no_other_findings(tmp_path: Path) -> None:
    root = folder(tmp_path, changed("data/plan.yaml", "format: 1", "format: 2"))
    assert [found.rule.code for found in findings(root)] == ["DX208"]


def test_every_citation_is_followed(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        {
            path: raw.replace(b"source: vb-1", b"source: ab").replace(
                b"document: vb-1", b"document: ab"
            )
            for path, raw in files(PLAN).items()
        },
    )
    found = [line for line in lines(findings(root)) if "DX305" in line]
    assert found == [
        "data/agencies.yaml:2:55 DX305 no source has the id ab",
        "data/agencies.yaml:3:55 DX305 no source has the id ab",
        "data/agencies.yaml:5:68 DX305 no source has the id ab",
        "data/indicators.yaml:9:53 DX305 no source has the id ab",
        "data/indicators.yaml:11:59 DX305 no source has the id ab",
        "data/indicators.yaml:13:24 DX305 no source has the id ab",
        "data/plan.yaml:7:11 DX305 no source has the id ab",
        "data/tasks/cqs.yaml:11:24 DX305 no source has the id ab",
    ]


def test_a_plan_implements_known_sources(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        changed("data/plan.yaml", "  source: vb-1", "  source: vb-1\n  implements: [nq-18]"),
    )
    assert lines(findings(root)) == ["data/plan.yaml:8:16 DX305 no source has the id nq-18"]


def test_a_report_of_published_figures_names_a_known_source(tmp_path: Path) -> None:
    example = "# data/reports/bao.yaml\nas_of: 2024-06-30\nsource: vb-2\n"
    [found] = findings(folder(tmp_path, example))
    assert lines([found]) == ["data/reports/bao.yaml:2:9 DX305 no source has the id vb-2"]
    assert str(found.fix) == "did you mean vb-1?"


DECIDED = """\
    weight: 2
    decisions:
      - {document: %s, date: 2024-08-30, field: due, from: "2024-12-31", to: "2025-06-30"}
    handovers:
      - {to: so-b, date: 2025-03-01, decision: %s}
"""


def test_a_decision_may_be_a_document_number(tmp_path: Path) -> None:
    decided = DECIDED % ("1234/QĐ-UBND", "Kết luận 5")
    assert findings(folder(tmp_path, tasks("    basis:", decided + "    basis:"))) == []


def test_a_decision_that_looks_like_an_id_is_one(tmp_path: Path) -> None:
    decided = DECIDED % ("vb-2", "vb-1")
    root = folder(tmp_path, tasks("    basis:", decided + "    basis:"))
    assert lines(findings(root)) == ["data/tasks/cqs.yaml:12:20 DX305 no source has the id vb-2"]


def test_repeated_ids_point_at_the_first(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, tasks("support: [so-b]", "support: [so-b, so-b]")))
    assert lines([found]) == ["data/tasks/cqs.yaml:6:21 DX308 so-b stands twice under support"]
    assert [str(each.location) for each in found.related] == ["data/tasks/cqs.yaml:6:15"]


def test_a_lead_does_not_support_its_own_task(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, tasks("support: [so-b]", "support: [so-b, so-a]")))
    assert lines([found]) == [
        "data/tasks/cqs.yaml:6:21 DX308 so-a leads the task and supports it too"
    ]
    assert [str(each.location) for each in found.related] == ["data/tasks/cqs.yaml:5:11"]


def test_guesses_are_limited_so_that_a_renamed_file_costs_nothing(tmp_path: Path) -> None:
    entries = "".join(f"  - {{task: NV-CQS-1{n:03}, status: in_progress}}\n" for n in range(100))
    found = findings(folder(tmp_path, REPORT + "tasks:\n" + entries))
    assert len(found) == 100
    fixes = [str(each.fix) for each in found]
    assert fixes[49] == "did you mean NV-CQS-001?"
    assert fixes[50] == "add NV-CQS-1050 to a file in data/tasks"
