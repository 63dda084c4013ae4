#!/usr/bin/env python3
"""Write a workspace of any size, always the same for the same size, to measure with.

    python benchmarks/make_plan.py FOLDER [--tasks 2000] [--files 10]

The texts are of the length and the letters of the real ones, and `dxplan validate` has nothing
to say about them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

AGENCIES = 60
INDICATORS_PER_FILE = 5
#: Every so many tasks have a report.
REPORTED_EVERY = 4

_VERBS = (
    "Xây dựng", "Nâng cấp", "Triển khai", "Hoàn thiện", "Rà soát", "Tích hợp", "Kết nối", "Số hóa",
    "Vận hành", "Ban hành quy chế quản lý", "Đào tạo cán bộ sử dụng", "Chuẩn hóa",
)  # fmt: skip
_THINGS = (
    "kho dữ liệu dùng chung", "hệ thống thông tin giải quyết thủ tục hành chính",
    "nền tảng tích hợp, chia sẻ dữ liệu", "cơ sở dữ liệu đất đai", "trung tâm dữ liệu chính",
    "hệ thống quản lý văn bản và điều hành", "bản đồ số dùng chung", "hồ sơ sức khỏe điện tử",
    "hệ thống giám sát an toàn thông tin", "ứng dụng Công dân Thủ đô số", "kho lưu trữ điện tử",
    "hệ thống vé điện tử giao thông công cộng",
)  # fmt: skip
_WHERE = (
    "của thành phố Hà Nội", "tại các sở, ban, ngành", "tại 30 quận, huyện, thị xã",
    "phục vụ người dân và doanh nghiệp", "theo hướng dùng chung, không trùng lặp",
    "kết nối với cơ sở dữ liệu quốc gia về dân cư",
)  # fmt: skip
_PROOFS = (
    "Hệ thống được nghiệm thu và đưa vào sử dụng chính thức",
    "Quyết định của UBND thành phố được ban hành",
    "Báo cáo kết quả thực hiện gửi Văn phòng UBND thành phố",
    "Cơ sở dữ liệu đạt tiêu chí đúng, đủ, sạch, sống",
)

_SOURCES = """\
sources:
  - {id: vb-1, kind: document, number: 1/KH-UBND, title: Kế hoạch đo hiệu năng, quality: A}
"""


def write_plan(root: Path, tasks: int, files: int = 10) -> list[Path]:
    """Write a workspace of `tasks` tasks in `files` files below `root`; return the task files."""
    chance = random.Random(20230927)  # noqa: S311 (the same plan every time, no secret)
    data = root / "data"
    (data / "tasks").mkdir(parents=True, exist_ok=True)
    sizes = [tasks // files + (number < tasks % files) for number in range(files)]
    _write(data / "plan.yaml", _plan(sizes))
    _write(data / "sources.yaml", _SOURCES)
    _write(data / "agencies.yaml", _agencies())
    _write(data / "indicators.yaml", "indicators:\n" + "".join(_indicators(files)))
    written = []
    led: defaultdict[int, list[str]] = defaultdict(list)
    for number, size in enumerate(sizes):
        path = data / "tasks" / f"{_group(number)}.yaml"
        rows = []
        for row in range(size):
            lead = chance.randrange(AGENCIES)
            led[lead].append(_task_id(number, row))
            rows.append(_task(number, row, lead, chance))
        _write(path, f"group: {_group(number)}\ntasks:\n{''.join(rows)}")
        written.append(path)
    for lead, ids in led.items():
        lines = "".join(_entry(task, chance) for task in ids[::REPORTED_EVERY])
        path = data / "reports" / "2024-06-14" / f"{_agency(lead)}.yaml"
        _write(path, f"as_of: 2024-06-14\nagency: {_agency(lead)}\ntasks:\n{lines}")
    return written


def _write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8", newline="\n")


def _group(number: int) -> str:
    return f"nhom-{number + 1:03}"


def _agency(number: int) -> str:
    return f"dv-{number % AGENCIES + 1:03}"


def _task_id(number: int, row: int) -> str:
    return f"NV-{number + 1:03}-{row + 1:06}"


def _indicator_id(number: int, row: int) -> str:
    return f"CT-{number + 1:03}-{row + 1:02}"


def _plan(sizes: list[int]) -> str:
    groups = "".join(
        f"  - {{id: {_group(number)}, name: Nhóm nhiệm vụ số {number + 1}, declared: {size}}}\n"
        for number, size in enumerate(sizes)
    )
    return f"""\
format: 1
plan:
  number: 1/KH-UBND
  title: Kế hoạch đo hiệu năng của công cụ
  issued: 2023-09-27
  issuer: UBND thành phố Hà Nội
  source: vb-1
  target_years: [2025, 2030]
  language: vi
pillars:
  - {{id: cqs, name: Chính quyền số, declared: {len(sizes) * INDICATORS_PER_FILE}}}
groups:
{groups}"""


def _agencies() -> str:
    rows = (
        f"  - {{id: {_agency(number)}, name: Sở Chuyên ngành số {number + 1},"
        f" short: Sở CN{number + 1}, level: department, source: vb-1}}\n"
        for number in range(AGENCIES)
    )
    return "agencies:\n" + "".join(rows)


def _indicators(files: int) -> Iterator[str]:
    for number in range(files):
        for row in range(INDICATORS_PER_FILE):
            yield f"""\
  - id: {_indicator_id(number, row)}
    pillar: cqs
    name: Tỷ lệ hồ sơ được giải quyết trực tuyến của nhóm {number + 1}, lĩnh vực {row + 1}
    unit: "%"
    kind: share
    direction: up
    owner: {_agency(number)}
    baseline: {{date: 2022-12-31, value: {20 + row}.5, source: vb-1}}
    targets:
      - {{year: 2025, comparator: ">=", value: {60 + row}, source: vb-1}}
      - {{year: 2030, comparator: ">=", value: {90 + row}, source: vb-1}}
    basis: cited
    source: {{document: vb-1, locator: phụ lục I}}
"""


def _task(number: int, row: int, lead: int, chance: random.Random) -> str:
    title = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {chance.choice(_WHERE)}"
    support = ", ".join(_agency(lead + step) for step in range(1, chance.randint(2, 6)))
    start = dt.date(2023, 10, 1) + dt.timedelta(days=chance.randrange(365))
    due = start + dt.timedelta(days=chance.randrange(90, 1200))
    return f"""\
  - id: {_task_id(number, row)}
    title: {title}, giai đoạn {row % 9 + 1}
    lead: {_agency(lead)}
    support: [{support}]
    start: {start}
    due: {due}
    deliverable: {chance.choice(_PROOFS)}
    serves: [{_indicator_id(number, row % INDICATORS_PER_FILE)}]
    weight: {chance.choice(("0.5", "1", "1.5", "2"))}
    basis: drafted
    source: {{document: vb-1, locator: "phụ lục II, mục {row + 1}"}}
    note: Việc do công cụ đo hiệu năng viết ra; độ dài và chữ cái như nhiệm vụ thật.
"""


def _entry(task: str, chance: random.Random) -> str:
    percent = chance.randrange(5, 100, 5)
    return (
        f"  - {{task: {task}, status: in_progress, percent: {percent},"
        f" note: Đang thực hiện theo tiến độ}}\n"
    )


def main() -> None:
    """Write a workspace to the folder named on the command line."""
    parser = argparse.ArgumentParser(description="Write a workspace to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tasks", type=int, default=2000)
    parser.add_argument("--files", type=int, default=10)
    asked = parser.parse_args()
    write_plan(asked.folder, asked.tasks, asked.files)


if __name__ == "__main__":
    main()
