"""What the system refused, in the words of the reader's language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dxplan.language import translator
from dxplan.system_errors import reason_of


def said(error: Exception, language: str = "en") -> str:
    return translator("vi" if language == "vi" else "en")(reason_of(error))


def refused(path: Path) -> Exception:
    with pytest.raises((OSError, ValueError)) as raised:
        path.read_bytes()
    return raised.value


def test_a_refusal_of_the_system_is_said_in_both_languages(tmp_path: Path) -> None:
    error = refused(tmp_path / "none")
    assert said(error) == "there is no such file or folder"
    assert said(error, "vi") == "không có tệp hoặc thư mục này"


def test_a_name_that_no_file_can_have_is_said_to_be_one() -> None:
    assert said(refused(Path("a\0b"))) == "no file can have this name"


@pytest.mark.skipif(os.name == "nt", reason="Windows says that permission is missing")
def test_a_folder_is_called_one(tmp_path: Path) -> None:
    assert said(refused(tmp_path)) == "it is a folder"


def test_what_has_no_words_of_ours_keeps_its_number() -> None:
    assert said(OSError(errno.EPIPE, "Broken pipe")) == f"system error {errno.EPIPE}"
    assert said(OSError("without a number")) == "system error None"
