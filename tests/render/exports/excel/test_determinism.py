"""The same plan gives the same workbook, whatever the machine believes of time and order."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_PROGRAM = """
import hashlib, sys, time, datetime
if {later}:
    now = time.time() + 400_000_000
    time.time = lambda: now
    time.localtime = (lambda real: lambda at=now: real(at))(time.localtime)
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(now, tz)
    datetime.datetime = Later
from tests.render.exports.excel.samples import content
print(hashlib.sha256(content("a small plan", "vi")).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "7"])
def test_clock_zone_and_hash_seed_change_no_byte(seed: str) -> None:
    def digest(zone: str, *, later: bool) -> str:
        environ = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", _PROGRAM.format(later=later)]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
        return done.stdout

    assert digest("UTC", later=False) == digest("Asia/Ho_Chi_Minh", later=True)
