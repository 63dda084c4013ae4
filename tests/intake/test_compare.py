"""Rows against the plan: which record a row stands for, and what of it changes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from dxplan.intake.annex import read_annex
from dxplan.intake.choices import Choices
from dxplan.intake.compare import Aim, Patch, compare
from dxplan.intake.headings import Into
from dxplan.intake.numbering import new_ids
from dxplan.intake.rewriting import revised
from dxplan.model import Basis
from dxplan.yamltext import parse
from tests.builders import loaded
from tests.intake.makers import markdown

TASKS = """\
# data/plan.yaml
format: 1
plan:
  number: 1/KH-UBND
  title: Kế hoạch thử
  issued: 2023-01-01
  issuer: UBND thành phố
  source: vb-1
  target_years: [2025, 2030]
pillars:
  - {id: cqs, name: Chính quyền số}
groups:
  - {id: cqs, name: Phát triển chính quyền số}
  - {id: thc, name: Tổ chức thực hiện}
# data/tasks/cqs.yaml
# Ghi chú ở đầu tệp.
group: cqs
tasks:
  # Hạ tầng
  - id: NV-CQS-001   # số hiệu giữ nguyên
    title: Nâng cấp cổng dịch vụ công
    title_en: Upgrade the portal
    lead: so-b
    support: [so-a]
    due: 2025-12-31
    deliverable: "Cổng dịch vụ công (bản nháp)"
    serves: [CT-CQS-01]
    weight: 2
    basis: drafted
    source: {document: vb-1, locator: mục 2}
    note: Việc này do người biên soạn viết.

  - id: NV-CQS-002
    title: Xây dựng kho dữ liệu dùng chung giai đoạn 1
    lead: so-a
    recurs: yearly
    deliverable: Kho dữ liệu
    basis: drafted
    source: vb-1
  - {id: NV-CQS-009, title: Việc có nguồn, lead: so-a, deliverable: Báo cáo, basis: cited,
     source: vb-1}
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""
HEAD = "# phu-luc.xlsx!Sheet1\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Sản phẩm |\n"
PORTAL = "| 1 | Nâng cấp cổng dịch vụ công | Sở A | Quý IV/2024 | Cổng dịch vụ công |\n"


def patch_of(
    root: Path,
    table: str,
    over: str = TASKS,
    *,
    into: Into = "tasks",
    part: str = "cqs",
    remove_drafted: bool = False,
) -> tuple[Patch, dict[str, str]]:
    """The patch, and the text it writes."""
    workspace = loaded(root, over)
    annex = read_annex(markdown(table), into, workspace.plan, Choices())
    aim = Aim(into=into, part=part, document="vb-1", file="phu-luc.xlsx")
    patch = compare(workspace, annex, aim, remove_drafted=remove_drafted)
    return patch, revised(workspace, patch)


def test_a_row_takes_the_place_of_the_record_with_its_title(tmp_path: Path) -> None:
    patch, after = patch_of(tmp_path, HEAD + PORTAL)
    (change,) = patch.of("changed")
    assert change.id == "NV-CQS-001"
    assert {each.name for each in change.fields} == {
        "lead", "support", "due", "deliverable", "basis", "source", "note",
    }  # fmt: skip
    assert after["data/tasks/cqs.yaml"].startswith("""\
# Ghi chú ở đầu tệp.
group: cqs
tasks:
  # Hạ tầng
  - id: NV-CQS-001   # số hiệu giữ nguyên
    title: Nâng cấp cổng dịch vụ công
    title_en: Upgrade the portal
    lead: so-a
    due: 2024-12-31
    deliverable: "Cổng dịch vụ công"
    serves: [CT-CQS-01]
    weight: 2
    basis: transcribed
    source: {document: vb-1, locator: "phu-luc.xlsx, Sheet1, dòng 2"}

  - id: NV-CQS-002
""")


def test_everything_outside_the_changed_record_stays(tmp_path: Path) -> None:
    _, after = patch_of(tmp_path, HEAD + PORTAL)
    before = (tmp_path / "data/tasks/cqs.yaml").read_text(encoding="utf-8")
    kept = before[before.index("\n  - id: NV-CQS-002") :]
    assert list(after) == ["data/tasks/cqs.yaml"]
    assert after["data/tasks/cqs.yaml"].endswith(kept)


