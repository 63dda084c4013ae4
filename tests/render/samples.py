"""Findings and workspaces to render: valid by default, one thing changed per test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from dxplan.findings import Finding, Location, RecordName, Related, Rule, Severity
from dxplan.language import Text, Translate, text, translator
from dxplan.model import Citation, Identity, Plan
from dxplan.render.checked import Checked
from dxplan.workspace import Workspace
from dxplan.yamltext import Document, Span

ENGLISH = translator("en")
PATH = "data/tasks/cqs.yaml"


def rule(code: str = "DX401", severity: Severity = Severity.ERROR) -> Rule:
    return Rule(
        code=code,
        slug="not-a-date",
        severity=severity,
        title="A date is wrong",
        why="Because.",
        bad="# data/plan.yaml",
        good="# data/plan.yaml",
    )


def place(document: Document, words: str) -> Location:
    """Where `words` first stand in a document."""
    start = document.text.index(words)
    return document.location(Span(start, start + len(words)))


def finding(
    message: Text | None = None, *, where: Location | None = None, **changes: Any
) -> Finding:
    plain = Finding(
        rule=rule(),
        message=message or text("{value} is not a date", value="2025-06-31"),
        location=where or Location(path=PATH),
    )
    return replace(plain, **changes)


def task_name(**changes: Any) -> RecordName:
    plain = RecordName(
        kind="task", id="NV-CQS-104", title="Kho dữ liệu dùng chung", agency="Sở TT&TT"
    )
    return replace(plain, **changes)


def workspace(*documents: Document, **tables: Any) -> Workspace:
    identity = Identity(
        number="239/KH-UBND",
        title="Chuyển đổi số",
        issued=dt.date(2023, 9, 27),
        issuer="UBND thành phố Hà Nội",
        source=Citation(document="vb-239"),
        target_years=(2025, 2030),
    )
    return Workspace(
        root=Path(),
        plan=Plan(identity=identity, **tables),
        documents={document.path: document for document in documents},
    )


def checked(
    *findings: Finding,
    read: Sequence[Document] = (),
    translate: Translate = ENGLISH,
    **changes: Any,
) -> Checked:
    """A run that read some files and found something."""
    plain = Checked(
        findings=findings,
        workspace=workspace(*read),
        language="en",
        translate=translate,
        files=[document.path for document in read],
    )
    return replace(plain, **changes)


_VIETNAMESE = {
    "error": "lỗi",
    "task": "nhiệm vụ",
    "fix: {fix}": "cách sửa: {fix}",
    "write {value}": "ghi {value}",
    "{value} is not a date": "{value} không phải là ngày",
    "{count} error": "{count} lỗi",
    "{count} file": "{count} tệp",
    "{count} task": "{count} nhiệm vụ",
    "{count} indicator": "{count} chỉ tiêu",
    "{count} report": "{count} báo cáo",
    "{findings} in {files} ({tasks}, {indicators}, {reports})": (
        "{findings} trong {files} ({tasks}, {indicators}, {reports})"
    ),
}


def vietnamese(message: Text | str) -> str:
    """Stands in for the catalogue: the words these tests need."""
    if isinstance(message, str):
        return _VIETNAMESE.get(message, message)
    values = {
        name: vietnamese(value) if isinstance(value, Text) else value
        for name, value in message.values.items()
    }
    return _VIETNAMESE.get(message.source, message.source).format(**values)


LANGUAGES: tuple[Translate, ...] = (ENGLISH, vietnamese)

#: Text with everything in it that has ever broken a terminal, a log or a table.
_PIECES = (
    "\x1b[31m",
    "\x1b]0;t\x07",
    "::error::",
    "##[error]",
    "\n",
    "\r\n",
    "\t",
    "\u202e",
    "\u200d",
    "\x9b",
    "\u2028",
    "\ud800",
    "e\u0301",
    "漢",
    "👩",
    "☎\ufe0f",
    "[/x]",
    "](javascript:x)",
    "{0}",
    "]]>",
    "<b>",
    "&lt;",
    "&amp",
    "%0A",
    "%",
    ",",
    "`",
    "|",
    "\\",
    "../",
    "số",
    " ",
    "#",
    ":",
)
hostile_words = st.text() | st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)

_words = hostile_words.map(lambda words: text("{words}", words=words))
_numbers = st.integers(1, 60)


def _location(path: str, line: int, column: int, lines: int, columns: int) -> Location:
    end = (line, column + columns) if lines == 0 else (line + lines, columns + 1)
    return Location(path=path, line=line, column=column, end_line=end[0], end_column=end[1])


def _locations(paths: st.SearchStrategy[str]) -> st.SearchStrategy[Location]:
    return st.builds(_location, paths, _numbers, _numbers, st.integers(0, 2), st.integers(0, 300))


def _findings(paths: st.SearchStrategy[str]) -> st.SearchStrategy[Finding]:
    make: Callable[..., Finding] = Finding
    names = st.builds(
        RecordName,
        kind=st.sampled_from(["task", "indicator"]),
        id=hostile_words,
        title=st.none() | hostile_words,
        agency=st.none() | hostile_words,
    )
    related = st.builds(Related, message=_words, location=_locations(paths))
    return st.builds(
        make,
        rule=st.builds(rule, st.sampled_from(["DX401", "DX102"]), st.sampled_from(Severity)),
        message=_words,
        location=_locations(paths),
        label=st.none() | _words,
        record=st.none() | names,
        fix=st.none() | _words,
        related=st.lists(related, max_size=2).map(tuple),
    )


documents = st.builds(Document, st.just(PATH) | hostile_words, hostile_words)


@st.composite
def documents_with_findings(draw: st.DrawFn) -> tuple[Document, list[Finding]]:
    """A file that holds anything, and findings in it, past its end and in files never read."""
    document = draw(documents)
    paths = st.sampled_from([document.path, document.path, "data/none.yaml"])
    return document, draw(st.lists(_findings(paths), max_size=3))
