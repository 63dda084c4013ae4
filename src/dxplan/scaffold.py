"""The files of a new workspace: a plan of one's own, or this register with made-up reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dxplan.modelines import modeline

PLAN = """\
# Kế hoạch này: số hiệu, căn cứ, năm mục tiêu; trụ cột (nhóm chỉ tiêu) và nhóm nhiệm vụ.
# `declared` là số chỉ tiêu, nhiệm vụ mà văn bản công bố; bỏ đi nếu văn bản không nêu.
format: 1
plan:
  number: {number}
  title: {title}
  issued: {issued}
  issuer: {issuer}
  source: van-ban-ke-hoach
  target_years: [{first_year}, {last_year}]
  language: {language}
pillars:
  - {{id: cqs, name: Chính quyền số, name_en: Digital government}}
  - {{id: kts, name: Kinh tế số, name_en: Digital economy}}
  - {{id: xhs, name: Xã hội số, name_en: Digital society}}
groups:
  - {{id: chung, name: Nhiệm vụ của kế hoạch, name_en: Tasks of the plan, declared: 0}}
"""

SOURCES = """\
# Văn bản và trang thông tin mà chỉ tiêu, nhiệm vụ, số liệu dẫn nguồn.
sources:
  - id: van-ban-ke-hoach
    kind: document
    number: {number}
    title: {title}
    issuer: {issuer}
    date: {issued}
"""

AGENCIES = """\
# Cơ quan chủ trì, phối hợp, báo cáo; và các nhóm cơ quan mà kế hoạch giao chung, ví dụ:
#   - {id: so-khcn, name: Sở Khoa học và Công nghệ, short: Sở KH&CN, level: department}
agencies: []
# groups:
#   - {id: departments, name: "Các sở, ban, ngành", members: [so-khcn]}
"""

INDICATORS = """\
# Chỉ tiêu, ví dụ:
#   - id: CT-CQS-01
#     pillar: cqs
#     name: Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến toàn trình
#     unit: "%"
#     kind: share
#     direction: up
#     owner: so-khcn
#     targets:
#       - {year: 2030, comparator: ">=", value: 90, source: van-ban-ke-hoach}
#     basis: transcribed
#     source: {document: van-ban-ke-hoach, locator: "Phụ lục I, mục 1"}
indicators: []
"""

TASKS = """\
# Nhiệm vụ của nhóm, ví dụ:
#   - id: NV-001
#     title: Xây dựng kho dữ liệu dùng chung
#     lead: so-khcn
#     due: 2026-12-31
#     deliverable: Kho dữ liệu được đưa vào vận hành
#     serves: [CT-CQS-01]
#     basis: transcribed
#     source: {document: van-ban-ke-hoach, locator: "Phụ lục II, mục 1"}
group: chung
tasks: []
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """What is known of a plan before anything is entered."""

    number: str
    title: str
    issuer: str
    issued: date
    language: str = "vi"


def new_workspace(plan: NewPlan) -> Mapping[str, str]:
    """Path below the workspace -> text: a plan without records, valid as it is."""
    values = {
        "number": _quoted(plan.number),
        "title": _quoted(plan.title),
        "issuer": _quoted(plan.issuer),
        "issued": plan.issued.isoformat(),
        "first_year": plan.issued.year + 1,
        "last_year": plan.issued.year + 5,
        "language": plan.language,
    }
    files = {
        "data/plan.yaml": PLAN.format(**values),
        "data/sources.yaml": SOURCES.format(**values),
        "data/agencies.yaml": AGENCIES,
        "data/indicators.yaml": INDICATORS,
        "data/tasks/chung.yaml": TASKS,
    }
    return {path: modeline(path) + content for path, content in files.items()}


def register() -> Path:
    """The folder of the register that comes with the tool: in the wheel, or in the repository."""
    packaged = Path(__file__).parent / "register"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


def _quoted(words: str) -> str:
    """A YAML double-quoted scalar; JSON's is one."""
    return json.dumps(words, ensure_ascii=False)
