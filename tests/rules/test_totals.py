from __future__ import annotations

from pathlib import Path

from tests.builders import findings, folder, lines
from tests.rules.test_references import changed, indicators, tasks


def declared(pillar: int, group: int) -> dict[str, bytes]:
    [(path, raw)] = changed(
        "data/plan.yaml", "declared: 1}\ngroups", "declared: P}\ngroups"
    ).items()
    numbered = raw.decode().replace("declared: 1}", f"declared: {group}}}")
    return {path: numbered.replace("declared: P}", f"declared: {pillar}}}").encode()}


def test_one_finding_for_each_pillar_and_group_that_lacks_records(tmp_path: Path) -> None:
    found = findings(folder(tmp_path, declared(27, 100)))
    assert lines(found) == [
        (
            "data/plan.yaml:11:47 DX601"
            " 1 of 27 declared indicators of pillar “Chính quyền số” are recorded"
        ),
        (
            "data/plan.yaml:13:58 DX601"
            " 1 of 100 declared tasks of group “Phát triển chính quyền số” are recorded"
        ),
    ]
    assert [str(each.label) for each in found] == ["26 are missing", "99 are missing"]


def test_rejected_records_count_as_recorded(tmp_path: Path) -> None:
    root = folder(tmp_path, indicators("kind: share", "kind: part"), tasks("due: 2025", "due: 25"))
    assert {found.rule.code for found in findings(root)} == {"DX206", "DX401"}


def test_a_second_record_of_the_same_id_counts_as_recorded(tmp_path: Path) -> None:
    [(path, raw)] = tasks("group: cqs", "group: cqs").items()
    record = raw.decode().split("tasks:\n")[1]
    root = folder(tmp_path, declared(1, 2), {path: raw + record.encode()})
    assert [found.rule.code for found in findings(root)] == ["DX301"]
    root = folder(tmp_path, declared(1, 1), {path: raw + record.encode()})
    assert [found.rule.code for found in findings(root)] == ["DX301"]


def test_nothing_is_missing_from_a_file_that_was_cut_short(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        declared(27, 100),
        tasks("source: {", "source: [{"),
        indicators('unit: "%"', 'unit: "%'),
    )
    assert "DX601" not in {found.rule.code for found in findings(root)}


def test_too_many_are_an_error_at_the_declared_number(tmp_path: Path) -> None:
    found = findings(folder(tmp_path, declared(0, 0)))
    assert lines(found) == [
        (
            "data/plan.yaml:11:47 DX602"
            " 1 of 0 declared indicators of pillar “Chính quyền số” are recorded"
        ),
        (
            "data/plan.yaml:13:58 DX602"
            " 1 of 0 declared tasks of group “Phát triển chính quyền số” are recorded"
        ),
    ]


def test_a_group_without_a_declared_number_holds_any(tmp_path: Path) -> None:
    root = folder(tmp_path, changed("data/plan.yaml", ", declared: 1", ""))
    assert findings(root) == []
