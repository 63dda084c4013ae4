"""DX95x: what an office's own workbook cannot be filled with, or loses.

The examples are workbooks as Markdown, one sheet each: the first line names the file and the sheet,
every line of the table is a row. They are filled with the report of a plan of many tasks.
"""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

_SHEET = "# bieu-mau.xlsx!Biểu 1\n"
_GOOD = (
    _SHEET
    + """\
| TT | Nhiệm vụ | Thời hạn |
| {% for task in tasks %} | | |
| {{ loop.index }} | {{ task.title }} | {{ task.due }} |
| {% endfor %} | | |
"""
)

ROW_TAGS = Rule(
    code="DX951",
    slug="workbook-row-tags",
    severity=Severity.ERROR,
    title=marked("The tags that repeat rows of a workbook do not fit together"),
    why=marked(
        "The rows between a row with `{% for … %}` and a row with `{% endfor %}` repeat, those"
        " between `{% if … %}` and `{% endif %}` depend on a condition. Each that is opened is"
        " closed further down, and loops lie whole inside one another."
    ),
    bad=_SHEET
    + """\
| TT | Nhiệm vụ |
| {% for task in tasks %} | |
| {{ loop.index }} | {{ task.title }} |
""",
    good=_GOOD,
)

NOTHING_TO_FILL = Rule(
    code="DX952",
    slug="workbook-nothing-to-fill",
    severity=Severity.ERROR,
    title=marked("No cell of a workbook asks for anything"),
    why=marked(
        "A workbook becomes a template by expressions in its cells, such as `{{ plan.title }}`."
        " Without any it would go out as it came in, stamped as if it held figures."
    ),
    bad=_SHEET + "| TT | Nhiệm vụ |\n| 1 | Nâng cấp cổng dịch vụ công |\n",
    good=_GOOD,
)

TABLE_HEADING = Rule(
    code="DX953",
    slug="workbook-table-heading",
    severity=Severity.ERROR,
    title=marked("A heading of an Excel table asks for a value"),
    why=marked(
        "Excel knows the columns of a table by their headings, and calls a file damaged in which"
        " the two differ. Write the heading out, and the expression into a row above the table; or"
        " turn the table into a plain range (Table Design, Convert to Range)."
    ),
    bad="# bieu-mau.xlsx!Biểu 1 (table A1:B2)\n| {{ plan.number }} | Nhiệm vụ |\n| 1 | A |\n",
    good="# bieu-mau.xlsx!Biểu 1 (table A2:B3)\n"
    "| {{ plan.number }} | |\n| TT | Nhiệm vụ |\n| 1 | A |\n",
)

NOT_FILLED = Rule(
    code="DX954",
    slug="workbook-not-filled",
    severity=Severity.WARNING,
    title=marked("An expression stands where a workbook is not filled"),
    why=marked(
        "Only cells are filled. An expression in a formula, a text box, a note, a chart or the name"
        " of a sheet would go out as it stands, and one beside a tag that repeats rows vanishes"
        " with its row."
        " A text box can show a cell: select it, type `=` and the cell."
    ),
    bad=_SHEET
    + """\
| TT | Nhiệm vụ |
| {% for task in tasks %} | {{ task.title }} |
| {{ loop.index }} | {{ task.title }} |
| {% endfor %} | |
""",
    good=_GOOD,
)

CUT = Rule(
    code="DX955",
    slug="workbook-text-cut",
    severity=Severity.WARNING,
    title=marked("A text is longer than a cell of a workbook can hold"),
    why=marked(
        "A cell holds 32,767 letters; Excel calls a file damaged in which there are more. The text"
        " is cut, with a mark at its end. The other forms of the report have all of it."
    ),
    bad=_SHEET + "| {% for task in tasks %}{{ task.title }}; {% endfor %} |\n",
    good=_GOOD,
)

ASKS_OTHERS = Rule(
    code="DX956",
    slug="workbook-asks-others",
    severity=Severity.WARNING,
    title=marked("A template takes values from other files or servers"),
    why=marked(
        "Whoever opens the report would be asked to refresh them, and see other values than those"
        " it was made with. In Excel: Data, Edit Links, Break Link; Queries & Connections, Delete."
    ),
    bad=_GOOD.replace("xlsx", "linked.xlsx"),
    good=_GOOD,
)
