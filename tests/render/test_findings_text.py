"""What a person sees of a finding, character by character."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.findings import Finding, Location, Related, Severity
from dxplan.language import Translate, text
from dxplan.render.console import ASCII, make_console
from dxplan.render.findings_concise import as_concise
from dxplan.render.findings_text import findings_page, render_findings
from dxplan.render.visible import HIDDEN
from dxplan.yamltext import Document

from .samples import (
    ENGLISH,
    LANGUAGES,
    PATH,
    checked,
    documents_with_findings,
    finding,
    place,
    rule,
    task_name,
    vietnamese,
)


def plain(document: Document, *findings: Finding, translate: Translate = ENGLISH) -> str:
    return render_findings(findings, {document.path: document}, translate).plain


def marking(source: str, words: str) -> str:
    """What is shown when `words` of a file are wrong, without the first line."""
    document = Document(PATH, source)
    return plain(document, finding(where=place(document, words))).partition("\n")[2]


LINES_BEFORE = "\n" * 811
TASK = Document(PATH, f"{LINES_BEFORE}    due: 2025-06-31\n    deliverable: Kho dữ liệu\n")
NOT_A_DATE = finding(
    where=place(TASK, "2025-06-31"),
    label=text("June has 30 days"),
    record=task_name(),
    fix=text("write {value}", value="2025-06-30"),
)


def test_a_finding_has_its_place_its_line_its_record_and_the_way_out() -> None:
    assert plain(TASK, NOT_A_DATE) == (
        """\
data/tasks/cqs.yaml:812:10: error[DX401] 2025-06-31 is not a date
    |
812 |     due: 2025-06-31
    |          ^^^^^^^^^^ June has 30 days
    = task NV-CQS-104 "Kho dữ liệu dùng chung" (Sở TT&TT)
    = fix: write 2025-06-30
"""
    )


def test_a_finding_in_vietnamese() -> None:
    assert plain(TASK, NOT_A_DATE, translate=vietnamese) == (
        """\
data/tasks/cqs.yaml:812:10: lỗi[DX401] 2025-06-31 không phải là ngày
    |
812 |     due: 2025-06-31
    |          ^^^^^^^^^^ June has 30 days
    = nhiệm vụ NV-CQS-104 "Kho dữ liệu dùng chung" (Sở TT&TT)
    = cách sửa: ghi 2025-06-30
"""
    )


def test_a_related_place_is_shown_under_the_finding() -> None:
    source = "tasks:\n  - id: NV-CQS-001\n    title: Cổng\n\n\n\n\n\n\n  - id: NV-CQS-001 # lại\n"
    document = Document(PATH, source)
    first = place(document, "NV-CQS-001")
    second = place(document, "NV-CQS-001 # lại")
    twice = finding(
        text("the id {id} is already taken", id="NV-CQS-001"),
        where=second,
        related=(Related(message=text("first defined here"), location=first),),
        record=task_name(title=None, agency=None),
        fix=text("give one of the two another id"),
    )
    assert plain(document, twice) == (
        """\
data/tasks/cqs.yaml:10:9: error[DX401] the id NV-CQS-001 is already taken
    |
 10 |   - id: NV-CQS-001 # lại
    |         ^^^^^^^^^^^^^^^^
    = task NV-CQS-104
    = fix: give one of the two another id
data/tasks/cqs.yaml:2:9: first defined here
    |
  2 |   - id: NV-CQS-001
    |         ^^^^^^^^^^
"""
    )


def test_findings_are_parted_by_a_blank_line() -> None:
    where = place(TASK, "due")
    shown = plain(TASK, finding(where=where), finding(where=where))
    assert shown == f"{plain(TASK, finding(where=where))}\n{plain(TASK, finding(where=where))}"
    assert not plain(TASK)


def test_the_gutter_grows_with_the_line_numbers() -> None:
    document = Document(PATH, "id: 1\n" * 12_344 + "id: x\n")
    related = (Related(message=text("first here"), location=place(document, "1")),)
    assert plain(document, finding(where=place(document, "x"), related=related)) == (
        """\
data/tasks/cqs.yaml:12345:5: error[DX401] 2025-06-31 is not a date
      |
12345 | id: x
      |     ^
data/tasks/cqs.yaml:1:5: first here
      |
    1 | id: 1
      |     ^
