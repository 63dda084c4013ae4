"""The small valid plan that every rule's examples are laid over."""

from __future__ import annotations

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
  - {indicator: CT-CQS-01, value: 55, date: 2024-06-30}
"""


def files(example: str) -> dict[str, bytes]:
    r"""Split an example at its `# data/…` lines into path -> content.

    Bytes that are not UTF-8 are written as lone surrogates (`\udcff` for 0xFF).
    """
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in example.splitlines(keepends=True):
        if line.startswith("# data/"):
            lines = found.setdefault(line[2:].strip(), [])
        else:
            lines.append(line)
    return {
        path: "".join(content).encode("utf-8", "surrogateescape") for path, content in found.items()
    }
