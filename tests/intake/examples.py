"""Three invented annex files of different make, and the records they hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from dxplan.model import Comparator, Range, Recurrence, Target
from tests.intake.makers import NBSP, word, xls, xlsx

#: Laid over the example plan: the agencies the annexes name.
AGENCIES = """\
# data/agencies.yaml
agencies:
  - {id: so-ttt, name: Sở Thông tin và Truyền thông, short: Sở TT&TT,
     level: department, source: vb-1}
  - {id: so-nv, name: Sở Nội vụ, level: department, source: vb-1}
  - {id: so-yt, name: Sở Y tế, level: department, source: vb-1}
  - {id: vp-ubnd, name: Văn phòng UBND thành phố, short: VP UBND TP,
     level: department, source: vb-1}
  - {id: q-ba-dinh, name: UBND quận Ba Đình, level: district, source: vb-1}
  - {id: so-a, name: Sở A, level: department, source: vb-1}
  - {id: so-b, name: Sở B, level: department, source: vb-1}
groups:
  - {id: departments, name: "Các sở, ban, ngành", members: [so-ttt, so-nv, so-yt, vp-ubnd],
     source: vb-1}
  - {id: districts, name: "UBND các quận, huyện, thị xã", members: [q-ba-dinh], source: vb-1}
  - {id: all-units, name: "Các sở, ban, ngành; UBND các quận, huyện, thị xã",
     members: [so-ttt, so-nv, so-yt, vp-ubnd, q-ba-dinh], source: vb-1}
