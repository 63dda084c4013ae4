"""The last line of a check, in numbers and words."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict, Unpack

from dxplan.findings import Severity
from dxplan.render.summary import Summary, summarize, summary_line
from dxplan.sifting.hiding import Hidden
from dxplan.yamltext import Document

from .samples import ENGLISH, finding, rule, vietnamese, workspace


class Counts(TypedDict, total=False):
    """What a test may set of a summary."""

    error: int
    warning: int
    info: int
    files: int
    reports: int
    hidden: Hidden


def summary(**counts: Unpack[Counts]) -> Summary:
    nothing = Summary(error=0, warning=0, info=0, files=5, tasks=206, indicators=55, reports=14)
    return replace(nothing, **counts)


def test_what_is_not_shown_is_counted_with_its_reason() -> None:
    hidden = Hidden(ignored=3, suppressed=1)
    assert summary_line(summary(warning=1, hidden=hidden), ENGLISH) == (
        "1 warning in 5 files (206 tasks, 55 indicators, 14 reports);"
        " not shown: 3 ignored, 1 hidden by comments"
    )
    assert summary_line(summary(hidden=Hidden(known=2)), ENGLISH) == (
        "Clean: no findings in 5 files (206 tasks, 55 indicators, 14 reports); not shown: 2 known"
    )


def test_findings_are_counted_by_severity() -> None:
    warning = finding(rule=rule(severity=Severity.WARNING))
    found = summarize([finding(), warning, warning], workspace(Document("a", ""), tasks={"x": 1}))
    assert found == Summary(error=1, warning=2, info=0, files=1, tasks=1, indicators=0, reports=0)


def test_the_line_names_what_was_found_and_read() -> None:
    assert summary_line(summary(error=2, warning=1), ENGLISH) == (
        "2 errors, 1 warning in 5 files (206 tasks, 55 indicators, 14 reports)"
    )
    assert summary_line(summary(info=3, files=1, reports=1), ENGLISH) == (
        "3 info in 1 file (206 tasks, 55 indicators, 1 report)"
    )


def test_a_clean_run_says_so() -> None:
    assert summary_line(summary(), ENGLISH) == (
        "Clean: no findings in 5 files (206 tasks, 55 indicators, 14 reports)"
    )


def test_the_line_in_vietnamese() -> None:
    assert summary_line(summary(error=2), vietnamese) == (
        "2 lỗi trong 5 tệp (206 nhiệm vụ, 55 chỉ tiêu, 14 báo cáo)"
    )
