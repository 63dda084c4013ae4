"""Two exports of the same data are equal byte for byte, wherever and whenever they are made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxplan.render.exports.forms import FORMS, Form
from tests.conftest import REPOSITORY

#: Python runs it at its start: a clock that goes a year and a half ahead.
CLOCK = """\
import datetime
import time

AHEAD = 550 * 86_400
then, real = time.time, datetime.datetime
time.time = lambda: then() + AHEAD


class Ahead(real):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(then() + AHEAD, tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(then() + AHEAD, datetime.timezone.utc).replace(tzinfo=None)


datetime.datetime = Ahead
"""
HERE = {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
THERE = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0"}


def exported(form: Form, target: Path, cwd: Path, environ: dict[str, str]) -> bytes:
    options = ["--since", "2025-12-31"] if not form.is_data else []
    command = [sys.executable, "-m", "dxplan", "-C", str(REPOSITORY), "export", form.name]
    asked = ["--as-of", "2026-06-30", *options, "-o", str(target)]
    subprocess.run([*command, *asked], cwd=cwd, env=os.environ | environ, check=True)
    return target.read_bytes()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_clock_zone_locale_hash_seed_and_folder_leave_no_trace(form: Form, tmp_path: Path) -> None:
    ahead, folder = tmp_path / "ahead", tmp_path / "thư mục"
    for each in (ahead, folder):
        each.mkdir()
    (ahead / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    suffix = form.suffixes[0]
    here = exported(form, tmp_path / f"a{suffix}", tmp_path, HERE)
    there = exported(form, folder / f"b{suffix}", folder, THERE | {"PYTHONPATH": str(ahead)})
    assert here == there
