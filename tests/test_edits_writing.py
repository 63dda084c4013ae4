from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from dxplan.edits import CannotEdit, ChangedOnDisk, write
from dxplan.yamltext import Document, parse

OLD = {"data/p.yaml": "a: cũ\r\n", "data/tasks/q.yaml": "b: cũ", "data/r.yaml": "c: cũ\n"}
NEW = {path: text.replace("cũ", "mới 😀") for path, text in OLD.items()}
CREATED = "data/reports/2024-06-30/so-a.yaml"

Documents = Mapping[str, Document]

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


@pytest.fixture
def before(tmp_path: Path) -> Documents:
    for path, text in OLD.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    return {path: parse(path, text) for path, text in OLD.items()}


def on_disk(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def failing_after(count: int, error: BaseException, *, ever_after: bool = False) -> Any:
    """An `os.replace` that fails once it has done its work `count` times."""
    real, calls = os.replace, 0

    def replace(source: Any, target: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == count + 1 or (ever_after and calls > count):
            raise error
        real(source, target)

    return replace


def test_all_files_are_written_and_nothing_is_left_beside_them(
    tmp_path: Path, before: Documents
) -> None:
    write(tmp_path, before, {**NEW, CREATED: "as_of: 2024-06-30\n"})
    assert on_disk(tmp_path) == {**NEW, CREATED: "as_of: 2024-06-30\n"}


def test_nothing_to_write_is_fine(tmp_path: Path, before: Documents) -> None:
    write(tmp_path, before, {})
    assert on_disk(tmp_path) == OLD


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("ever_after", [False, True])
def test_a_failure_between_two_files_leaves_all_as_they_were(
    tmp_path: Path,
    before: Documents,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
    ever_after: bool,  # noqa: FBT001 (a parameter of pytest)
) -> None:
    error = PermissionError(13, "Permission denied")
    monkeypatch.setattr(os, "replace", failing_after(count, error, ever_after=ever_after))
    with pytest.raises(CannotEdit, match="the file cannot be written: permission is missing"):
        write(tmp_path, before, {CREATED: "x: 1\n", **NEW})
    assert on_disk(tmp_path) == OLD
    assert not (tmp_path / "data/reports").exists()


def test_an_interruption_leaves_all_as_they_were(
    tmp_path: Path, before: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing_after(2, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, before, NEW)
    assert on_disk(tmp_path) == OLD


def test_what_cannot_be_put_back_is_named(
    tmp_path: Path, before: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:  # noqa: ARG001 (as pathlib calls it)
        raise OSError(28, "No space left on device")

    gone = OSError(5, "Input/output error")
    monkeypatch.setattr(os, "replace", failing_after(2, gone, ever_after=True))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotEdit, match=r"put back: data/p\.yaml, data/tasks/q\.yaml$"):
        write(tmp_path, before, NEW)


def edited_elsewhere(file: Path) -> None:
    file.write_text("a: khác\n", encoding="utf-8")


def replaced_by_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("change", [edited_elsewhere, Path.unlink, replaced_by_a_folder])
def test_a_file_that_changed_on_disk_is_not_overwritten(
    tmp_path: Path, before: Documents, change: Callable[[Path], None]
) -> None:
    change(tmp_path / "data/r.yaml")
    there = on_disk(tmp_path)
    with pytest.raises(ChangedOnDisk, match="was changed on disk since it was read") as refused:
        write(tmp_path, before, NEW)
    assert refused.value.path == "data/r.yaml"
    assert on_disk(tmp_path) == there


def test_a_new_file_does_not_overwrite_one_that_came_into_being(
    tmp_path: Path, before: Documents
) -> None:
    (tmp_path / "data/s.yaml").write_bytes(b"x: 1\n")
    with pytest.raises(ChangedOnDisk, match="has come into being"):
        write(tmp_path, before, {**NEW, "data/s.yaml": "x: 2\n"})
    assert on_disk(tmp_path) == {**OLD, "data/s.yaml": "x: 1\n"}


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: x\n", b"a: x\x07\n"])
def test_a_file_that_was_read_with_repairs_is_not_written(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.yaml").write_bytes(raw)
    repaired = parse("x.yaml", raw.decode().strip("\ufeff").replace("\x07", " "))
    with pytest.raises(ChangedOnDisk):
        write(tmp_path, {"x.yaml": repaired}, {"x.yaml": "a: y\n"})


def test_a_folder_that_cannot_be_written_to_gives_one_clear_error(
    tmp_path: Path, before: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def open_(path: Path, mode: str = "r") -> Any:
        if "x" in mode and path.parent.name == "tasks":
            raise PermissionError(13, "Permission denied")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", open_)
    with pytest.raises(CannotEdit) as refused:
        write(tmp_path, before, NEW)
    message = "data/tasks/q.yaml:1:1: the file cannot be written: permission is missing"
    assert str(refused.value) == message
    assert on_disk(tmp_path) == OLD


@needs_posix
def test_a_file_in_the_place_of_a_folder_gives_one_clear_error(
    tmp_path: Path, before: Documents
) -> None:
    with pytest.raises(CannotEdit, match=r"^data/p\.yaml/new\.yaml:1:1: the file cannot be"):
        write(tmp_path, before, {**NEW, "data/p.yaml/new.yaml": "x: 1\n"})
    assert on_disk(tmp_path) == OLD


def test_a_file_that_cannot_be_read_again_gives_one_clear_error(
    tmp_path: Path, before: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:  # noqa: ARG001 (as pathlib calls it)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CannotEdit, match="the disk reports a fault"):
        write(tmp_path, before, NEW)
    monkeypatch.undo()
    assert on_disk(tmp_path) == OLD


def test_folders_that_cannot_be_synced_do_not_stop_anything(
    tmp_path: Path, before: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def open_(path: Any, *rest: Any) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")  # as Windows answers
        return real(path, *rest)

    monkeypatch.setattr(os, "open", open_)
    write(tmp_path, before, NEW)
    assert on_disk(tmp_path) == NEW


@needs_posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_the_mode_of_a_file_is_kept(tmp_path: Path, before: Documents, mode: int) -> None:
    (tmp_path / "data/p.yaml").chmod(mode)
    write(tmp_path, before, NEW)
    assert (tmp_path / "data/p.yaml").stat().st_mode & 0o777 == mode


@needs_posix
def test_a_new_file_gets_the_usual_mode(tmp_path: Path, before: Documents) -> None:
    write(tmp_path, before, {CREATED: "x: 1\n"})
    usual = tmp_path / "usual"
    usual.touch()
    assert (tmp_path / CREATED).stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize("path", ["../out.yaml", "data/../../out.yaml", "/out.yaml"])
def test_no_path_leads_out_of_the_workspace(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    with pytest.raises(CannotEdit, match="the path leads out of the workspace"):
        write(root, {}, {path: "x: 1\n"})
    assert on_disk(tmp_path) == {}


@needs_posix
def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out.yaml").write_bytes(b"a: 1\n")
    root = tmp_path / "root"
    root.mkdir()
    (root / "x.yaml").symlink_to("../out.yaml")
    with pytest.raises(CannotEdit, match="the path leads out of the workspace"):
        write(root, {"x.yaml": parse("x.yaml", "a: 1\n")}, {"x.yaml": "a: 2\n"})
    assert (tmp_path / "out.yaml").read_bytes() == b"a: 1\n"


@needs_posix
def test_a_link_inside_the_workspace_stays_a_link(tmp_path: Path, before: Documents) -> None:
    link = tmp_path / "data/link.yaml"
    link.symlink_to("r.yaml")
    write(tmp_path, {"data/link.yaml": before["data/r.yaml"]}, {"data/link.yaml": "c: mới\n"})
    assert link.is_symlink()
    assert (tmp_path / "data/r.yaml").read_text(encoding="utf-8") == "c: mới\n"


@needs_posix
def test_links_in_a_circle_give_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("y.yaml")
    (tmp_path / "y.yaml").symlink_to("x.yaml")
    with pytest.raises((CannotEdit, ChangedOnDisk)):
        write(tmp_path, {"x.yaml": parse("x.yaml", "a: 1\n")}, {"x.yaml": "a: 2\n"})
