"""DX8xx: what an annex brought in from a workbook leaves open.

The examples are tables as Markdown: the first line names the workbook, the sheet and what it is
read into; `^` is a cell merged with the one above. They are read with the plan of
`catalogue/example.py`, and a file that follows is laid over it.
"""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

_TASKS = """\
# phu-luc.xlsx!Sheet1 → tasks
| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian thực hiện | Sản phẩm |
|---|---|---|---|---|
"""
_INDICATORS = """\
# phu-luc.xlsx!Sheet1 → indicators
| TT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Đơn vị theo dõi |
|---|---|---|---|---|
"""
_GOOD_TASK = (
    _TASKS + "| 1 | Nâng cấp cổng dịch vụ công | Sở A | Quý IV/2024 | Cổng dịch vụ công |\n"
)
_GOOD_INDICATOR = _INDICATORS + "| 1 | Tỷ lệ hồ sơ trực tuyến | % | ≥ 80% | Sở A |\n"

UNKNOWN_NAME = Rule(
    code="DX801",
    slug="import-unknown-name",
    severity=Severity.ERROR,
    title=marked("A name in the workbook is not an agency of the plan"),
    why=marked(
        "Names are never guessed. Correct the cell, add the agency to `data/agencies.yaml`, or"
        " say in a mapping file which agency is meant (`names:`); `--save-mapping` begins one."
    ),
    bad=_TASKS + "| 1 | Nâng cấp cổng dịch vụ công | Sở C | Quý IV/2024 | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

AMBIGUOUS_NAME = Rule(
    code="DX802",
    slug="import-ambiguous-name",
    severity=Severity.ERROR,
    title=marked("A name in the workbook can mean several agencies"),
    why=marked(
        "Write the full name into the cell, or say in a mapping file which agency is meant"
        " (`names:`)."
    ),
    bad=_TASKS
    + """\
| 1 | Nâng cấp cổng dịch vụ công | So An | Quý IV/2024 | Cổng dịch vụ công |
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở An, level: department, source: vb-1}
  - {id: so-b, name: Sở Ấn, level: department, source: vb-1}
""",
    good=_GOOD_TASK,
)

UNREAD_DEADLINE = Rule(
    code="DX803",
    slug="import-unread-deadline",
    severity=Severity.ERROR,
    title=marked("A deadline in the workbook cannot be read with certainty"),
    why=marked(
        "A day, month, quarter, half-year or year is read, a span of them, and the usual rhythms"
        " (“Thường xuyên”, “Hằng năm”). What could mean two days, such as “Trước năm 2025”, is"
        " left to a person: write the deadline out in the cell."
    ),
    bad=_TASKS + "| 1 | Nâng cấp cổng dịch vụ công | Sở A | Đầu năm 2025 | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

UNREAD_TARGET = Rule(
    code="DX804",
    slug="import-unread-target",
    severity=Severity.ERROR,
    title=marked("A target in the workbook cannot be read with certainty"),
    why=marked(
        "A number is read with its sign or the words for it (“Trên”, “Tối thiểu”), a span of two,"
        " and a unit that agrees with the row's. Ranks and approximations are not: “Top 5” has no"
        " value to measure against. Write the target out in the cell, or enter it by hand."
    ),
    bad=_INDICATORS + "| 1 | Tỷ lệ hồ sơ trực tuyến | % | Khoảng 80% | Sở A |\n",
    good=_GOOD_INDICATOR,
)

EMPTY_CELL = Rule(
    code="DX805",
    slug="import-empty-cell",
    severity=Severity.ERROR,
    title=marked("A row of the workbook lacks what every record needs"),
    why=marked(
        "A task has a title, a lead and a deliverable; an indicator has a name, a unit, an owner"
        " and a target. Fill the cell. Where one agency reports all indicators, name it in a"
        " mapping file (`owner:`)."
    ),
    bad=_TASKS + "| 1 | Nâng cấp cổng dịch vụ công | | Quý IV/2024 | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

SEVERAL_LEADS = Rule(
    code="DX806",
    slug="import-several-leads",
    severity=Severity.ERROR,
    title=marked("A row of the workbook names several leading agencies"),
    why=marked(
        "One agency, or one agency group, answers for a task. Leave the one that does, move the"
        " others to the supporting agencies, or make an agency group of them."
    ),
    bad=_TASKS
    + "| 1 | Nâng cấp cổng dịch vụ công | Sở A; Sở B | Quý IV/2024 | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

NOT_A_VALUE = Rule(
    code="DX807",
    slug="import-formula",
    severity=Severity.ERROR,
    title=marked("A cell holds a formula or an error in place of a value"),
    why=marked(
        "What a formula shows depends on the program that opened the file last. In Excel: copy"
        " the cells and paste them as values."
    ),
    bad=_TASKS + "| 1 | Nâng cấp cổng dịch vụ công | Sở A | =A1+1 | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

NO_HEADINGS = Rule(
    code="DX808",
    slug="import-no-headings",
    severity=Severity.ERROR,
    title=marked("No row of headings was found"),
    why=marked(
        "The table is found by its headings: a task table has “Nhiệm vụ” and “Cơ quan chủ trì”,"
        " an indicator table “Chỉ tiêu” and “Đơn vị tính” or a year. Correct the headings, or say"
        " in a mapping file what they mean (`columns:`)."
    ),
    bad="""\
# phu-luc.xlsx!Sheet1 → tasks
| Họ và tên | Chức vụ |
|---|---|
| Người A | Chuyên viên |
""",
    good=_GOOD_TASK,
)

UNCLEAR_COLUMN = Rule(
    code="DX809",
    slug="import-unclear-column",
    severity=Severity.ERROR,
    title=marked("A needed column is missing, or two columns claim to be it"),
    why=marked(
        "Say in a mapping file which heading means what (`columns:`, with `ignore` for a column"
        " that is not needed), or give the columns different headings."
    ),
    bad="""\
# phu-luc.xlsx!Sheet1 → tasks
| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian thực hiện | Thời hạn hoàn thành | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Nâng cấp cổng dịch vụ công | Sở A | 2024 | Quý IV/2024 | Cổng dịch vụ công |
""",
    good=_GOOD_TASK,
)

CONTINUED_ROW = Rule(
    code="DX810",
    slug="import-continued-row",
    severity=Severity.ERROR,
    title=marked("A row goes on with the title of the row above"),
    why=marked(
        "The title is merged over several rows, and they differ. Whether that is one task or"
        " several, only a person can say: write one row for each task."
    ),
    bad=_TASKS
    + "| 1 | Nâng cấp cổng dịch vụ công | Sở A | Quý IV/2024 | Cổng dịch vụ công |\n"
    + "| 2 | ^ | Sở B | Quý I/2025 | Báo cáo |\n",
    good=_GOOD_TASK,
)

LINKED_WORKBOOK = Rule(
    code="DX811",
    slug="import-linked-workbook",
    severity=Severity.WARNING,
    title=marked("The workbook takes values from other workbooks"),
    why=marked(
        "Such values may be out of date. In Excel: Data, Edit Links, Break Link; then save."
    ),
    bad=_TASKS.replace("xlsx", "linked.xlsx")
    + "| 1 | Nâng cấp cổng dịch vụ công | Sở A | Quý IV/2024 | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

NO_DEADLINE = Rule(
    code="DX812",
    slug="import-no-deadline",
    severity=Severity.WARNING,
    title=marked("A row of the workbook has no deadline"),
    why=marked(
        "The task is taken in without one and will never be overdue. Cells that are merged on"
        " paper are often empty in a file: compare with the signed annex."
    ),
    bad=_TASKS + "| 1 | Nâng cấp cổng dịch vụ công | Sở A | | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

UNCLEAR_MATCH = Rule(
    code="DX813",
    slug="import-unclear-match",
    severity=Severity.ERROR,
    title=marked("A row resembles several records of the plan, or several rows one record"),
    why=marked(
        "A row takes the place of the record whose title it has. Here more than one is nearly the"
        " same: give the record the title of the row, then import again."
    ),
    bad=_TASKS
    + "| 1 | Nâng cấp các cổng dịch vụ công | Sở A | Quý IV/2024 | Cổng dịch vụ công |\n"
    + "| 2 | Nâng cấp cổng dịch vụ công đó | Sở A | Quý IV/2024 | Cổng dịch vụ công |\n",
    good=_GOOD_TASK,
)

UNCLEAR_DIRECTION = Rule(
    code="DX814",
    slug="import-unclear-direction",
    severity=Severity.ERROR,
    title=marked("Whether an indicator shall rise or fall cannot be told"),
    why=marked(
        "A sign tells it (“≥ 80”), or two targets of which one is greater, or a record of the"
        " plan with the same name. Write the sign into the cell."
    ),
    bad=_INDICATORS + "| 1 | Số doanh nghiệp số | doanh nghiệp | 10.000 | Sở A |\n",
    good=_GOOD_INDICATOR,
)
