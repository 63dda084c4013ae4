"""Whether values, targets and weights can be true."""

from __future__ import annotations

from dxplan.catalogue.example import REPORT, indicator, plan, target, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

SHARE_RANGE = Rule(
    code="DX504",
    slug="share-range",
    severity=Severity.ERROR,
    title=marked("A share lies outside 0 to 100"),
    why=marked(
        "A share is a part of a whole. If the value can pass 100, such as growth against last"
        " year, the indicator is a number and its unit says percent."
    ),
    bad=indicator(targets=target("800")),
    good=indicator(targets=target("80")),
)

VALUE_KIND = Rule(
    code="DX505",
    slug="value-kind",
    severity=Severity.ERROR,
    title=marked("A value is not of its indicator's kind"),
    why=marked(
        "A milestone is reached or not (yes, no), a rank is a whole number from 1, and everything"
        " else is a number. Values of different kinds cannot be compared."
    ),
    bad=REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: yes}\n",
    good=REPORT + "indicators:\n  - {indicator: CT-CQS-01, value: 55}\n",
)

TARGET_AGAINST_DIRECTION = Rule(
    code="DX506",
    slug="target-against-direction",
    severity=Severity.ERROR,
    title=marked("A target points against the direction of its indicator"),
    why=marked(
        "What shall grow has a least value (>=, >), what shall fall has a greatest (<=, <), and a"
        " range begins with its smaller end. Against the direction, progress counts as delay. A"
        " better rank is a smaller number: its direction is down."
    ),
    bad=indicator(targets=target("80", "<=")),
    good=indicator(targets=target("80")),
)

WEIGHT = Rule(
    code="DX508",
    slug="weight",
    severity=Severity.ERROR,
    title=marked("The weight of a task is not above 0"),
    why=marked(
        "Weights say how much a task counts in a mean. With 0 or less it would vanish from the"
        " mean or turn it round. A task that no longer counts is reported as cancelled."
    ),
    bad=task(weight="0"),
    good=task(weight="0.5"),
)

DUPLICATE_TARGET = Rule(
    code="DX511",
    slug="duplicate-target",
    severity=Severity.ERROR,
    title=marked("An indicator has two targets for the same year"),
    why=marked(
        "Whether a target is met has one answer a year. A target that was changed is replaced,"
        " and the decision that changed it is named under `decisions`."
    ),
    bad=indicator(targets=target("80") + target("90")),
    good=indicator(targets=target("80") + target("90", year=2030)),
)

THOUSANDS_POINT = Rule(
    code="DX513",
    slug="thousands-point",
    severity=Severity.WARNING,
    title=marked("A point may be meant to separate thousands"),
    why=marked(
        "Vietnamese texts write ten thousand as 10.000; here that is ten. Nobody writes three"
        " zeros behind a decimal point: write 10000, or 10."
    ),
    bad=indicator(kind="number", targets=target("10.000")),
    good=indicator(kind="number", targets=target("10000")),
)

_BASELINE_OF_2022 = "{date: 2022-12-31, value: 6.5, source: vb-1}"

TENFOLD = Rule(
    code="DX524",
    slug="tenfold",
    severity=Severity.WARNING,
    title=marked("A value is ten times the one before, or a tenth of it"),
    why=marked(
        "A slip of the decimal point, or another unit: 6,5 read as 65, billions in place of"
        " millions. Compared are the baseline and the measurements that follow one another; ranks"
        " and milestones are left out. If the leap is real, say so in the `note` of the value,"
        " and the finding is gone."
    ),
    bad=indicator(baseline=_BASELINE_OF_2022),
    good=indicator(baseline=_BASELINE_OF_2022.replace("6.5", "60.5")),
)

UNIT_AGAINST_KIND = Rule(
    code="DX525",
    slug="unit-against-kind",
    severity=Severity.WARNING,
    title=marked("The unit of an indicator does not fit its kind"),
    why=marked(
        "A share is a percentage and a number of things is none; a rank has no percent, and a"
        " milestone is a yes or no. The kind decides which values are accepted and how the pace"
        " is reckoned."
    ),
    bad=indicator(unit="xã"),
    good=indicator(unit='"%"'),
)

MEASURED_BEFORE_BASELINE = Rule(
    code="DX526",
    slug="measured-before-baseline",
    severity=Severity.INFO,
    title=marked("An agency reports a value that is older than the baseline"),
    why=marked(
        "The pace begins at the baseline, so an older value that an agency reports is shown and"
        " counts for nothing. If it is the better known one, make it the baseline. Published"
        " series may begin as early as they like."
    ),
    bad=indicator(baseline="{date: 2024-08-31, value: 60, source: vb-1}"),
    good=indicator(baseline="{date: 2022-12-31, value: 60, source: vb-1}"),
)


def _three_tasks(weight: str) -> str:
    others = (
        task(id=f"NV-CQS-00{number}", title=f"Số hóa kho hồ sơ số {number}") for number in (2, 3)
    )
    rows = "".join(each.partition("tasks:\n")[2] for each in others)
    return plan(tasks=3) + task(weight=weight) + rows


HEAVY_TASK = Rule(
    code="DX527",
    slug="heavy-task",
    severity=Severity.INFO,
    title=marked("A task weighs more than all others of its group together"),
    why=marked(
        "The mean percentage of the group then says little of the others. Weights of one group"
        " are in one measure, such as 1 to 5; a budget beside them, or 10 for 1.0, is not."
    ),
    bad=_three_tasks("10"),
    good=_three_tasks("2"),
)
