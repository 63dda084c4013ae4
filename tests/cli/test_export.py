"""`dxplan export`: what is written where, and what is never written over."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from dxplan.render.exports.forms import FORMS, Form
from tests.cli.test_completion import offered
from tests.conftest import Lay, Result, Run

DAY = ("--as-of", "2025-06-30")


@pytest.fixture
def root(lay: Lay) -> Path:
    return lay()


def export(run: Run, root: Path, *arguments: str, **environ: str) -> Result:
    return run("export", *arguments, folder=root, **environ)


def test_the_result_goes_to_the_terminal_and_nothing_else_does(root: Path, run: Run) -> None:
    result = export(run, root, "json", *DAY)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["as_of"] == "2025-06-30"


def test_data_says_of_itself_by_what_rule_it_counts_and_what_its_records_rest_on(
    root: Path, run: Run, tmp_path: Path
) -> None:
    stamp = json.loads(export(run, root, "json", *DAY).out)["stamp"]
    status = run("status", *DAY, "--format", "json", folder=root)
    figures = json.loads(status.out)
    assert "not reported is a state of its own" in stamp["counting_rule"]
    assert stamp["basis"]["tasks"] == figures["tasks"]["basis"]
    assert stamp["basis"]["indicators"] == figures["indicators"]["basis"]
    package = tmp_path / "data.zip"
    export(run, root, "csv", *DAY, "-o", str(package))
    with ZipFile(package) as opened:
        described = json.loads(opened.read("datapackage.json"))["dxplan"]
    assert described["basis"] == stamp["basis"]
    assert described["counting_rule"] == stamp["counting_rule"]


def test_a_file_gets_what_the_terminal_would_get(root: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.json"
    written = export(run, root, "json", *DAY, "-o", str(file))
    assert (written.code, written.out) == (0, "")
    assert (
        written.err == f"{file} written: {-(-file.stat().st_size // 1024)} KiB, as of 2025-06-30\n"
    )
    assert file.read_bytes().decode() == export(run, root, "json", *DAY).out
    assert {each.name for each in tmp_path.iterdir()} == {"bao-cao.json", "plan"}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_name_of_another_form_says_which_command_was_meant(
    form: Form, root: Path, run: Run, tmp_path: Path
) -> None:
    for other in FORMS.values():
        if other is not form:
            result = export(run, root, form.name, "-o", str(tmp_path / f"x{other.suffixes[0]}"))
            assert result.code == 2
            assert f"did you mean dxplan export {other.name}?" in result.err


USAGE = [
    (["exel"], "'exel' is not one of"),
    (["exel"], "did you mean excel?"),
    ([], "missing: FORM"),
    (["excel"], "excel cannot go to the terminal (name a file: -o report.xlsx)"),
    (["word", *DAY], "-o report.docx"),
    (["csv", *DAY], "-o report.zip"),
    (["csv", "-o", "x.csv"], "whose name ends in .zip"),
    (["json", "-o", "-"], "-o names a file"),
    (["json", "-o", ""], "the name of the file is missing"),
    (["json", "-o", "nowhere/x.json"], "there is no folder"),
    (["json", "-o", "{root}/data/x.json"], "is among the data of the plan"),
    (["json", "-o", "{root}/folder.json"], "is not a file that can be replaced"),
    (["json", "-o", "a\0b.json"], "cannot be the name of a file"),
    (["json", "--force"], "--force is about the file of --output"),
    (["json", "--check", "a.json", "-o", "b.json"], "choose one"),
    (["json", "--check", "a.json", "--force"], "--force is about the file of --output"),
    (["json", "--check", "a.docx"], "did you mean dxplan export word?"),
    (["json", "--since", "2024-06-30"], "--since has no place in json"),
    (["json", "--template", "x.md.j2"], "json takes no template"),
    (["html", "--template", "x.docx"], "a template for html ends in .html.j2"),
    (["html", "--template", "nowhere.html.j2"], "cannot be read"),
    (["html", "--template", "{root}/folder.html.j2"], "cannot be read"),
    (["html", "--since", "2026-01-01", *DAY], "this runs backwards"),
    (["html", "--since", "then"], "then"),
    (["json", "--as-of", "2025-06-31"], "2025-06-31"),
    (["json", "--agency", "so-c"], "there is no agency 'so-c'"),
]


@pytest.mark.parametrize(("arguments", "words"), USAGE)
def test_wrong_usage_is_one_line(
    arguments: list[str], words: str, root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    for name in ("folder.json", "folder.html.j2"):
        (root / name).mkdir()
    result = export(run, root, *(each.replace("{root}", str(root)) for each in arguments))
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert result.err.count("\n") == 1


def test_an_option_of_the_program_behind_the_command_is_told_its_place(
    root: Path, run: Run
) -> None:
    result = export(run, root, "json", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "dxplan: there is no option --lang (write it before the command: dxplan --lang …)\n"
    )


def test_data_with_errors_gives_a_program_one_document(lay: Lay, run: Run) -> None:
    root = lay("# data/reports/2024-09-30/so-a.yaml\nas_of: 2024-13-01\nagency: so-a\ntasks: []\n")
    result = export(run, root, "json", *DAY)
    assert result.code == 1
    assert json.loads(result.out)["kind"] == "validate"


def test_data_with_errors_is_not_exported(lay: Lay, run: Run, tmp_path: Path) -> None:
    root = lay("# data/sources.yaml\nsources: []\n")
    file = tmp_path / "x.json"
    result = export(run, root, "json", "-o", str(file))
    assert result.code == 1
    assert "error[" in result.err
    assert not file.exists()


class TestOverwriting:
    """An existing file is written over when nothing is lost with it."""

    @pytest.fixture
    def file(self, root: Path, run: Run, tmp_path: Path) -> Path:
        made = tmp_path / "x.json"
        assert export(run, root, "json", *DAY, "-o", str(made)).code == 0
        return made

    def test_what_dxplan_wrote_is(self, root: Path, run: Run, file: Path) -> None:
        before = file.read_bytes()
        assert export(run, root, "json", "--as-of", "2024-06-30", "-o", str(file)).code == 0
        assert file.read_bytes() != before

    def test_an_edited_file_is_not(self, root: Path, run: Run, file: Path) -> None:
        edited = file.read_bytes().replace(b"2025-06-30", b"2025-07-01", 1)
        file.write_bytes(edited)
        refused = export(run, root, "json", *DAY, "-o", str(file))
        assert refused.code == 2
        assert f"{file} was edited since dxplan wrote it" in refused.err
        assert "--force" in refused.err
        assert file.read_bytes() == edited
        assert export(run, root, "json", *DAY, "-o", str(file), "--force").code == 0
        assert file.read_bytes() != edited

    @pytest.mark.parametrize("content", [b"{}", b"\xff\xfe\x00", b'{"stamp": 1}', b"[[[["])
    def test_a_file_of_somebody_else_is_not(
        self, content: bytes, root: Path, run: Run, file: Path
    ) -> None:
        file.write_bytes(content)
        refused = export(run, root, "json", *DAY, "-o", str(file))
        assert refused.code == 2
        assert "dxplan did not make it" in refused.err
        assert file.read_bytes() == content

    def test_an_empty_file_is(self, root: Path, run: Run, file: Path) -> None:
        file.write_bytes(b"")
        assert export(run, root, "json", *DAY, "-o", str(file)).code == 0

    def test_a_file_that_git_gave_other_ends_of_lines_is(
        self, root: Path, run: Run, file: Path
    ) -> None:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        assert export(run, root, "json", *DAY, "-o", str(file)).code == 0


def test_a_full_disk_leaves_the_file_as_it_was(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.json"
    export(run, root, "json", *DAY, "-o", str(file))
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = export(run, root, "json", "--as-of", "2024-06-30", "-o", str(file))
    assert result.code == 3
    assert "there is no space left" in result.err
    assert file.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"x.json", "plan"}


def test_an_interruption_leaves_no_file(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", stopped)
    assert export(run, root, "json", *DAY, "-o", str(tmp_path / "x.json")).code == 130
    assert {each.name for each in tmp_path.iterdir()} == {"plan"}


def test_a_stream_of_another_encoding_gets_utf8(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", stream)
    export(run, root, "json", *DAY)
    assert "Nâng cấp cổng dịch vụ công" in stream.buffer.getvalue().decode()


def test_words_of_the_command_are_completed(root: Path) -> None:
    here = ("-C", str(root), "export")
    assert offered(*here, "") == list(FORMS)
    assert offered(*here, "excel", "--agency", "so-") == ["so-a", "so-b"]
    assert "--check" in offered(*here, "excel", "--c")
    # Where nothing is offered, shells offer files.
    assert offered(*here, "excel", "--template", "") == []
    assert offered(*here, "excel", "-o", "") == []
