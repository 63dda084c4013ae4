"""Workflow commands: escaped as the runner reads them, and the worst where GitHub looks."""

from __future__ import annotations

import pytest

from dxplan.findings import Finding, Location, Related, Severity
from dxplan.language import text
from dxplan.render.findings_github import as_github

from .samples import checked, finding, rule, task_name, vietnamese

CLEAN = "Clean: no findings in 0 files (0 tasks, 0 indicators, 0 reports)\n"


def commands(*findings: Finding) -> list[str]:
    """The lines that act."""
    return [line for line in as_github(checked(*findings)).splitlines() if line.startswith("::")]


def of(severity: Severity, count: int) -> list[Finding]:
    return [finding(rule=rule(severity=severity))] * count


def test_an_annotation_names_its_place_twice_because_the_log_shows_only_the_message() -> None:
    first = Location(path="data/tasks/shl.yaml", line=3, column=9)
    found = finding(
        where=Location(path="data/tasks/cqs.yaml", line=12, column=5, end_line=12, end_column=15),
        record=task_name(),
        fix=text("write {value}", value="2025-06-30"),
        related=(Related(message=text("first defined here"), location=first),),
    )
    assert as_github(checked(found, prefix="plan/", translate=vietnamese)) == (
        "::error file=plan/data/tasks/cqs.yaml,line=12,endLine=12,"
        "col=5,endColumn=15,title=DX401 not-a-date"
        "::data/tasks/cqs.yaml:12:5: error[DX401] 2025-06-31 không phải là ngày"
        '%0Anhiệm vụ NV-CQS-104 "Kho dữ liệu dùng chung" (Sở TT&TT)'
        "%0Acách sửa: ghi 2025-06-30"
        "%0Adata/tasks/shl.yaml:3:9: first defined here\n"
        "1 lỗi trong 0 tệp (0 nhiệm vụ, 0 chỉ tiêu, 0 báo cáo)\n"
    )


def test_columns_are_left_out_where_they_are_on_different_lines() -> None:
    long = Location(path="a", line=2, column=5, end_line=4, end_column=1)
    (command,) = commands(finding(where=long))
    assert command.startswith("::error file=a,line=2,endLine=4,title=DX401 not-a-date::")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a,b:c.yaml", "a%2Cb%3Ac.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("%0A.yaml", "%250A.yaml"),
        ("a\r\nb.yaml", "a%0D%0Ab.yaml"),
        ("a\n::error::b.yaml", r"a%0A%3A\u{3a}error%3A%3Ab.yaml"),
        ("\x1b[2J.yaml", r"\u{1b}[2J.yaml"),
    ],
)
def test_a_file_name_cannot_end_its_property(path: str, written: str) -> None:
    (command,) = commands(finding(where=Location(path=path)))
    assert command.startswith(f"::error file={written},line=1,")


def test_a_message_cannot_end_its_command() -> None:
    evil = text("{value} is not a date", value="50%\n::error::x%0A##[error]")
    (command,) = commands(finding(evil))
    assert command.endswith(r"50%25\u{a}::error::x%250A##\u{5b}error] is not a date")


def test_the_most_severe_come_first_and_keep_their_order() -> None:
    places = [Location(path=f"{letter}.yaml") for letter in "abcd"]
    levels = [Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.WARNING]
    found = [
        finding(rule=rule(severity=level), where=where)
        for level, where in zip(levels, places, strict=True)
    ]
    assert [line.split(",")[0] for line in commands(*found)] == [
        "::error file=c.yaml",
        "::warning file=b.yaml",
        "::warning file=d.yaml",
        "::notice file=a.yaml",
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "unseen"),
    [
        (10, 10, 10, None),
        (11, 0, 0, "1 more finding is"),
        (12, 13, 0, "5 more findings are"),
        (0, 0, 11, "2 more findings are"),
        (11, 0, 10, "2 more findings are"),
    ],
)
def test_what_github_will_not_show_is_counted_where_it_is_seen(
    errors: int, warnings: int, infos: int, unseen: str | None
) -> None:
    found = [
        *of(Severity.ERROR, errors),
        *of(Severity.WARNING, warnings),
        *of(Severity.INFO, infos),
    ]
    lines = commands(*found)
    notices = [index for index, line in enumerate(lines) if line.startswith("::notice::")]
    if unseen is None:
        assert notices == []
    else:
        assert notices == [errors + warnings]
        assert lines[notices[0]] == (
            f"::notice::{unseen} only in the log of this step: GitHub shows 10 of each level"
        )


def test_a_clean_run_says_so_in_the_log() -> None:
    assert as_github(checked()) == CLEAN
