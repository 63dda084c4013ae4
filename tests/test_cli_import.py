"""`dxplan import` from the command line: what it prints, writes and answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import Lay, Run
from tests.intake.examples import AGENCIES, MERGED_XLSX, OLD_XLS, TWO_TABLES_DOCX
from tests.intake.makers import word, xlsx

PLAN = """\
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
  - {id: kts, name: Kinh tế số}
groups:
  - {id: cqs, name: Phát triển chính quyền số, declared: 5}
  - {id: thc, name: Tổ chức thực hiện}
"""
TASKS = ["--into", "tasks", "--group", "cqs"]


Put = Callable[[str, bytes], str]


@pytest.fixture
def root(lay: Lay) -> Path:
    return lay(PLAN, AGENCIES)


@pytest.fixture
def annex(tmp_path: Path) -> Put:
    def put(name: str, raw: bytes) -> str:
        (tmp_path / name).write_bytes(raw)
        return str(tmp_path / name)

    return put


def everything(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_patch_is_shown_and_nothing_is_written(root: Path, run: Run, annex: Put) -> None:
    before = everything(root)
    result = run("import", annex("phu-luc.xlsx", MERGED_XLSX), *TASKS, folder=root)
    assert result.code == 0
    assert result.out.startswith("tasks, cqs: 4 new, 0 changed, 0 unchanged, 0 open\n")
    assert "NV-CQS-002  Ban hành quy chế quản lý dữ liệu  [phu-luc.xlsx!Phụ lục I!B6]" in result.out
    assert "deadline: 2024-12-31  (E6)" in result.out
    assert '+    source: {document: vb-1, locator: "phu-luc.xlsx, Phụ lục I, dòng 6"}' in result.out
    assert "Nothing has been written; --apply writes it." in result.out
    assert everything(root) == before


@pytest.mark.parametrize(
    ("name", "raw", "options"),
    [
        ("phu-luc.xlsx", MERGED_XLSX, TASKS),
        ("phu-luc.docx", TWO_TABLES_DOCX, TASKS),
        ("bieu.xls", OLD_XLS, ["--into", "indicators", "--pillar", "kts"]),
    ],
)
def test_an_import_applied_and_repeated_changes_nothing(
    root: Path, run: Run, annex: Put, name: str, raw: bytes, options: list[str]
) -> None:
    file = annex(name, raw)
    first = run("import", file, *options, "--apply", folder=root)
    assert "The plan has been changed." in first.out
    assert first.code == 0
    written = everything(root)
    second = run("import", file, *options, "--apply", folder=root)
    assert "0 new, 0 changed" in second.out
    assert "Nothing to write." in second.out
    assert everything(root) == written
    assert run("validate", folder=root).code == 0


def test_a_new_file_leads_an_editor_to_its_schema(root: Path, run: Run, annex: Put) -> None:
    file = annex("phu-luc.xlsx", MERGED_XLSX)
    options = ["--into", "tasks", "--group", "thc", "--apply"]
    assert run("import", file, *options, folder=root).code == 0
    whole = (root / "data/tasks/thc.yaml").read_text(encoding="utf-8")
    head = "# yaml-language-server: $schema=../../schema/tasks.schema.json\ngroup: thc\ntasks:\n"
    assert whole.startswith(head)


def test_open_questions_stand_at_their_cells_and_block_writing(
    root: Path, run: Run, annex: Put
) -> None:
    rows = [["Nhiệm vụ", "Chủ trì", "Sản phẩm"], ["Một", "Sở Y te lạ", "x"], ["Hai", "Sở A", "y"]]
    before = everything(root)
    file = annex("a.xlsx", xlsx(rows))
    result = run("import", file, *TASKS, "--apply", folder=root)
    assert result.code == 1
    assert "a.xlsx!Sheet1!B2:1:1: error[DX801] Sở Y te lạ is not an agency" in result.out
    assert "did you mean Sở Y tế" in result.out
    assert everything(root) == before
    result = run("import", file, *TASKS, "--apply", "--skip-unresolved", folder=root)
    assert result.code == 0
    assert "Hai" in (root / "data/tasks/cqs.yaml").read_text(encoding="utf-8")


def test_an_import_that_would_break_the_plan_is_not_written(
    root: Path, run: Run, annex: Put
) -> None:
    rows = [["Nhiệm vụ", "Chủ trì", "Sản phẩm"]]
    rows += [[f"Việc {number}", "Sở A", "x"] for number in range(9)]
    before = everything(root)
    result = run("import", annex("a.xlsx", xlsx(rows)), *TASKS, "--apply", folder=root)
    assert result.code == 1
    assert "DX602" in result.out
    assert everything(root) == before


def test_drafted_records_are_taken_out_when_asked(lay: Lay, run: Run, annex: Put) -> None:
    drafted = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-CQS-001, title: Việc nháp, lead: so-a, due: 2025-06-30, deliverable: x,
     basis: drafted, source: vb-1}
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""
    root = lay(PLAN, AGENCIES, drafted)
    file = annex("phu-luc.xlsx", MERGED_XLSX)
    assert "--remove-drafted takes out" in run("import", file, *TASKS, folder=root).out
    result = run("import", file, *TASKS, "--apply", "--remove-drafted", folder=root)
    assert "NV-CQS-001  Việc nháp  [drafted, data/tasks/cqs.yaml:3:5] – taken out" in result.out
    assert "Việc nháp" not in (root / "data/tasks/cqs.yaml").read_text(encoding="utf-8")


def test_json_is_one_document(root: Path, run: Run, annex: Put) -> None:
    result = run(
        "import", annex("phu-luc.xlsx", MERGED_XLSX), *TASKS, "--format", "json", folder=root
    )
    document = json.loads(result.out)
    assert document["kind"] == "import"
    assert document["summary"] == {
        "new": 4, "changed": 0, "unchanged": 0, "open": 0, "unmatched": 1, "removed": 0,
    }  # fmt: skip
    due = next(each for each in document["new"][0]["fields"] if each["field"] == "due")
    assert due == {
        "field": "due", "old": None, "new": "2024-12-31", "cell": "phu-luc.xlsx!Phụ lục I!E6",
    }  # fmt: skip
    assert document["diff"].startswith("--- data/tasks/cqs.yaml\n")


def test_a_mapping_is_kept_completed_and_used_again(
    root: Path, run: Run, annex: Put, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["Nội dung triển khai", "Chủ trì", "Phối hợp", "Sản phẩm", "Kinh phí"],
        ["Việc", "Sở TTTT", "các đơn vị liên quan", "x", 5],
    ]
    file, kept = annex("a.xlsx", xlsx(rows)), tmp_path / "choices.yaml"
    kept.write_text('columns:\n  "Nội dung triển khai": title\n', encoding="utf-8")
    options = [*TASKS, "--mapping", str(kept)]
    assert run("import", file, *options, "--save-mapping", str(kept), folder=root).code == 1
    words = kept.read_text(encoding="utf-8")
    assert yaml.safe_load(words) == {
        "columns": {"Nội dung triển khai": "title", "Chủ trì": "lead", "Phối hợp": "support",
                    "Sản phẩm": "deliverable", "Kinh phí": "ignore"},
        "names": {"Sở TTTT": "so-ttt"},
    }  # fmt: skip
    assert '#  "các đơn vị liên quan":' in words
    kept.write_text(
        words.replace('#  "các đơn vị liên quan":', '  "các đơn vị liên quan": none'),
        encoding="utf-8",
    )
    assert run("import", file, *options, "--apply", folder=root).code == 0


def test_a_file_that_is_there_is_not_overwritten_by_a_mapping(
    root: Path, run: Run, annex: Put, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("khác", encoding="utf-8")
    file = annex("phu-luc.xlsx", MERGED_XLSX)
    result = run("import", file, *TASKS, "--save-mapping", str(other), folder=root)
    assert result.code == 2
    assert other.read_text(encoding="utf-8") == "khác"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("columns: {a: b}", "choices.yaml:1:14: 'b'"),
        ("names: {Sở: so-zzz}", "there is no agency so-zzz"),
        ("name: {}", "the key name is not known here"),
        ("- a", "not made of columns"),
        ("names: a", "a mapping belongs here"),
        ("names: {a: [b]}", "one value belongs here"),
        ("owner: so-zzz", "there is no agency so-zzz"),
        ("owner: [a]", "one value belongs here"),
        ("a: [", "choices.yaml:"),
    ],
)
def test_a_wrong_mapping_is_one_line(
    root: Path, run: Run, annex: Put, tmp_path: Path, words: str, said: str
) -> None:
    kept = tmp_path / "choices.yaml"
    kept.write_text(words, encoding="utf-8")
    file = annex("phu-luc.xlsx", MERGED_XLSX)
    result = run("import", file, *TASKS, "--mapping", str(kept), folder=root)
    assert result.code == 3
    assert said.replace("'b'", "b is not a word used here") in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nope.xlsx", *TASKS], 3, "there is no file"),
        ([".", *TASKS], 3, "there is no file"),
        (["{file}", "--into", "tasks"], 2, "--into tasks goes with --group ID"),
        (["{file}", "--into", "indicators", "--group", "cqs"], 2, "goes with --pillar ID"),
        (["{file}", "--into", "tasks", "--group", "cqx"], 2, "did you mean cqs?"),
        (["{file}", *TASKS, "--source", "vb-2"], 2, "did you mean vb-1?"),
        (["{file}", *TASKS, "--sheet", "Phụ lục"], 2, "known: Phụ lục I"),
    ],
)
def test_wrong_usage_is_one_line(
    root: Path,
    run: Run,
    annex: Put,
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    file = annex("phu-luc.xlsx", MERGED_XLSX)
    result = run("import", *[each.format(file=file) for each in arguments], folder=root)
    assert result.code == code
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_file_that_is_not_read_is_one_line(root: Path, run: Run, annex: Put) -> None:
    for name, raw in (("a.docx", word()), ("a.xlsx", b"PK\3\4"), ("a.xls", MERGED_XLSX)):
        result = run("import", annex(name, raw), *TASKS, folder=root)
        assert result.code == 3
        assert result.err.startswith(f"dxplan: {name}: ")
        assert result.err.count("\n") == 1


def test_a_sheet_without_headings_is_a_finding(root: Path, run: Run, annex: Put) -> None:
    result = run("import", annex("a.xlsx", xlsx([["Họ tên", "Tuổi"]])), *TASKS, folder=root)
    assert result.code == 1
    assert "a.xlsx:1:1: error[DX808] no table of tasks was found" in result.out


def test_what_acts_on_a_terminal_is_spelt_out(root: Path, run: Run, annex: Put) -> None:
    rows = "Nhiệm vụ;Chủ trì;Sản phẩm\nViệc \x1b[31m[bold] ::error::x;Sở \u202eLạ;=1+1\n"
    result = run("import", annex("a.csv", rows.encode()), *TASKS, folder=root)
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
    assert "[bold]" in result.out
