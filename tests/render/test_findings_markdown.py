"""The summary of a run as Markdown: text from the data stays text, and it fits where it must."""

from __future__ import annotations

import datetime as dt

import pytest

from dxplan.findings import Finding, Location, Severity
from dxplan.language import text
from dxplan.render.findings_markdown import as_markdown
from dxplan.yamltext import Document

from .samples import PATH, checked, finding, place, rule, task_name, vietnamese

TASK = Document(PATH, "due: 2025-06-31\n")
NOT_A_DATE = finding(
    where=place(TASK, "2025-06-31"),
    record=task_name(),
    fix=text("write {value}", value="2025-06-30"),
)
HEAD = """\
# 239/KH-UBND · Chuyển đổi số

**Clean: no findings in 1 file (0 tasks, 0 indicators, 0 reports)**
"""


def many(count: int) -> list[Finding]:
    return [finding(where=Location(path=f"data/{index}.yaml")) for index in range(count)]


def test_a_table_for_each_severity_the_most_severe_first() -> None:
    info = finding(rule=rule("DX702", Severity.INFO), where=Location(path="data/a b.yaml"))
    run = checked(info, NOT_A_DATE, read=[TASK], as_of=dt.date(2024, 6, 30), revision="af383d1")
    assert as_markdown(run) == (
        """\
# 239/KH-UBND · Chuyển đổi số

**1 error, 1 info in 1 file (0 tasks, 0 indicators, 0 reports)**

As of 2024-06-30 · revision af383d1

## 1 error

| Place | Rule | Record | Finding | What to do |
| --- | --- | --- | --- | --- |
| data/tasks/cqs.yaml:1:6 | DX401 | task NV-CQS-104 "Kho dữ liệu dùng chung" (Sở TT&TT) \
| 2025-06-31 is not a date | write 2025-06-30 |

## 1 info

| Place | Rule | Record | Finding | What to do |
| --- | --- | --- | --- | --- |
| data/a b.yaml:1:1 | DX702 | — | 2025-06-31 is not a date | — |
"""
    )


def test_words_for_people_follow_the_language() -> None:
    page = as_markdown(checked(NOT_A_DATE, read=[TASK], language="vi", translate=vietnamese))
    assert "## 1 lỗi\n" in page
    assert "| 2025-06-31 không phải là ngày | ghi 2025-06-30 |" in page


def test_a_clean_run_says_so() -> None:
    assert as_markdown(checked(read=[TASK])) == HEAD


def test_markup_in_the_data_is_text() -> None:
    evil = text("{value} is not a date", value="<img src=x>|`b`&lt;[l](javascript:x)\n# a")
    page = as_markdown(checked(finding(evil)))
    assert r"| \<img src=x\>\|\`b\`\&lt;\[l\](javascript:x)\\u\{a\}\# a is not a date |" in page


@pytest.mark.parametrize("room", [300, 500, 1_000, 5_000, 100_000])
def test_what_does_not_fit_is_counted(room: int) -> None:
    run = checked(*many(200))
    page = as_markdown(run, room=room)
    assert len(page.encode()) <= room
    shown = page.count("data/")
    if shown < 200:
        assert page.endswith(f"\n… and {200 - shown} more findings; dxplan validate shows all\n")
        assert len(page.encode()) > room - 500
    else:
        assert page == as_markdown(run)


def test_nothing_is_written_where_nothing_fits() -> None:
    assert as_markdown(checked(*many(3)), room=10) == ""
