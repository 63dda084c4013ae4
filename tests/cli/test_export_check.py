"""`dxplan export … --check FILE`: whether a report is still what would be written now."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dxplan.render.exports.forms import FORMS, FormName
from tests.conftest import Lay, Result, Run
from tests.test_history import REPORT, TASK, commit, edit, git

DAY = ("--as-of", "2025-06-30")
LATER = """\
as_of: 2025-09-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: in_progress, percent: 90}
"""


@pytest.fixture
def root(lay: Lay) -> Path:
    """A workspace with one commit."""
    made = lay()
    git(made, "init", "-qb", "main")
    commit(made)
    return made


def export(run: Run, root: Path, *arguments: str, **environ: str) -> Result:
    return run("export", *arguments, folder=root, **environ)


@pytest.fixture
def file(root: Path, run: Run) -> Path:
    made = root / "bao-cao.json"
    assert export(run, root, "json", *DAY, "-o", str(made)).code == 0
    return made


def check(run: Run, root: Path, file: Path, *given: str) -> Result:
    return export(run, root, "json", "--check", str(file), *given)


def test_a_fresh_report_is_up_to_date_whatever_day_it_is(root: Path, run: Run, file: Path) -> None:
    result = check(run, root, file)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"{file} is up to date\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_not_stale_for_what_is_reported_of_later_days(
    root: Path, run: Run, tmp_path: Path, form: FormName
) -> None:
    file = tmp_path / f"report{FORMS[form].suffixes[0]}"
    assert export(run, root, form, *DAY, "-o", str(file)).code == 0
    later = root / "data/reports/2025-09-30/so-a.yaml"
    later.parent.mkdir()
    later.write_text(LATER, encoding="utf-8")
    commit(root)
    result = export(run, root, form, "--check", str(file))
    assert (result.code, result.out) == (0, f"{file} is up to date\n")
    assert export(run, root, form, "--check", str(file), "--as-of", "2025-10-01").code == 1


@pytest.mark.parametrize("form", FORMS)
def test_one_changed_percent_makes_every_form_stale(
    root: Path, run: Run, tmp_path: Path, form: FormName
) -> None:
    file = tmp_path / f"report{FORMS[form].suffixes[0]}"
    assert export(run, root, form, *DAY, "-o", str(file)).code == 0
    edit(root, REPORT, "percent: 50", "percent: 51")
    result = export(run, root, form, "--check", str(file))
    assert result.code == 1
    assert "the data has changed" in result.out


def test_a_check_writes_nothing(root: Path, run: Run, file: Path) -> None:
    before = {each: each.stat().st_mtime_ns for each in root.rglob("*") if ".git" not in each.parts}
    check(run, root, file)
    after = {each: each.stat().st_mtime_ns for each in root.rglob("*") if ".git" not in each.parts}
    assert before == after


def test_one_changed_percent_is_said_at_its_place(root: Path, run: Run, file: Path) -> None:
    before = git(root, "rev-parse", "--short=12", "HEAD")
    edit(root, REPORT, "percent: 50", "percent: 51")
    commit(root)
    after = git(root, "rev-parse", "--short=12", "HEAD")
    result = check(run, root, file)
    assert result.code == 1
    head, reason, *places, command = result.out.splitlines()
    assert head == f"{file} is out of date:"
    assert reason == f"  the data has changed: revision {before} → {after}"
    assert any("50 → 51" in line for line in places)
    assert command == (
        f"to write it anew: dxplan -C {root} --lang en export json -o {file} --as-of 2025-06-30"
    )


def test_committing_the_report_or_the_data_it_was_made_of_does_not_age_it(
    root: Path, run: Run, file: Path
) -> None:
    commit(root)
    assert check(run, root, file).code == 0
    edit(root, REPORT, "percent: 50", "percent: 51")
    assert export(run, root, "json", *DAY, "-o", str(file)).code == 0
    assert "-dirty" in file.read_text("utf-8")
    commit(root)
    assert check(run, root, file).code == 0


def test_a_clone_without_older_commits_finds_it_as_fresh(
    root: Path, run: Run, file: Path, tmp_path: Path
) -> None:
    commit(root)
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    assert check(run, shallow, shallow / file.name).code == 0


def test_what_was_edited_by_hand_is_said(root: Path, run: Run, file: Path) -> None:
    edit(root, file.name, "Nâng cấp cổng dịch vụ công", "Đổi tên")
    result = check(run, root, file)
    assert result.code == 1
    assert "  edited since dxplan wrote it\n" in result.out
    assert "NV-CQS-001 title: Đổi tên → Nâng cấp cổng dịch vụ công\n" in result.out


def test_another_layout_of_the_same_words_is_said(root: Path, run: Run, file: Path) -> None:
    edit(root, file.name, "  ", " ")
    result = check(run, root, file)
    assert result.code == 1
    assert "→" not in result.out


def test_what_is_not_given_is_taken_from_the_file(root: Path, run: Run) -> None:
    asked = ("--agency", "so-a", "--role", "any", "--year", "2025", *DAY)
    made = root / "so-a.json"
    assert export(run, root, "json", *asked, "-o", str(made), DXPLAN_LANG="vi").code == 0
    assert check(run, root, made).code == 0
    assert check(run, root, made, "--agency", "so-a").code == 0


def test_another_question_is_a_difference_and_needs_no_list_of_places(
    root: Path, run: Run, file: Path
) -> None:
    result = check(run, root, file, "--as-of", "2024-12-31", "--agency", "so-a")
    assert result.code == 1
    *reasons, command = result.out.splitlines()[1:]
    assert reasons == [
        "  as of: 2025-06-30 → 2024-12-31",
        "  selection: the whole plan → --agency so-a",
    ]
    assert command.endswith(f"export json -o {file} --as-of 2024-12-31 --agency so-a")


def test_twenty_places_are_shown_and_the_rest_counted(root: Path, run: Run, file: Path) -> None:
    head, tables, rows = file.read_text("utf-8").partition('"tables"')
    file.write_text(head + tables + rows.replace('": "', '": "x'), "utf-8")
    _, edited, *places, more, _ = check(run, root, file).out.splitlines()
    assert edited == "  edited since dxplan wrote it"
    assert len(places) == 20
    assert more.startswith("  … and ")
    assert more.endswith(" more places")


def test_a_report_about_what_is_gone_cannot_be_made_again(root: Path, run: Run) -> None:
    made = root / "so-b.json"
    assert export(run, root, "json", "--agency", "so-b", *DAY, "-o", str(made)).code == 0
    edit(root, "data/agencies.yaml", "so-b", "so-c")
    edit(root, TASK, "so-b", "so-c")
    result = check(run, root, made)
    assert result.code == 3
    assert "cannot be made again: there is no agency 'so-b' (did you mean so-c?)" in result.err
    assert check(run, root, made, "--agency", "so-x").code == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"{", b"\xff", b'{"stamp": {"tool": "dxplan"}}'])
def test_a_file_without_our_stamp_cannot_be_checked(
    content: bytes, root: Path, run: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(content)
    result = check(run, root, other)
    assert result.code == 3
    assert "is not a JSON document with a stamp of dxplan" in result.err


def test_a_file_that_cannot_be_read_is_said(root: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for name in ("folder.json", "nowhere.json"):
        result = check(run, root, tmp_path / name)
        assert result.code == 3
        assert result.err.count("\n") == 1


def test_the_command_to_write_it_anew_does_so_from_the_same_folder(
    root: Path, run: Run, tmp_path: Path
) -> None:
    """It names the template that the stamp knows only by its hash, and forces what was edited."""
    file, template = tmp_path / "form.xlsx", root / "templates/form.xlsx"
    template.parent.mkdir()
    form = Workbook()
    form.worksheets[0]["A1"] = "{{ figures.tasks.total }}"
    form.save(template)
    export(run, root, "excel", *DAY, "--template", str(template), "-o", str(file))
    edited = load_workbook(file)
    edited.worksheets[0]["A1"] = 7
    edited.save(file)
    said = export(run, root, "excel", "--check", str(file))
    command = said.out.splitlines()[-1].removeprefix("to write it anew: ")
    name, *arguments = shlex.split(command)
    assert (said.code, name) == (1, "dxplan")
    assert run(*arguments).code == 0
    assert export(run, root, "excel", "--check", str(file)).code == 0
    assert load_workbook(file).worksheets[0]["A1"].value != 7


def test_a_revision_of_a_later_day_is_called_so(root: Path, run: Run) -> None:
    result = export(run, root, "markdown", "--as-of", "2023-12-31", "--since", "rev:HEAD")
    assert (result.code, result.out) == (2, "")
    assert "revision HEAD is of 2024-01-15, later than 2023-12-31" in result.err


def test_a_comparison_with_a_revision_named_head_is_not_stale_at_once(
    root: Path, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "report.md"
    made = export(run, root, "markdown", "--since", "rev:HEAD", "-o", str(file))
    assert made.code == 0, made.err
    assert export(run, root, "markdown", "--check", str(file)).code == 0
