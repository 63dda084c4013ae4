"""The workflows, and the ones docs/ci.md gives to others: valid, safe, and their scripts run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REPOSITORY, Lay
from tests.test_history import commit, edit, git

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
PLAN = REPOSITORY / ".github/workflows/plan.yml"
PAGE = (REPOSITORY / "docs/ci.md").read_text(encoding="utf-8")
TASKS = "data/tasks/cqs.yaml"
#: The commit before the first one, as the hosts write it.
NOTHING = "0" * 40

Script = Callable[..., subprocess.CompletedProcess[str]]
needs_bash = pytest.mark.skipif(os.name == "nt", reason="the hosts run these on Linux")


def _read(text: str) -> Any:
    """YAML 1.2 as the hosts read it, in which `on` is a word."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes texts, lists and mappings only)


def _block(heading: str) -> str:
    """The first YAML block below a heading of the page."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return section.partition("```yaml\n")[2].partition("```")[0]


def _tool(*command: str) -> subprocess.CompletedProcess[str]:
    program, *arguments = command
    path = Path(sys.executable).with_name(program)
    return subprocess.run([path, *arguments], check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        *(("github-workflows", path.read_text(encoding="utf-8")) for path in WORKFLOWS),
        ("github-workflows", _block("GitHub Actions")),
        ("gitlab-ci", _block("GitLab")),
    ],
    ids=[*(path.name for path in WORKFLOWS), "docs/ci.md GitHub", "docs/ci.md GitLab"],
)
def test_a_workflow_is_valid_by_the_schema_of_its_host(
    schema: str, text: str, tmp_path: Path
) -> None:
    file = tmp_path / "workflow.yml"
    file.write_text(text, encoding="utf-8")
    done = _tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(file))
    assert done.returncode == 0, done.stdout


def test_an_audit_of_the_workflows_finds_nothing() -> None:
    done = _tool("zizmor", "--offline", "--quiet", "--no-progress", *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_no_script_is_put_together_from_values(path: Path) -> None:
    for job in _read(path.read_text(encoding="utf-8"))["jobs"].values():
        for step in job.get("steps", ()):
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_an_action_of_others_is_named_by_its_hash_and_version(path: Path) -> None:
    for used in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
        assert re.match(r"\./|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", used), used


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_a_job_has_only_the_rights_it_names_and_none_that_installs_may_write(path: Path) -> None:
    workflow = _read(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        may_write = "write" in job["permissions"].values()
        assert not (may_write and any("run" in step for step in job.get("steps", ())))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_inputs_and_jobs_that_are_named_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = _read(text)
    call = workflow["on"].get("workflow_call", {})
    assert set(re.findall(r"\binputs\.([\w-]+)", text)) == set(call.get("inputs", {}))
    needed = {job["needs"] for job in workflow["jobs"].values() if "needs" in job}
    assert needed <= set(workflow["jobs"])


def test_a_caller_grants_what_the_reusable_workflow_asks_for() -> None:
    (call,) = _read(_block("GitHub Actions"))["jobs"].values()
    own = _read(WORKFLOWS[0].read_text(encoding="utf-8"))["jobs"]["plan"]
    asked: dict[str, str] = {}
    for job in _read(PLAN.read_text(encoding="utf-8"))["jobs"].values():
        asked |= job["permissions"]
    assert call["permissions"] == own["permissions"] == asked


def test_the_page_describes_every_input() -> None:
    inputs = _read(PLAN.read_text(encoding="utf-8"))["on"]["workflow_call"]["inputs"]
    described = re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE)
    assert described == list(inputs)


def test_ci_runs_everything() -> None:
    jobs = _read((REPOSITORY / ".github/workflows/ci.yml").read_text(encoding="utf-8"))["jobs"]
    assert [step.get("run") for step in jobs["everything"]["steps"]][-1] == ".ci/run"
    assert os.access(REPOSITORY / ".ci/run", os.X_OK)


@pytest.fixture
def root(lay: Lay) -> Path:
    """The example plan, committed."""
    made = lay()
    git(made, "init", "-qb", "main")
    commit(made)
    return made


@pytest.fixture
def script() -> Script:
    """Run a script in a folder as the hosts do, with dxplan on the path."""

    def call(folder: Path, words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        programs = str(Path(sys.executable).parent)
        return subprocess.run(
            [shutil.which("bash") or "bash", "-eo", "pipefail", "-c", words],
            cwd=folder,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=os.environ
            | {"PATH": os.pathsep.join([programs, os.environ["PATH"]]), "DXPLAN_LANG": "en"}
            | environ,
        )

    return call


@pytest.fixture
def github(tmp_path: Path, script: Script) -> Callable[..., dict[str, Any]]:
    """Run the scripts of plan.yml that come after installing; `if: !cancelled()` as GitHub does."""
    steps = _read(PLAN.read_text(encoding="utf-8"))["jobs"]["check"]["steps"]
    scripts = {step["name"]: step["run"] for step in steps if "name" in step}

    def call(top: Path, base: str, folder: str = ".") -> dict[str, Any]:
        environ = {
            "BASE": base,
            "FAIL_ON": "error",
            "FOLDER": folder,
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            "RUNNER_TEMP": str(tmp_path),
        }
        validate = script(top, scripts["Validate"], **environ)
        report = script(top, scripts["Report"], **environ)
        assert report.returncode == 0, report.stderr
        made = {path.name for path in (tmp_path / "dxplan").iterdir() if path.stat().st_size}
        summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
        return {"code": validate.returncode, "log": validate.stdout, "made": made,
                "summary": summary}  # fmt: skip

    return call


GitHub = Callable[..., Mapping[str, Any]]
FINDINGS = {"findings.sarif", "findings.json"}
STATUS = {"status.md", "status.json"}


@needs_bash
@pytest.mark.parametrize("base", ["", NOTHING])
def test_without_a_commit_to_start_from_the_plan_alone_is_checked(
    base: str, root: Path, github: GitHub
) -> None:
    done = github(root, base)
    assert done["code"] == 0
    assert done["made"] == FINDINGS | STATUS


@needs_bash
def test_a_goalpost_that_moved_fails_the_check_and_stands_in_the_summary(
    root: Path, github: GitHub
) -> None:
    base = git(root, "rev-parse", "HEAD")
    edit(root, TASKS, "due: 2025-06-30", "due: 2025-12-31")
    commit(root)
    done = github(root, base)
    assert done["code"] == 1
    assert re.search(rf"^::error file={TASKS},line=7,", done["log"], re.MULTILINE)
    assert "2025-06-30 → 2025-12-31" in done["summary"]
    assert done["made"] == FINDINGS | STATUS | {"changes.md"}


@needs_bash
def test_a_plan_in_a_folder_is_annotated_by_its_place_in_the_repository(
    lay: Lay, github: GitHub
) -> None:
    top = lay().parent
    git(top, "init", "-qb", "main")
    commit(top)
    base = git(top, "rev-parse", "HEAD")
    edit(top, f"plan/{TASKS}", "due: 2025-06-30", "due: 2025-12-31")
    commit(top)
    done = github(top, base, folder="plan")
    assert re.search(rf"^::error file=plan/{TASKS},line=7,", done["log"], re.MULTILINE)
    assert done["made"] == FINDINGS | STATUS | {"changes.md"}


@needs_bash
def test_over_data_with_errors_the_findings_are_all_that_is_made(
    root: Path, github: GitHub
) -> None:
    base = git(root, "rev-parse", "HEAD")
    edit(root, TASKS, "due: 2025-06-30", "due: 2025-06-31")
    commit(root)
    done = github(root, base)
    assert done["code"] == 1
    assert "2025-06-31 is not a date" in done["summary"]
    assert done["made"] == FINDINGS


@needs_bash
@pytest.mark.parametrize(("due", "code"), [("2025-06-30", 0), ("2025-12-31", 1), ("soon", 1)])
def test_the_gitlab_job_checks_guards_and_reports(
    due: str, code: int, root: Path, script: Script
) -> None:
    base = git(root, "rev-parse", "HEAD")
    edit(root, TASKS, "due: 2025-06-30", f"due: {due}")
    commit(root)
    (job,) = _read(_block("GitLab")).values()
    install, *rest = job["script"]
    assert install.startswith("python -m pip install")
    done = script(
        root, "\n".join(rest), CI_COMMIT_BEFORE_SHA=NOTHING, FOLDER=".",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=base,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    for path in job["artifacts"]["reports"].values():
        assert (root / path).stat().st_size
    assert (root / "reports/changes.md").exists()
