"""The small valid plan that every rule's examples are laid over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLAN: Final = """\
# data/plan.yaml
format: 1
plan:
  number: 1/KH-UBND
  title: Kế hoạch thử
  issued: 2023-01-01
  issuer: UBND thành phố
  source: vb-1
  target_years: [2025, 2030]
  language: vi
pillars:
  - {id: cqs, name: Chính quyền số, declared: 1}
groups:
  - {id: cqs, name: Phát triển chính quyền số, declared: 1}
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, url: "https://example.org/1", quality: A}
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, source: vb-1}
  - {id: so-b, name: Sở B, level: department, source: vb-1}
groups:
  - {id: departments, name: Các sở, members: [so-a, so-b], source: vb-1}
# data/indicators.yaml
indicators:
  - id: CT-CQS-01
    pillar: cqs
    name: Tỷ lệ hồ sơ trực tuyến
    unit: "%"
    kind: share
    direction: up
    owner: so-a
    baseline: {date: 2022-12-31, value: 40, source: vb-1}
    targets:
      - {year: 2025, comparator: ">=", value: 80, source: vb-1}
    basis: cited
    source: {document: vb-1, locator: mục 1}
# data/tasks/cqs.yaml
group: cqs
tasks:
  - id: NV-CQS-001
    title: Nâng cấp cổng dịch vụ công
    lead: so-a
    support: [so-b]
    due: 2025-06-30
    deliverable: Cổng dịch vụ công vận hành chính thức
    serves: [CT-CQS-01]
    basis: cited
    source: {document: vb-1, locator: mục 2}
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: in_progress, percent: 50}
indicators:
  - {indicator: CT-CQS-01, value: 65, date: 2024-06-30}
"""


#: The head of a report, to which a list of tasks or indicators is added.
REPORT: Final = """\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
"""


def target(value: str, comparator: str = ">=", year: int = 2025) -> str:
    """A target as a line of a list, as `indicator(targets=…)` takes one or several."""
    return f'\n      - {{year: {year}, comparator: "{comparator}", value: {value}, source: vb-1}}'


_TASK: Final = {
    "id": "NV-CQS-001",
    "title": "Nâng cấp cổng dịch vụ công",
    "lead": "so-a",
    "due": "2025-06-30",
    "deliverable": "Cổng dịch vụ công vận hành chính thức",
    "serves": "[CT-CQS-01]",
    "basis": "cited",
    "source": "vb-1",
}
_INDICATOR: Final = {
    "id": "CT-CQS-01",
    "pillar": "cqs",
    "name": "Tỷ lệ hồ sơ trực tuyến",
    "unit": '"%"',
    "kind": "share",
    "direction": "up",
    "owner": "so-a",
    "targets": target("80"),
    "basis": "cited",
    "source": "vb-1",
}


def task(**keys: str | None) -> str:
    """A file with the example's task, in which some keys are written otherwise or (None) absent."""
    return "# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n" + _record(_TASK | keys)


def indicator(**keys: str | None) -> str:
    """A file with the example's indicator, without a baseline, changed as in `task`."""
    return "# data/indicators.yaml\nindicators:\n" + _record(_INDICATOR | keys)


def plan(*, indicators: int = 1, tasks: int = 1, **keys: str) -> str:
    """The example's `plan.yaml` with other totals, and keys added to what plan it is."""
    head = files(PLAN)["data/plan.yaml"].decode()
    pillars, groups = head.index("pillars:"), head.index("groups:")
    more = "".join(f"  {key}: {value}\n" for key, value in keys.items())
    return "".join(
        (
            "# data/plan.yaml\n",
            head[:pillars],
            more,
            head[pillars:groups].replace("declared: 1", f"declared: {indicators}"),
            head[groups:].replace("declared: 1", f"declared: {tasks}"),
        )
    )


def _record(keys: Mapping[str, str | None]) -> str:
    lines = (f"{key}: {value}\n" for key, value in keys.items() if value is not None)
    return "  - " + "    ".join(line.replace(": \n", ":\n") for line in lines)


#: Files beside the data that examples hold: settings, a list of known findings, templates.
_BESIDE: Final = ("# dxplan.yaml", "# known.yaml", "# templates/")


def files(example: str) -> dict[str, bytes]:
    r"""Split an example at its `# data/…` lines (and `_BESIDE`) into path -> content.

    Bytes that are not UTF-8 are written as lone surrogates (`\udcff` for 0xFF).
    """
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in example.splitlines(keepends=True):
        if line.startswith(("# data/", *_BESIDE)):
            lines = found.setdefault(line[2:].strip(), [])
        else:
            lines.append(line)
    return {
        path: "".join(content).encode("utf-8", "surrogateescape") for path, content in found.items()
    }
