"""Plans to try a report or a template on: one without records, a small one, and a hostile one.

They are made up. The hostile one holds every text that something might take for more than text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from dxplan.catalogue.example import PLAN, files, plan
from dxplan.language import marked
from dxplan.load import Held, load_tree
from dxplan.scaffold import NewPlan, new_workspace
from dxplan.workspace import Workspace

#: Texts that act somewhere: in a workbook, in Markdown, in HTML, in a template, on a screen.
HOSTILE: Final = (
    '=HYPERLINK("https://example.org","x")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "#N/A",
    "| a | b |",
    "`a` ```b``` *c* _d_ ~~e~~",
    "# a heading",
    "1. a list",
    "[a](javascript:alert(1)) ![b](x)",
    "<script>alert(1)</script><!-- a -->",
    "</title></table><img src=x onerror=alert(1)>",
    "\"'>&amp;&#60;&lt;",
    "{{ plan.__class__ }}{% for a in b %}{# c #}${d}%(e)s{f}",
    "]]> <w:t>&",
    "one line\nand another",
    "C:\\new\\u{41} \\",
    "zero\u200bwidth and turned \u202egnor\u202c",
    "người dùng “trích dẫn” – đ\u1ed9",
    "0123456789" * 4000,
)
_NOBODY: Final = "không rõ"


@dataclass(frozen=True, eq=False, kw_only=True)
class Specimen:
    """A plan to try something on, and the days to look from."""

    #: What it is called in messages (a marked source string).
    name: str
    workspace: Workspace
    as_of: date
    #: The day it is compared with; None to compare with nothing.
    since: date | None = None


def specimens() -> Iterator[Specimen]:
    """The three of them, from the least to the worst."""
    yield Specimen(name=marked("an empty plan"), workspace=_empty(), as_of=date(2024, 1, 1))
    yield Specimen(
        name=marked("a small plan"),
        workspace=_loaded(files(PLAN) | files(plan(tasks=6)) | files(_SMALL)),
        as_of=date(2025, 7, 31),
        since=date(2024, 1, 31),
    )
    yield Specimen(
        name=marked("a hostile plan"),
        workspace=_loaded(files(PLAN) | files(plan(tasks=len(HOSTILE))) | files(_hostile())),
        as_of=date(2025, 7, 31),
        since=date(2024, 1, 31),
    )


def _empty() -> Workspace:
    unknown = NewPlan(number="1", title=_NOBODY, issuer=_NOBODY, issued=date(2023, 1, 1))
    return _loaded({path: content.encode() for path, content in new_workspace(unknown).items()})


def _loaded(content: Mapping[str, bytes]) -> Workspace:
    workspace, _ = load_tree(Held(content), Path())
    return workspace


#: Tasks in every state, laid over the plan of the examples.
_SMALL: Final = """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-1, title: Cổng dịch vụ công, lead: so-a, support: [so-b], due: 2025-06-30,
     deliverable: Cổng, serves: [CT-CQS-01], basis: cited, source: vb-1}
  - {id: NV-2, title: Kho dữ liệu, lead: so-b, due: 2025-08-15, deliverable: Kho, basis: drafted,
     source: vb-1}
  - {id: NV-3, title: Báo cáo quý, lead: departments, recurs: quarterly, deliverable: Báo cáo,
     basis: cited, source: vb-1}
  - {id: NV-4, title: Đào tạo, lead: so-a, due: 2024-12-31, deliverable: Lớp, basis: cited,
     source: vb-1}
  - {id: NV-5, title: Không thời hạn, lead: so-a, deliverable: Văn bản, basis: cited, source: vb-1}
  - {id: NV-6, title: Không ai báo cáo, lead: so-b, due: 2024-12-31, deliverable: Văn bản,
     basis: cited, source: vb-1}
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
tasks:
  - {task: NV-1, status: in_progress, percent: 50, note: đang làm}
  - {task: NV-4, status: completed, completed_on: 2024-06-20, evidence: [12/QĐ]}
  - {task: NV-5, status: cancelled}
indicators:
  - {indicator: CT-CQS-01, value: 65, date: 2024-06-30}
# data/reports/2024-06-30/so-b.yaml
as_of: 2024-06-30
agency: so-b
tasks:
  - {task: NV-2, status: suspended}
"""


def _hostile() -> str:
    """Every text of `HOSTILE` as title, deliverable and note of a task, and as names besides."""
    tasks = "".join(_task(number, words) for number, words in enumerate(HOSTILE, 1))
    entries = "".join(_entry(number, words) for number, words in enumerate(HOSTILE, 1))
    name = _quoted(" ".join(HOSTILE[:-1]))
    agencies = "".join(
        f"  - {{id: {each}, name: {name}, short: {name}, level: department, source: vb-1}}\n"
        for each in ("so-a", "so-b")
    )
    return (
        f"# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n{tasks}"
        f"# data/reports/2024-06-30/so-a.yaml\nas_of: 2024-06-30\nagency: so-a\ntasks:\n{entries}"
        f"# data/agencies.yaml\nagencies:\n{agencies}"
        f"groups:\n  - {{id: departments, name: {name}, members: [so-a, so-b], source: vb-1}}\n"
    )


def _task(number: int, words: str) -> str:
    text = _quoted(words)
    return (
        f"  - {{id: NV-{number}, title: {text}, lead: so-a, due: 2025-06-30, deliverable: {text},"
        f" basis: cited, source: {{document: vb-1, locator: {text}}}}}\n"
    )


def _entry(number: int, words: str) -> str:
    return (
        f"  - {{task: NV-{number}, status: in_progress, percent: 50, note: {_quoted(words)},"
        f" evidence: [{_quoted(words)}]}}\n"
    )


def _quoted(words: str) -> str:
    """A YAML double-quoted scalar; JSON's is one."""
    return json.dumps(words, ensure_ascii=False)
