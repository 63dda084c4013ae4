"""`diff` and `status --since`: days and revisions, three forms, and everything that goes wrong."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.builders import folder
from tests.conftest import REPOSITORY, Lay, Run
from tests.test_history import commit, edit, git

TASK = "data/tasks/cqs.yaml"
#: Two reports: in the second one the task of the example plan is done.
DONE = """\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: in_progress, percent: 50}
indicators:
  - {indicator: CT-CQS-01, value: 65, date: 2024-06-30}
# data/reports/2024-09-30/so-a.yaml
as_of: 2024-09-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: completed, completed_on: 2024-09-12}
indicators:
  - {indicator: CT-CQS-01, value: 70.5, date: 2024-09-30}
"""
#: A title that would act in a terminal, in Markdown or in a log.
HOSTILE = "Cổng [phase 2] |`<b>` ](javascript:x) ::error::x"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three states of the example plan: as it is, with its deadline moved, with a second report."""
    root = folder(tmp_path / "plan")
    git(root, "init", "-qb", "main")
    commit(root, day="2024-07-01T12:00:00+0700")
    git(root, "tag", "hop-thang-7")
    edit(root, TASK, "due: 2025-06-30", "due: 2025-12-31")
    commit(root, day="2024-08-01T12:00:00+0700")
    git(root, "tag", "hop-thang-8")
    folder(root, DONE)
    edit(root, TASK, "due: 2025-06-30", "due: 2025-12-31")
    commit(root, day="2024-10-01T12:00:00+0700")
    return root


DAYS = """\
1/KH-UBND · Kế hoạch thử
Changes from 2024-07-01 to 2024-10-01

Completed                   0%  →  100%
… of tasks due               —  →  100%
… once all have reported    0%  →  100%
Percent complete           50%  →  100%
Reporting                 100%  →  100%
Overdue                      0  →     0
Not reported                 0  →     0

✓ Completed since: 1
  NV-CQS-001  Nâng cấp cổng dịch vụ công
              Sở A · completed on time on 2024-09-12, deadline 2025-06-30 ·
              data/tasks/cqs.yaml:3

Indicators with news: 1
  CT-CQS-01  Tỷ lệ hồ sơ trực tuyến
             Sở A · 65 % (2024-06-30) → 70.5 % (2024-09-30), on track for 2025 ·
             data/indicators.yaml:2

Reported: 1
  Sở A: 1 entry on tasks, 1 entry on indicators, as of 2024-09-30
"""


def test_two_days_of_the_folder(lay: Lay, run: Run) -> None:
    result = run("diff", "2024-07-01", "2024-10-01", folder=lay(DONE), COLUMNS="80")
    assert result.code == 0
    assert result.out == DAYS


REVISIONS = """\
# 1/KH-UBND · Kế hoạch thử

## Changes from hop-thang-7 (revision {before}, 2024-07-01) to hop-thang-8 (revision {after}, 2024-08-01)

| Figure | Before | After |
| --- | --: | --: |
| Completed | 0% | 0% |
| … of tasks due | — | — |
| … once all have reported | 0% | 0% |
| Percent complete | 50% | 50% |
| Reporting | 100% | 100% |
| Overdue | 0 | 0 |
| Not reported | 0 | 0 |

### Deadlines moved: 1

- **NV-CQS-001** Nâng cấp cổng dịch vụ công (Sở A): 2025-06-30 → 2025-12-31, 184 days later, no decision is stated – data/tasks/cqs.yaml:7
"""  # noqa: E501 (Markdown is not wrapped)


def short(root: Path, name: str) -> str:
    return git(root, "rev-parse", name)[:12]


def test_two_revisions_in_markdown(repository: Path, run: Run) -> None:
    result = run("diff", "hop-thang-7", "hop-thang-8", "--format", "markdown", folder=repository)
    expected = REVISIONS.format(
        before=short(repository, "hop-thang-7"), after=short(repository, "hop-thang-8")
    )
    assert re.sub(r"\\(?=[-_])", "", result.out) == expected


def test_a_revision_against_the_folder_as_it_is(repository: Path, run: Run) -> None:
    edit(repository, TASK, "due: 2025-12-31", "due: 2026-12-31")
    result = run("diff", "HEAD", "--as-of", "2024-10-01", folder=repository)
    assert "to the folder as it is now, on 2024-10-01" in result.out
    assert "2025-12-31 → 2026-12-31, 365 days later" in result.out


def test_as_of_says_from_which_day_a_revision_is_seen(repository: Path, run: Run) -> None:
    names = ("diff", "hop-thang-7", "hop-thang-8", "--format", "json")
    document = json.loads(run(*names, "--as-of", "2026-01-31", folder=repository).out)
    assert document["as_of"] == "2026-01-31"
    assert [each["id"] for each in document["changes"]["overdue"]] == ["NV-CQS-001"]