"""

HEADINGS = ["TT", f"Nội dung{NBSP}nhiệm vụ", "Cơ quan\nchủ trì", "Cơ quan phối hợp",
            "Thời gian thực hiện", "Sản phẩm, kết quả", "Ghi chú"]  # fmt: skip

EVERYBODY = "Các sở, ban, ngành; UBND các quận, huyện, thị xã"

#: As a ministry types it: a title, numbered columns, sections, a heading on every page.
MERGED_XLSX = xlsx(
    [
        ["PHỤ LỤC I\nDANH MỤC NHIỆM VỤ"],
        [None],
        HEADINGS,
        [f"({number})" for number in range(1, 8)],
        ["I", "PHÁT TRIỂN THỂ CHẾ"],
        [1, "Ban hành quy chế\nquản lý dữ liệu", "Sở TT&TT", EVERYBODY, "Quý IV/2024",
         "- Quyết định\n- Quy chế", None],
        [2, "Đào tạo kỹ năng số", None, "Sở Nội vụ\nSở Y tế", "Thường xuyên", "Lớp đào tạo",
         "Theo Nghị quyết"],
        ["1.2", "Hạ tầng"],
        HEADINGS,
        [3, "Nâng cấp Trung tâm dữ liệu", "VĂN PHÒNG UBND THÀNH PHỐ", None, dt.date(2025, 6, 30),
         "Trung tâm dữ liệu", None],
        [4, "Kết nối camera", "UBND quận Ba Đình", "so y te", dt.date(2025, 12, 1), "Kết nối",
         None],
    ],
    name="Phụ lục I",
    merged=["A1:G1", "B5:G5", "C6:C7", "B8:G8"],
    formats={"E10": "dd/mm/yyyy", "E11": "mm/yyyy"},
)  # fmt: skip
MERGED_RECORDS = [
    {"title": "Ban hành quy chế quản lý dữ liệu", "lead": "so-ttt", "support": ("all-units",),
     "due": dt.date(2024, 12, 31), "deliverable": "Quyết định; Quy chế"},
    {"title": "Đào tạo kỹ năng số", "lead": "so-ttt", "support": ("so-nv", "so-yt"),
     "recurs": Recurrence.CONTINUOUS, "deliverable": "Lớp đào tạo", "note": "Theo Nghị quyết"},
    {"title": "Nâng cấp Trung tâm dữ liệu", "lead": "vp-ubnd", "due": dt.date(2025, 6, 30),
     "deliverable": "Trung tâm dữ liệu"},
    {"title": "Kết nối camera", "lead": "q-ba-dinh", "support": ("so-yt",),
     "due": dt.date(2025, 12, 31), "deliverable": "Kết nối"},
]  # fmt: skip

#: As a department types it in Word: other headings, merged cells, two tables.
TWO_TABLES_DOCX = word(
    [
        ["STT", "Nhiệm vụ, giải pháp", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành",
         "Kết quả đầu ra"],
        ["A", "Chính quyền số", None, None, None, None],
        ["1", "Xây dựng kho dữ liệu", "Sở Thông tin & Truyền thông", "Các sở: Nội vụ, Y tế",
         "2024 - 2025", "Kho dữ liệu"],
        ["2", "Số hóa hồ sơ", None, None, "Hằng năm", "Hồ sơ số"],
    ],
    [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Sản phẩm"],
        ["1", "Báo cáo kết quả", "Ủy ban nhân dân quận Ba Đình", "Trước ngày 30/6/2025", "Báo cáo"],
    ],
    merged=[(0, 1, 1, 1, 5), (0, 2, 2, 3, 2), (0, 2, 3, 3, 3)],
)  # fmt: skip
WORD_RECORDS = [
    {"title": "Xây dựng kho dữ liệu", "lead": "so-ttt", "support": ("so-nv", "so-yt"),
     "start": dt.date(2024, 1, 1), "due": dt.date(2025, 12, 31), "deliverable": "Kho dữ liệu"},
    {"title": "Số hóa hồ sơ", "lead": "so-ttt", "support": ("so-nv", "so-yt"),
     "recurs": Recurrence.YEARLY, "deliverable": "Hồ sơ số"},
    {"title": "Báo cáo kết quả", "lead": "q-ba-dinh", "due": dt.date(2025, 6, 30),
     "deliverable": "Báo cáo"},
]  # fmt: skip

#: Indicators in a workbook of the old kind, with headings over two rows.
OLD_XLS = xls(
    [
        ["BIỂU CHỈ TIÊU"],
        ["TT", "Tên chỉ tiêu", "ĐVT", "Mục tiêu", None, "Cơ quan theo dõi"],
        [None, None, None, "Năm 2025", "Đến năm 2030", None],
        [1, "Tỷ lệ hồ sơ trực tuyến", "%", "≥ 80%", "100%", "Sở TT&TT"],
        [2, "Tỷ lệ người dân có tài khoản", "%", 0.5, 0.8, "Sở Nội vụ"],
        [3, "Tăng trưởng kinh tế số", "Tỷ lệ %", "7 - 7,5%", "Trên 8", "Sở TT&TT"],
        [4, "Doanh nghiệp công nghệ số", "doanh nghiệp", "10.000 doanh nghiệp", 20000,
         "VP UBND TP"],
    ],
    name="Biểu 1",
    merged=[(0, 0, 0, 5), (1, 2, 0, 0), (1, 2, 1, 1), (1, 2, 2, 2), (1, 1, 3, 4), (1, 2, 5, 5)],
)  # fmt: skip


def _aims(*aims: tuple[int, Comparator | None, int | Range]) -> tuple[Target, ...]:
    return tuple(
        Target(year=year, range=value)
        if isinstance(value, Range)
        else Target(year=year, comparator=comparator, value=Decimal(value))
        for year, comparator, value in aims
    )


OLD_RECORDS = [
    {"title": "Tỷ lệ hồ sơ trực tuyến", "unit": "%", "owner": "so-ttt",
     "targets": _aims((2025, ">=", 80), (2030, "=", 100))},
    {"title": "Tỷ lệ người dân có tài khoản", "unit": "%", "owner": "so-nv",
     "targets": _aims((2025, "=", 50), (2030, "=", 80))},
    {"title": "Tăng trưởng kinh tế số", "unit": "%", "owner": "so-ttt",
     "targets": _aims((2025, None, Range(min=Decimal(7), max=Decimal("7.5"))), (2030, ">", 8))},
    {"title": "Doanh nghiệp công nghệ số", "unit": "doanh nghiệp", "owner": "vp-ubnd",
     "targets": _aims((2025, "=", 10000), (2030, "=", 20000))},
]  # fmt: skip
