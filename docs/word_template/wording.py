"""The fixed words of the templates: English stands in `document.py`, Vietnamese here.

What an issuer fills in is in square brackets or dots.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Language(NamedTuple):
    """A language a template is made in."""

    #: The name of its file.
    file: str
    locale: str
    say: Callable[[str], str]


_VIETNAMESE: Mapping[str, str] = {
    "[SUPERIOR BODY]": "[CƠ QUAN CHỦ QUẢN]",
    "[ISSUING BODY]": "[CƠ QUAN BAN HÀNH]",
    "No.:           /BC-……": "Số:           /BC-……",
    "DRAFT": "DỰ THẢO",
    "SOCIALIST REPUBLIC OF VIET NAM": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Independence - Freedom - Happiness": "Độc lập - Tự do - Hạnh phúc",
    "……, …… …… ……": "……, ngày …… tháng …… năm ……",
    "REPORT": "BÁO CÁO",
    "(Figures as of {{ as_of }})": "(Số liệu tính đến ngày {{ as_of }})",
    "To:": "Nơi nhận:",
    "- Filed: ……": "- Lưu: VT, ……",
    "[OFFICE OF THE SIGNATORY]": "[CHỨC VỤ CỦA NGƯỜI KÝ]",
    "[Full name]": "[Họ và tên]",
    "Annex": "Phụ lục",
    "Table": "Bảng",
    "Figures over all tasks": "Số liệu chung về nhiệm vụ",
    "Figure": "Nội dung",
    "Value": "Số liệu",
    "Counted": "Cách tính",
    "Tasks by group": "Nhiệm vụ theo nhóm",
    "Group of tasks": "Nhóm nhiệm vụ",
    "Number": "Tổng số",
    "Total": "Tổng cộng",
    "Done": "Hoàn thành",
    "In term": "Trong hạn",
    "Overdue": "Quá hạn",
    "Not reported": "Chưa báo cáo",
    "Rate": "Tỷ lệ hoàn thành",
    "Indicators by pillar": "Chỉ tiêu theo trụ cột",
    "Pillar": "Trụ cột",
    "Met": "Đạt",
    "Above": "Vượt",
    "On track": "Đúng tiến độ",
    "Behind": "Chậm tiến độ",
    "Too old": "Số liệu cũ",
    "No data": "Chưa đủ số liệu",
    "How each indicator stands": "Tình hình từng chỉ tiêu",
    "Id": "Mã",
    "Indicator": "Chỉ tiêu",
    "Answers for it": "Cơ quan chịu trách nhiệm",
    "Unit": "Đơn vị",
    "Latest": "Số liệu gần nhất",
    "On": "Ngày số liệu",
    "Target": "Mục tiêu",
    "Year": "Năm",
    "State": "Tình trạng",
    "Overdue tasks": "Nhiệm vụ quá hạn",
    "Tasks due soon": "Nhiệm vụ sắp đến hạn",
    "Task": "Nhiệm vụ",
    "Lead": "Cơ quan chủ trì",
    "Deadline": "Thời hạn",
    "Days overdue": "Số ngày quá hạn",
    "Days left": "Số ngày còn lại",
    "Percent": "Mức độ",
    "Last report": "Báo cáo gần nhất",
    "Changes since the last meeting": "Thay đổi so với kỳ trước",
    "Record": "Nội dung",
    "News": "Thay đổi",
    "Figures as of {{ stamp.as_of }}": "Số liệu tính đến ngày {{ stamp.as_of }}",
    ", compared with {{ changes.before }}": ", so với thời điểm {{ changes.before }}",
    "; revision of the data: {{ stamp.revision }}; scope: ": "; phiên bản dữ liệu:"
    " {{ stamp.revision }}; phạm vi: ",
    "the whole plan": "toàn bộ kế hoạch",
    "Counting rule: {{ stamp.counting_rule }}.": "Cách tính: {{ stamp.counting_rule }}.",
    "Basis of the tasks: ": "Căn cứ của nhiệm vụ: ",
    "Basis of the indicators: ": "Căn cứ của chỉ tiêu: ",
    "Made with dxplan {{ stamp.tool }}; ": "Lập bằng dxplan {{ stamp.tool }}; ",
    "data format {{ stamp.data_format }}, format of exports {{ stamp.export_format }}.": "định dạng"
    " dữ liệu {{ stamp.data_format }}, định dạng báo cáo {{ stamp.export_format }}.",
    "Fingerprint of the data (SHA-256): {{ stamp.fingerprint }}.": "Dấu vân tay dữ liệu (SHA-256):"
    " {{ stamp.fingerprint }}.",
}
#: What is the same in both.
_SAME = frozenset({"- ……;"})


def _in_vietnamese(words: str) -> str:
    return words if words in _SAME else _VIETNAMESE[words]


LANGUAGES = (
    Language("report.docx", "vi-VN", _in_vietnamese),
    Language("report.en.docx", "en-GB", str),
)