def test_a_day_is_a_day_even_where_a_tag_is_called_like_it(repository: Path, run: Run) -> None:
    git(repository, "tag", "2024", "hop-thang-7")
    by_day = run("diff", "2024", "--as-of", "2025", folder=repository)
    assert "from 2024-12-14 to 2025-12-14" in by_day.out
    by_tag = run("diff", "rev:2024", "HEAD", folder=repository)
    assert "from 2024 (revision" in by_tag.out


SAME_PLAN = """\
# data/tasks/cqs.yaml
# Sắp xếp lại.
tasks:
  - {source: {locator: mục 2, document: vb-1}, basis: "cited", serves: [CT-CQS-01], due: 2025-06-30,
     deliverable: Cổng dịch vụ công vận hành chính thức, support: ['so-b'], lead: so-a,
     title: "Nâng cấp cổng dịch vụ công", id: NV-CQS-001}
group: 'cqs'
"""


def test_a_reformatted_and_renamed_file_is_no_change(tmp_path: Path, run: Run) -> None:
    root = folder(tmp_path / "plan")
    git(root, "init", "-qb", "main")
    commit(root)
    folder(root, SAME_PLAN)
    (root / TASK).rename(root / "data/tasks/moi.yaml")
    result = run("diff", "HEAD", "--as-of", "2024-01-15", folder=root)
    assert result.code == 0
    before = f"HEAD (revision {short(root, 'HEAD')}, 2024-01-15)"
    after = "the folder as it is now, on 2024-01-15"
    assert result.out.splitlines()[1:] == [f"Nothing changed from {before} to {after}."]


def test_json_holds_to_its_schema_and_lists_what_text_folds(repository: Path, run: Run) -> None:
    edit(repository, TASK, "Nâng cấp cổng", "Nâng cấp Cổng")
    result = run("diff", "hop-thang-7", "--format", "json", folder=repository)
    document = json.loads(result.out)
    schema = json.loads((REPOSITORY / "schema/diff.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    changes = document["changes"]
    assert [(each["field"], each["before"]) for each in changes["edits"]] == [
        ("title", "Nâng cấp cổng dịch vụ công")
    ]
    assert (changes["deadlines"][0]["days"], changes["deadlines"][0]["decision"]) == (184, None)
    assert changes["before"]["name"] == "hop-thang-7"
    assert document["revision"].endswith("-dirty")


def test_wording_is_folded_to_a_number_unless_all_is_asked_for(repository: Path, run: Run) -> None:
    edit(repository, TASK, "Nâng cấp cổng", "Nâng cấp Cổng")
    folded = run("diff", "HEAD", folder=repository).out
    assert "Changes of wording only: 1\n  dxplan diff --all lists them" in folded
    assert "  NV-CQS-001  Nâng cấp Cổng" in run("diff", "HEAD", "--all", folder=repository).out


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", ["60", "80"])
def test_width_only_wraps(language: str, width: str, run: Run) -> None:
    asked = ("--lang", language, "diff", "2024-Q4", "2025-H1", "--all")
    wide = run(*asked, folder=REPOSITORY).out
    narrow = run(*asked, folder=REPOSITORY, COLUMNS=width).out
    assert sorted(re.findall(r"\d+", wide)) == sorted(re.findall(r"\d+", narrow))
    assert max(map(len, narrow.splitlines())) <= int(width)


def test_colours_carry_nothing(run: Run) -> None:
    asked = ("diff", "2024-Q4", "2025-H1")
    coloured = run("--color", "always", *asked, folder=REPOSITORY).out
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == run(*asked, folder=REPOSITORY).out


def test_text_of_the_data_stays_text(lay: Lay, run: Run) -> None:
    root = lay(DONE)
    edit(root, TASK, "Nâng cấp cổng dịch vụ công", f'"{HOSTILE}"')
    asked = ("diff", "2024-07-01", "2024-10-01")
    assert HOSTILE in run(*asked, folder=root).out
    markdown = run(*asked, "--format", "markdown", folder=root).out
    assert "<b>" not in re.sub(r"\\.", "", markdown)
    assert "](" not in re.sub(r"\\.", "", markdown)


def test_the_merger_of_departments_is_one_line_for_each_pair(run: Run) -> None:
    out = run("--lang", "vi", "diff", "2025-02-28", "2025-03-02", folder=REPOSITORY).out
    assert "Sở TT&TT → Sở KH&CN" in out
    assert "1/3/2025" in out


def test_days_before_the_plan_are_answered_and_said_to_be_so(lay: Lay, run: Run) -> None:
    result = run("diff", "2021", "2022", folder=lay())
    assert result.code == 0
    assert "The plan was issued on 2023-01-01: before that nothing was due." in result.out


# what goes wrong


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2024-Q3", "2024-Q1"), "this runs backwards: 2024-09-14 comes after 2024-03-14"),
        (("hop-thang-9",), "'hop-thang-9' is neither a date nor a period"),
        (("hop-thang-9",), "there is no revision 'hop-thang-9' (did you mean hop-thang-"),
        (("rev:hop-thang-9",), "dxplan: there is no revision 'hop-thang-9' (did you mean"),
        (("rev:2024",), "dxplan: there is no revision '2024'"),
        (("2024-Q5",), "quarters are Q1 to Q4"),
        (("hop-thang-7..hop-thang-8",), "write them apart: dxplan diff hop-thang-7 hop-thang-8"),
        (("2024-Q1", "2024-Q2", "--as-of", "2025"), "B is a day itself"),
        (("2024-Q1", "--agency", "so-aa"), "did you mean so-a?"),
        (("HEAD~50",), "there is no revision 'HEAD~50'"),
        (("",), "there is no revision ''"),
        (("2024", "2025", "--format", "csv"), "'csv' is not one of"),
        ((), "missing: A (see dxplan --help)"),
    ],
)
def test_a_wrong_argument_is_one_line_and_exit_code_2(
    arguments: tuple[str, ...], message: str, repository: Path, run: Run
) -> None:
    result = run("diff", *arguments, folder=repository)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


