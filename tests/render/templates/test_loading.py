"""Templates come from the folders given, and from nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dxplan.render.notation import Notation
from dxplan.render.templates.budget import MAX_BYTES
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.loading import (
    BUILT_IN,
    Folder,
    folders_beside,
    template_folders,
    texts_of,
)
from dxplan.render.templates.rendering import render_text
from tests.render.templates.trying import SHEET, laid, lines


def refusal(root: Path, **files: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        laid(root, "a.md.j2", **files)
    return lines(caught.value.findings)


def test_the_first_folder_that_has_a_template_wins(tmp_path: Path) -> None:
    folders = []
    for name in ("own", "built_in"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt.j2").write_text(name + ' {% include "b.txt.j2" %}')
        folders.append(Folder(tmp_path / name, name))
    (tmp_path / "built_in" / "b.txt.j2").write_text("{{ title }}", encoding="utf-8")
    assert render_text("a.txt.j2", SHEET, Notation("en"), folders) == "own Kế hoạch"


def test_the_folders_of_a_workspace_are_its_own_and_ours(tmp_path: Path) -> None:
    assert template_folders(tmp_path) == (
        Folder(tmp_path / "templates", "templates"),
        Folder(BUILT_IN, "dxplan/templates"),
    )
    assert template_folders(None) == (Folder(BUILT_IN, "dxplan/templates"),)


@pytest.mark.parametrize(
    "name",
    ["../a", "../../etc/passwd", "/etc/passwd", "x/../../a", "c:/a", "//a/b", "..\\\\a", "", "."],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("secret")
    inner = tmp_path / "templates"
    inner.mkdir()
    (found,) = refusal(inner, a__md__j2=f'{{% include "{name}" %}}')
    assert found.startswith("1:12-")
    assert "DX906" in found
    assert "secret" not in found


def test_a_template_in_a_folder_below_is_found(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "b.j2").write_text("{{ count }}")
    assert laid(tmp_path, "a.md.j2", a__md__j2='{% include "parts/b.j2" %}') == "1,234"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    inner = tmp_path / "templates"
    inner.mkdir()
    (inner / "b.j2").symlink_to(secret)
    (inner / "c").symlink_to(tmp_path)
    (inner / "d.j2").symlink_to(inner / "d.j2")
    for name, words in (
        ("b.j2", "'b.j2' is a link, which templates may not be"),
        ("c/secret.txt", "'c/secret.txt' is a link, which templates may not be"),
        ("d.j2", "there is no template 'd.j2'"),
    ):
        (found,) = refusal(inner, a__md__j2=f'{{% include "{name}" %}}')
        assert found.endswith(f"DX906 {words}")


def test_a_folder_that_is_itself_behind_a_link_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real", target_is_directory=True)
    assert laid(tmp_path / "linked", "a.md.j2", a__md__j2="{{ count }}") == "1,234"


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "b.j2").write_bytes(b"\xff\xfe")
    (tmp_path / "c.j2").write_bytes(b" " * (MAX_BYTES + 1))
    (tmp_path / "d.j2").mkdir()
    for name, words in (
        ("b.j2", "b.j2 is not UTF-8 text"),
        ("c.j2", "c.j2 is larger than a template can be: 1 MiB"),
        ("d.j2", "there is no template 'd.j2'"),
    ):
        (found,) = refusal(tmp_path, a__md__j2=f'{{% include "{name}" %}}')
        assert found.endswith(f"DX906 {words}")


def test_line_ends_and_a_mark_at_the_beginning_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.txt.j2").write_bytes("\ufeffa\r\n{{ count }}\r\n".encode())
    assert laid(tmp_path, "a.txt.j2") == "a\n1,234\n"


def test_the_text_of_a_template_is_found_by_what_findings_call_it(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("x")
    folders = (Folder(tmp_path, "templates"), Folder(tmp_path, ""))
    wanted = ("templates/a.j2", "a.j2", "templates/b.j2", "bieu.xlsx!A1")
    found = texts_of(wanted, folders)
    assert {path: each.text for path, each in found.items()} == {"templates/a.j2": "x", "a.j2": "x"}


def test_a_template_that_is_named_finds_others_beside_it_first(tmp_path: Path) -> None:
    own, built_in = template_folders(tmp_path)
    path = tmp_path / "drafts" / "a.md.j2"
    beside = Folder(tmp_path / "drafts", "drafts")
    assert folders_beside(path, "drafts/a.md.j2", tmp_path) == (beside, own, built_in)
    assert folders_beside(path, "a.md.j2", None) == (beside._replace(shown=""), built_in)
    assert folders_beside(path, "./a.md.j2", None) == (beside._replace(shown=""), built_in)


def test_a_folder_is_searched_once_under_the_name_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "a.md.j2"
    found = folders_beside(path, "../templates/a.md.j2", tmp_path)
    assert [each.shown for each in found] == ["../templates", "dxplan/templates"]
