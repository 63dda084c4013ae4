"""The built wheel, alone in an empty environment, works on any workspace."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from tests.conftest import REPOSITORY, Lay


def test_the_wheel_alone_runs_status(tmp_path: Path, lay: Lay) -> None:
    root = lay()
    wheels = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(REPOSITORY)]
    subprocess.run(build, check=True)
    (wheel,) = wheels.glob("dxplan-*.whl")
    venv.create(tmp_path / "empty", with_pip=True)
    scripts = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [
            scripts / "python",
            "-m",
            "pip",
            "--quiet",
            "--disable-pip-version-check",
            "install",
            wheel,
        ],
        check=True,
    )
    done = subprocess.run(
        [scripts / "dxplan", "-C", root, "status", "--as-of", "2024-06-30"],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "DXPLAN_LANG": "vi"},
    )
    assert done.returncode == 0, done.stderr
    assert "Kế hoạch thử" in done.stdout.decode("utf-8")
    assert "Chưa báo cáo" in done.stdout.decode("utf-8")