def test_without_git_days_work_and_a_revision_is_refused(lay: Lay, run: Run) -> None:
    root = lay(DONE)
    assert run("diff", "2024-07-01", "2024-10-01", folder=root).code == 0
    result = run("diff", "rev:v1", folder=root)
    assert result.code == 2
    assert "is not in a git repository (days and periods work without it)" in result.err


def test_a_parent_that_a_shallow_clone_lacks_is_said_to_be_lacking(
    repository: Path, tmp_path: Path, run: Run
) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    result = run("diff", "HEAD~1", folder=shallow)
    assert result.code == 2
    assert "shallow" in result.err


def test_errors_of_a_revision_are_shown_under_its_name(repository: Path, run: Run) -> None:
    edit(repository, TASK, "due: 2025-12-31", "due: 2025-02-30")
    commit(repository, day="2024-11-01T12:00:00+0700")
    edit(repository, TASK, "due: 2025-02-30", "due: 2025-02-28")
    result = run("diff", "hop-thang-7", "HEAD", folder=repository)
    assert (result.code, result.out) == (1, "")
    assert "HEAD:data/tasks/cqs.yaml:7:10: error[DX401] 2025-02-30 is not a date" in result.err
    assert "due: 2025-02-30" in result.err
    as_json = run("diff", "hop-thang-7", "HEAD", "--format", "json", folder=repository)
    assert json.loads(as_json.out)["findings"][0]["path"] == "HEAD:data/tasks/cqs.yaml"


def test_revisions_are_compared_whatever_stands_in_the_folder(repository: Path, run: Run) -> None:
    shutil.rmtree(repository / "data/tasks")
    assert run("diff", "hop-thang-7", "hop-thang-8", folder=repository).code == 0


# under the dashboard


def test_status_shows_the_changes_since_under_the_dashboard(lay: Lay, run: Run) -> None:
    asked = ("status", "--since", "2024-07-01", "--as-of", "2024-10-01")
    root = lay(DONE)
    out = run(*asked, folder=root, COLUMNS="80").out
    assert out.endswith("\n" + DAYS.partition("\n")[2])
    markdown = run(*asked, "--format", "markdown", folder=root).out
    assert "\n## Changes from 2024-07-01 to 2024-10-01\n" in markdown


def test_status_since_gives_json_the_changes(lay: Lay, run: Run) -> None:
    asked = ("--as-of", "2024-10-01", "--format", "json")
    root = lay(DONE)
    document = json.loads(run("status", "--since", "2024-07-01", *asked, folder=root).out)
    schemas = {
        name: json.loads((REPOSITORY / f"schema/{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("status", "diff")
    }
    jsonschema.validate(document, schemas["status"])
    alone = json.loads(run("diff", "2024-07-01", *asked, folder=root).out)
    assert document["changes"] == alone["changes"]
    assert "changes" not in json.loads(run("status", *asked, folder=root).out)


def test_status_since_shortens_long_sections(run: Run) -> None:
    out = run("status", "--since", "2024", "--as-of", "2025", folder=REPOSITORY).out
    assert re.search(r"… and \d+ more; dxplan diff shows them", out)


def test_status_since_has_no_csv(lay: Lay, run: Run) -> None:
    result = run("status", "--since", "2024", "--format", "csv", folder=lay())
    assert (result.code, result.out) == (2, "")
    assert "--since has no CSV form" in result.err


def test_status_since_may_not_run_backwards(lay: Lay, run: Run) -> None:
    result = run("status", "--since", "2025", "--as-of", "2024", folder=lay())
    assert result.code == 2
    assert "runs backwards" in result.err