"""
    )


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        pytest.param(
            "title: Cổng [phase 2] [/x]\n",
            "[phase 2]",
            "    |\n  1 | title: Cổng [phase 2] [/x]\n    |             ^^^^^^^^^\n",
            id="markup is text",
        ),
        pytest.param(
            "title: 漢字 👩 due\n",
            "due",
            "    |\n  1 | title: 漢字 👩 due\n    |                ^^^\n",
            id="wide letters and emoji",
        ),
        pytest.param(
            "title: So\u031b\u0309 due\n",
            "due",
            "    |\n  1 | title: So\u031b\u0309 due\n    |           ^^^\n",
            id="accents stored apart",
        ),
        pytest.param(
            "- a:\t1\r\n- b:\t2\r\n",
            "2",
            "    |\n  2 | - b:    2\n    |         ^\n",
            id="tabs and CRLF",
        ),
        pytest.param(
            "title: \x1b[31m\x1b]0;x\x07 due\n",
            "due",
            f"    |\n  1 | title: \\u{{1b}}[31m\\u{{1b}}]0;x\\u{{7}} due\n    | {' ' * 33}^^^\n",
            id="escape sequences",
        ),
        pytest.param(
            "::error::forged\n",
            "forged",
            "    |\n  1 | :\\u{3a}error::forged\n    |               ^^^^^^\n",
            id="workflow command",
        ),
        pytest.param(
            "note: >\n  one\n  two\n",
            ">\n  one\n  two",
            "    |\n  1 | note: >\n    |       ^\n",
            id="span over several lines",
        ),
        pytest.param(
            "due: 2025", "2025", "    |\n  1 | due: 2025\n    |      ^^^^\n", id="end of the file"
        ),
        pytest.param("due:\n", "\n", "    |\n  1 | due:\n    |     ^\n", id="end of a line"),
        pytest.param("\n\ndue:", "\n\n", "    |\n  1 |\n    | ^\n", id="empty line"),
        pytest.param(
            f"note: {'chữ ' * 500}sai {'chữ ' * 500}",
            "sai",
            f"    |\n  1 | …{'chữ ' * 10}sai {'chữ ' * 28}ch…\n    | {' ' * 41}^^^\n",
            id="long line",
        ),
    ],
)
def test_the_line_of_the_file(source: str, words: str, expected: str) -> None:
    assert marking(source, words) == expected


@pytest.mark.parametrize(
    "where",
    [
        Location(path="data/none.yaml"),
        Location(path=PATH, line=3, column=1, end_line=3, end_column=2),
    ],
)
def test_without_a_line_the_label_still_shows(where: Location) -> None:
    shown = plain(Document(PATH, "a\n"), finding(where=where, label=text("here")))
    assert shown == f"{where}: error[DX401] 2025-06-31 is not a date\n    = here\n"


def test_an_empty_file_has_no_excerpt() -> None:
    assert plain(Document(PATH, ""), finding()) == (
        "data/tasks/cqs.yaml:1:1: error[DX401] 2025-06-31 is not a date\n"
    )


def test_file_names_and_records_cannot_act_either() -> None:
    bad = finding(
        text("{value}\n::error::forged", value="2025-06-31"),
        where=Location(path="::error file=a::\x1b[2J\n.yaml"),
        record=task_name(id="\u202e1", title="[bold]\n##[error]", agency=None),
    )
    assert (
        render_findings([bad], {}, ENGLISH).plain
        == (
            r"""
:\u{3a}error file=a::\u{1b}[2J\u{a}.yaml:1:1: error[DX401] 2025-06-31\u{a}::error::forged
    = task \u{202e}1 "[bold]\u{a}##\u{5b}error]"
"""[1:]
        )
    )


@pytest.mark.parametrize(
    ("severity", "sgr"),
    [(Severity.ERROR, "1;31"), (Severity.WARNING, "1;33"), (Severity.INFO, "1;34")],
)
def test_colour_repeats_the_word(severity: Severity, sgr: str) -> None:
    stream = io.StringIO()
    where = place(TASK, "2025-06-31")
    shown = render_findings(
        [finding(rule=rule(severity=severity), where=where)], {PATH: TASK}, ENGLISH
    )
    make_console(stream, "always", {}).print(shown, soft_wrap=True, end="")
    assert stream.getvalue().splitlines() == [
        f"{where}: \x1b[{sgr}m{severity}\x1b[0m[DX401] 2025-06-31 is not a date",
        "    |",
        "812 |     due: 2025-06-31",
        f"    |          \x1b[{sgr}m^^^^^^^^^^\x1b[0m",
    ]


def test_ascii_signs_where_nothing_else_can_be_written() -> None:
    document = Document(PATH, f"{'a' * 500}HERE")
    shown = render_findings(
        [finding(where=place(document, "HERE"))], {PATH: document}, ENGLISH, symbols=ASCII
    )
    assert f"  1 | ...{'a' * 40}HERE\n" in shown.plain
    assert shown.plain.isascii()


def test_the_page_ends_with_the_counts() -> None:
    assert findings_page(checked(NOT_A_DATE, read=[TASK])).plain == (
        f"{plain(TASK, NOT_A_DATE)}\n1 error in 1 file (0 tasks, 0 indicators, 0 reports)\n"
    )
    assert findings_page(checked(read=[TASK])).plain == (
        "Clean: no findings in 1 file (0 tasks, 0 indicators, 0 reports)\n"
    )


def test_concise_findings_take_one_line_each_in_every_language() -> None:
    worse = finding(where=Location(path="a\nb.yaml", line=7, column=3))
    assert as_concise(checked(NOT_A_DATE, worse, translate=vietnamese)) == (
        "data/tasks/cqs.yaml:812:10: error[DX401] 2025-06-31 không phải là ngày\n"
        "a\\u{a}b.yaml:7:3: error[DX401] 2025-06-31 không phải là ngày\n"
    )
    assert not as_concise(checked())


@given(translate=st.sampled_from(LANGUAGES), case=documents_with_findings())
def test_no_control_character_reaches_the_screen(
    translate: Translate, case: tuple[Document, list[Finding]]
) -> None:
    document, findings = case
    shown = render_findings(findings, {document.path: document}, translate).plain
    concise = as_concise(checked(*findings, translate=translate))
    assert not HIDDEN.search(shown.replace("\n", ""))
    assert not HIDDEN.search(concise.replace("\n", ""))
    assert concise.count("\n") == len(findings)
    lines = (shown + concise).splitlines()
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)


@given(case=documents_with_findings())
def test_printing_changes_nothing(case: tuple[Document, list[Finding]]) -> None:
    document, findings = case
    shown = render_findings(findings, {document.path: document}, ENGLISH)
    for environ in ({}, {"COLUMNS": "20"}):
        stream = io.StringIO()
        make_console(stream, "auto", environ).print(shown, soft_wrap=True, end="")
        assert stream.getvalue() == shown.plain
