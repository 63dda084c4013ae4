"""Targets that can be reached, and that ask for more than there was."""

from __future__ import annotations

from dxplan.catalogue.example import REPORT, indicator, plan, target, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_BASELINE = "{date: 2022-12-31, value: 40, source: vb-1}"
_RANK = {"unit": "hạng", "kind": "rank"}
#: A report that does not measure the indicator, whose kind the examples change.
_UNMEASURED = REPORT + "tasks:\n  - {task: NV-CQS-001, status: in_progress, percent: 50}\n"

LAXER_TARGET = Rule(
    code="DX518",
    slug="laxer-target",
    severity=Severity.WARNING,
    title=marked("A later target asks for less than an earlier one"),
    why=marked(
        "Targets of later years hold or go further in the direction of the indicator. One that"
        " falls back is most often a slip of the finger, or was taken from another document than"
        " the first."
    ),
    bad=indicator(targets=target("80") + target("70", year=2030)),
    good=indicator(targets=target("80") + target("90", year=2030)),
)

MET_FROM_THE_START = Rule(
    code="DX519",
    slug="met-from-the-start",
    severity=Severity.WARNING,
    title=marked("A target was already met by the baseline"),
    why=marked(
        "It asks for nothing: the indicator is met before any work is done. Either baseline or"
        " target is wrong, or they measure different things."
    ),
    bad=indicator(baseline=_BASELINE, targets=target("30")),
    good=indicator(baseline=_BASELINE, targets=target("80")),
)

UNREACHABLE_TARGET = Rule(
    code="DX520",
    slug="unreachable-target",
    severity=Severity.WARNING,
    title=marked("No value can meet a target"),
    why=marked(
        "A share is never above 100 or below 0, a rank never better than 1, and a milestone is"
        " never more than yes: the indicator would be behind for ever."
    ),
    bad=indicator(targets=target("100", ">")),
    good=indicator(targets=target("100", ">=")),
)

RANK_DIRECTION = Rule(
    code="DX521",
    slug="rank-direction",
    severity=Severity.WARNING,
    title=marked("A rank gets better by going up"),
    why=marked(
        "The best rank is 1, so ranks go down: `direction: down`. With `up` the indicator would be"
        " on track when the city falls behind. A score that grows is of `kind: number`."
    ),
    bad=indicator(**_RANK, targets=target("5", ">=")) + _UNMEASURED,
    good=indicator(**_RANK, direction="down", targets=target("5", "<=")) + _UNMEASURED,
)

WITHOUT_TARGET = Rule(
    code="DX522",
    slug="without-target",
    severity=Severity.WARNING,
    title=marked("An indicator has no target"),
    why=marked(
        "There is nothing to judge it by, and it stands in no state and no row of a target year."
        " What is only observed belongs into the reports of the agency, not into the plan."
    ),
    bad=indicator(targets=" []"),
    good=indicator(),
)


def _two_indicators(targets: str) -> str:
    first = indicator(targets=target("80") + target("90", year=2030))
    second = indicator(id="CT-CQS-02", name="Tỷ lệ văn bản ký số", targets=targets)
    rows = first + second.partition("indicators:\n")[2]
    return plan(indicators=2) + rows + task(serves="[CT-CQS-01, CT-CQS-02]")


TARGET_YEAR_LEFT_OUT = Rule(
    code="DX523",
    slug="target-year-left-out",
    severity=Severity.INFO,
    title=marked("Some indicators have no target for a target year of the plan"),
    why=marked(
        "Where others have one, a row of that year tells of a part of the plan only, and says so."
        " They are counted once for the year. If the plan sets none, the finding stays: that is a"
        " gap of the plan."
    ),
    bad=_two_indicators(target("60")),
    good=_two_indicators(target("60") + target("75", year=2030)),
)
