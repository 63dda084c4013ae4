"""DX690 to DX699: comments, settings and lists that decide which findings are shown."""

from __future__ import annotations

from dxplan.catalogue.example import task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_TITLE = "Nâng cấp cổng dịch vụ công"
#: What DX701 finds.
_TWO_BLANKS = "Nâng cấp  cổng dịch vụ công"


def _titled(title: str, comment: str = "") -> str:
    """The example's task with a title, and a comment behind it."""
    return task(title=f'"{title}"' + (f" # {comment}" if comment else ""))


_HOLDS = _titled(_TWO_BLANKS, "dxplan: ignore[DX701] as in the annex (until 2026-06-30)")
_NAMED = "# dxplan.yaml\nbaseline: known.yaml\n"


def _known(until: str) -> str:
    """A list in which the two blanks are known up to a day."""
    return f"""\
{_NAMED}# known.yaml
format: 1
known:
  - code: DX701
    record: task NV-CQS-001
    field: title
    value: 4cd358541dadd13f
    until: {until}
"""


UNREADABLE_SUPPRESSION = Rule(
    code="DX690",
    slug="unreadable-suppression",
    severity=Severity.WARNING,
    title=marked("A comment to dxplan is not understood"),
    why=marked(
        "A comment that begins with `dxplan:` hides a finding, and nothing else. It names rules"
        " that exist, in square brackets, says why, and may end with a date. What is not"
        " understood hides nothing."
    ),
    bad=_titled(_TITLE, "dxplan: ignore[DX701 as in the annex"),
    good=_HOLDS,
)

SUPPRESSION_WITHOUT_REASON = Rule(
    code="DX691",
    slug="suppression-without-reason",
    severity=Severity.WARNING,
    title=marked("A comment hides a finding without saying why"),
    why=marked(
        "Whoever reads the plan next cannot tell whether it still holds. Write the reason behind"
        " the brackets; without one the finding is shown."
    ),
    bad=_titled(_TWO_BLANKS, "dxplan: ignore[DX701]"),
    good=_HOLDS,
)

SUPPRESSION_EXPIRED = Rule(
    code="DX692",
    slug="suppression-expired",
    severity=Severity.WARNING,
    title=marked("A comment that hides a finding has expired"),
    why=marked(
        "The finding was to be hidden up to that day, and is shown again. Mend what it says, or"
        " give the comment a new date and a reason that still holds. The day is that of --as-of,"
        " or else the last day the data speaks of, so that a commit is always judged alike."
    ),
    bad=_titled(_TWO_BLANKS, "dxplan: ignore[DX701] as in the annex (until 2023-06-30)"),
    good=_HOLDS,
)

SUPPRESSION_UNUSED = Rule(
    code="DX693",
    slug="suppression-unused",
    severity=Severity.WARNING,
    title=marked("A comment hides nothing"),
    why=marked(
        "What it hid has been mended, or the comment stands in another line than the finding. It"
        " would hide the next mistake of that kind, so take it out."
    ),
    bad=_titled(_TITLE, "dxplan: ignore[DX701] as in the annex"),
    good=_HOLDS,
)

BASELINE_REFUSED = Rule(
    code="DX694",
    slug="baseline-refused",
    severity=Severity.ERROR,
    title=marked("A list of known findings cannot be read"),
    why=marked(
        "As long as one line of it is not understood, nothing of it is believed, and all findings"
        " are shown. dxplan validate --write-baseline FILE writes one."
    ),
    bad=_NAMED + "# known.yaml\nformat: 1\nknown: all\n",
    good=_NAMED + "# known.yaml\nformat: 1\nknown: []\n",
)

KNOWN_FINDING_GONE = Rule(
    code="DX695",
    slug="known-finding-gone",
    severity=Severity.ERROR,
    title=marked("A known finding is found no more"),
    why=marked(
        "It has been mended, which is good: take its line out of the list, so that the mistake"
        " cannot come back unseen. The list can only become shorter this way. Check it with the"
        " same --as-of and --against as it was written with."
    ),
    bad=_known("2026-06-30"),
    good=_known("2026-06-30") + _titled(_TWO_BLANKS),
)


KNOWN_FINDING_EXPIRED = Rule(
    code="DX696",
    slug="known-finding-expired",
    severity=Severity.ERROR,
    title=marked("A known finding was to be mended by now"),
    why=marked(
        "Its line in the list says until when it may stand, and that day is over; the finding is"
        " shown again. Mend it, or decide anew and write another date. The day is that of"
        " --as-of, or else the last day the data speaks of."
    ),
    bad=_known("2023-06-30") + _titled(_TWO_BLANKS),
    good=_known("2026-06-30") + _titled(_TWO_BLANKS),
)

NO_FILE_FITS = Rule(
    code="DX697",
    slug="no-file-fits",
    severity=Severity.WARNING,
    title=marked("A setting is for files that are not there"),
    why=marked(
        "A path under `per-path` in dxplan.yaml is a file, a folder or a pattern as seen from the"
        " folder of dxplan.yaml. One that fits nothing was misspelt, or its file has been renamed."
    ),
    bad="# dxplan.yaml\nper-path:\n  data/tasks/cqss.yaml: {ignore: [DX701]}\n",
    good="# dxplan.yaml\nper-path:\n  data/tasks/cqs.yaml: {ignore: [DX701]}\n",
)