def test_a_new_row_gets_the_next_id_of_its_group(tmp_path: Path) -> None:
    row = "| 1 | Việc mới | Sở A | 2024 - 2025 | Báo cáo |\n"
    patch, after = patch_of(tmp_path, HEAD + row)
    (change,) = patch.of("new")
    assert change.id == "NV-CQS-010"
    assert after["data/tasks/cqs.yaml"].endswith("""\
    start: 2024-01-01
    due: 2025-12-31
    deliverable: Báo cáo
    basis: transcribed
    source: {document: vb-1, locator: "phu-luc.xlsx, Sheet1, dòng 2"}
""")


def test_a_group_without_a_file_gets_one(tmp_path: Path) -> None:
    _, after = patch_of(tmp_path, HEAD + PORTAL, part="thc")
    assert list(after) == ["data/tasks/thc.yaml"]
    data = parse("x", after["data/tasks/thc.yaml"]).data
    assert isinstance(data, dict)
    assert data["group"] == "thc"
    assert "NV-THC-001" in after["data/tasks/thc.yaml"]


def test_a_slip_of_the_pen_is_the_same_task(tmp_path: Path) -> None:
    patch, _ = patch_of(
        tmp_path, HEAD + "| 1 | Nâng cấp các cổng dịch vụ công | Sở A | 2024 | Cổng |\n"
    )
    assert [change.id for change in patch.of("changed")] == ["NV-CQS-001"]


@pytest.mark.parametrize("stage", ["giai đoạn 2", "giai đoạn II"])
def test_another_number_is_another_task(tmp_path: Path, stage: str) -> None:
    row = f"| 1 | Xây dựng kho dữ liệu dùng chung {stage} | Sở A | 2024 | Kho |\n"
    patch, _ = patch_of(tmp_path, HEAD + row)
    assert len(patch.of("new")) == 1


def test_two_rows_like_one_record_are_left_open(tmp_path: Path) -> None:
    patch, _ = patch_of(
        tmp_path,
        HEAD
        + "| 1 | Nâng cấp các cổng dịch vụ công | Sở A | 2024 | Cổng |\n"
        + "| 2 | Nâng cấp cổng dịch vụ công đó | Sở A | 2024 | Cổng |\n",
    )
    assert {found.rule.code for found in patch.findings} == {"DX813"}
    assert len(patch.open) == 2
    assert "NV-CQS-001" not in {each.id for each in patch.unmatched}


def test_rows_of_one_title_go_to_the_records_of_their_agencies(tmp_path: Path) -> None:
    over = TASKS.replace(
        "Xây dựng kho dữ liệu dùng chung giai đoạn 1", "Nâng cấp cổng dịch vụ công"
    )
    second = PORTAL.replace("| 1", "| 2").replace("Sở A", "Sở B")
    patch, _ = patch_of(tmp_path, HEAD + PORTAL + second, over)
    assert [(change.entry.row, change.id) for change in patch.of("changed")] == [
        (2, "NV-CQS-002"),
        (3, "NV-CQS-001"),
    ]


def test_records_no_row_matches_are_listed_and_removed_only_when_asked(tmp_path: Path) -> None:
    patch, after = patch_of(tmp_path, HEAD + PORTAL)
    assert [each.id for each in patch.unmatched] == ["NV-CQS-002", "NV-CQS-009"]
    assert "NV-CQS-002" in after["data/tasks/cqs.yaml"]
    patch, after = patch_of(tmp_path, HEAD + PORTAL, remove_drafted=True)
    assert [each.id for each in patch.removed] == ["NV-CQS-002"]
    assert "NV-CQS-002" not in after["data/tasks/cqs.yaml"]
    assert "NV-CQS-009" in after["data/tasks/cqs.yaml"]


def test_an_open_row_keeps_its_record_from_being_called_missing(tmp_path: Path) -> None:
    patch, after = patch_of(
        tmp_path,
        HEAD + "| 1 | Nâng cấp cổng dịch vụ công | Sở Lạ | 2024 | x |\n",
        remove_drafted=True,
    )
    assert [entry.title for entry in patch.open] == ["Nâng cấp cổng dịch vụ công"]
    assert [each.id for each in patch.removed] == ["NV-CQS-002"]
    assert "so-b" in after["data/tasks/cqs.yaml"]


