"""DX9xx: what a template of a report cannot do.

The examples are templates of Markdown reports; they are checked with the facts of a report, as
`dxplan template check` does it.
"""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

_PATH = "# templates/report.md.j2\n"

SYNTAX = Rule(
    code="DX901",
    slug="template-syntax",
    severity=Severity.ERROR,
    title=marked("A template cannot be read"),
    why=marked(
        "Every bracket that opens has one that closes, every `for`, `if`, `set` and `macro` its"
        " end. The place is where reading stopped; the slip may stand a little before it."
    ),
    bad=_PATH + "{% for task in tasks %}\n- {{ task.title }}\n",
    good=_PATH + "{% for task in tasks %}\n- {{ task.title }}\n{% endfor %}\n",
)

UNKNOWN_NAME = Rule(
    code="DX902",
    slug="template-unknown-name",
    severity=Severity.ERROR,
    title=marked("A template uses a name that nothing has"),
    why=marked(
        "A slip would leave a gap in the report that nobody sees. `dxplan template vars` lists"
        " every name that a template can use, with its type and meaning."
    ),
    bad=_PATH + "{% for task in tasks %}\n- {{ task.titel }}\n{% endfor %}\n",
    good=_PATH + "{% for task in tasks %}\n- {{ task.title }}\n{% endfor %}\n",
)

NOT_ALLOWED = Rule(
    code="DX903",
    slug="template-not-allowed",
    severity=Severity.ERROR,
    title=marked("A template does something that templates may not"),
    why=marked(
        "A template comes from anybody and runs on the machine of whoever makes the report. It may"
        " lay out the facts of the report, and reach nothing else: no Python, no files but the"
        " templates beside it, no text passed on without being escaped. In a page, a value stands"
        " in the text, or in an attribute in quotation marks; an address passes through `link`."
        " In a script, a style or `onclick` it could act however it is escaped."
    ),
    bad=_PATH + "{{ plan.__class__ }}\n",
    good=_PATH + "{{ plan.title }}\n",
)

ARITHMETIC = Rule(
    code="DX904",
    slug="template-arithmetic",
    severity=Severity.ERROR,
    title=marked("A template computes"),
    why=marked(
        "Figures come from the report; a template lays them out. A number that is made in a"
        " template has no formula that `dxplan why` could show, and differs from the other forms."
    ),
    bad=_PATH + "{{ tasks | length - 1 }}\n",
    good=_PATH + "{{ figures.tasks.total }}\n",
)

TOO_MUCH = Rule(
    code="DX905",
    slug="template-too-much",
    severity=Severity.ERROR,
    title=marked("A template does not end, or makes too much"),
    why=marked(
        "A macro or a template that uses itself would never end. Loops inside loops over many"
        " records, and texts that double, end at a limit that no report comes near."
    ),
    bad=_PATH + '{% include "report.md.j2" %}\n',
    good=_PATH + "{{ plan.title }}\n",
)

NOT_FOUND = Rule(
    code="DX906",
    slug="template-not-found",
    severity=Severity.ERROR,
    title=marked("A template cannot be found or read"),
    why=marked(
        "A template finds others in its own folder, in `templates/` of the workspace, and among"
        " those that come with dxplan; a name leads neither out of these folders nor through a"
        " link. A text is UTF-8 of at most 1 MiB; a `.docx` or `.xlsx` has at most 32 MiB, and no"
        " macros, password or signature."
    ),
    bad=_PATH + '{% include "phu-luc.md.j2" %}\n',
    good=_PATH + '{% include "phu-luc.md.j2" %}\n# templates/phu-luc.md.j2\n{{ plan.title }}\n',
)

WRONG_VALUE = Rule(
    code="DX907",
    slug="template-wrong-value",
    severity=Severity.ERROR,
    title=marked("A template uses a value as what it is not"),
    why=marked(
        "A list is gone through with `for`, of a record one field is written, `day` takes a date"
        " and `rate` a rate. What may be unknown is asked for first: `if task.due is not none`."
    ),
    bad=_PATH + "{{ tasks }}\n",
    good=_PATH + "{% for task in tasks %}\n- {{ task.title }}\n{% endfor %}\n",
)