def test_a_transcribed_record_keeps_what_this_annex_does_not_say(tmp_path: Path) -> None:
    over = TASKS.replace("basis: drafted", "basis: transcribed", 1)
    patch, _ = patch_of(tmp_path, HEAD + PORTAL, over)
    (change,) = patch.of("changed")
    assert {each.name for each in change.fields} == {"lead", "due", "deliverable", "source"}


def test_what_a_decision_has_moved_stays(tmp_path: Path) -> None:
    decided = """\
    decisions:
      - {document: vb-1, date: 2024-08-30, field: due, from: 2024-12-31, to: 2025-12-31}
    note: Việc"""
    patch, _ = patch_of(tmp_path, HEAD + PORTAL, TASKS.replace("    note: Việc", decided))
    assert "due" not in {each.name for each in patch.of("changed")[0].fields}


def test_an_indicator_keeps_what_only_the_plan_knows(tmp_path: Path) -> None:
    table = (
        "# phu-luc.xlsx!Sheet1\n| Chỉ tiêu | ĐVT | Năm 2025 | Năm 2030 |\n"
        "| Tỷ lệ hồ sơ trực tuyến | % | ≥ 80% | 100% |\n"
    )
    patch, after = patch_of(tmp_path, table, "", into="indicators")
    (change,) = patch.of("changed")
    assert {each.name for each in change.fields} == {"targets", "basis", "source"}
    words = after["data/indicators.yaml"]
    assert "baseline: {date: 2022-12-31, value: 40, source: vb-1}" in words
    assert "value: 100" in words


def test_a_new_indicator_needs_an_owner_and_a_direction(tmp_path: Path) -> None:
    table = (
        "# phu-luc.xlsx!Sheet1\n| Chỉ tiêu | ĐVT | Năm 2025 | Năm 2030 | Đơn vị theo dõi |\n"
        "| Số trạm | trạm | 10 | 20 | Sở A |\n| Thời gian chờ | phút | Dưới 5 | | Sở A |\n"
        "| Không rõ | trạm | 10 | | Sở A |\n| Không ai | trạm | Trên 10 | | |\n"
    )
    patch, _ = patch_of(tmp_path, table, "", into="indicators")
    directions = {
        each.new for change in patch.of("new") for each in change.fields if each.name == "direction"
    }
    assert directions == {"up", "down"}
    assert [found.rule.code for found in patch.findings] == ["DX814", "DX805"]


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    table = HEAD + PORTAL + "| 2 | Việc mới | Sở A | Hằng năm | Báo cáo |\n"
    _, after = patch_of(tmp_path, table)
    text = "".join(f"# {path}\n{words}" for path, words in after.items())
    # The first line of the file is a comment of its own, not the name of a file.
    patch, again = patch_of(tmp_path / "again", table, TASKS.partition("# data/tasks")[0] + text)
    assert [change.action for change in patch.changes] == ["unchanged", "unchanged"]
    assert again == {}


def test_ids_follow_the_pattern_of_their_neighbours() -> None:
    def first(neighbours: list[str], taken: set[str] = set()) -> str:  # noqa: B006 (never changed)
        return next(new_ids("tasks", "cqs", neighbours, taken))

    assert first([]) == "NV-CQS-001"
    assert first(["NV-CQS-007", "NV-CQS-100"]) == "NV-CQS-101"
    assert first(["A9"]) == "A10"
    assert first(["NV-CQS-007"], {"NV-CQS-008"}) == "NV-CQS-009"
    assert next(new_ids("indicators", "kts", [], ())) == "CT-KTS-01"


def test_a_changed_record_is_typed_as_the_plan_is(tmp_path: Path) -> None:
    patch, _ = patch_of(tmp_path, HEAD + PORTAL)
    changed = {each.name: (each.old, each.new) for each in patch.of("changed")[0].fields}
    assert changed["due"] == (dt.date(2025, 12, 31), dt.date(2024, 12, 31))
    assert changed["basis"] == (Basis.DRAFTED, Basis.TRANSCRIBED)
    assert Decimal(2) not in changed
