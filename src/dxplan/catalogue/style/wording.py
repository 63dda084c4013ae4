"""Texts that say what they must, once, and in both languages."""

from __future__ import annotations

from dxplan.catalogue.example import indicator, plan, target, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

PLACEHOLDER = Rule(
    code="DX709",
    slug="placeholder",
    severity=Severity.WARNING,
    title=marked("A placeholder stands in place of a text"),
    why=marked(
        "Three dots, “TBD” or “đang cập nhật” tell a reader nothing, and in a report it looks as if"
        " they were meant. Write what is known; a key that need not be there is left out."
    ),
    bad=task(deliverable="Đang cập nhật"),
    good=task(deliverable="Cổng dịch vụ công vận hành chính thức"),
)

VAGUE_DELIVERABLE = Rule(
    code="DX710",
    slug="vague-deliverable",
    severity=Severity.INFO,
    title=marked("A deliverable cannot be verified"),
    why=marked(
        "A deliverable is a thing that exists afterwards: a decision, a system in use, a figure."
        " “Hoàn thành” or “theo kế hoạch” leaves open when the task may be called completed."
    ),
    bad=task(deliverable="Hoàn thành nhiệm vụ"),
    good=task(deliverable="Quyết định ban hành quy chế quản lý cổng"),
)

DELIVERABLE_IS_TITLE = Rule(
    code="DX711",
    slug="deliverable-is-title",
    severity=Severity.INFO,
    title=marked("A deliverable repeats the title of its task"),
    why=marked(
        "The title says what is to be done, the deliverable what must exist in the end. The same"
        " words twice leave the second open."
    ),
    bad=task(deliverable="Nâng cấp Cổng dịch vụ công"),
    good=task(deliverable="Cổng dịch vụ công vận hành chính thức"),
)


#: The title of the example's task.
_TITLE = "Nâng cấp cổng dịch vụ công"


def _two_tasks(second: str) -> str:
    rows = task() + task(id="NV-CQS-002", title=second).partition("tasks:\n")[2]
    return plan(tasks=2) + rows


TWINS = Rule(
    code="DX712",
    slug="twins",
    severity=Severity.WARNING,
    title=marked("Two tasks, or two indicators, are the same"),
    why=marked(
        "Two tasks with one title, lead and deadline, or two indicators with one name and unit,"
        " are most likely one that was entered twice, and it counts twice. If there are two, their"
        " titles say how they differ."
    ),
    bad=_two_tasks(_TITLE),
    good=_two_tasks(f"{_TITLE}, giai đoạn 2"),
)

UNIT_TWO_WAYS = Rule(
    code="DX713",
    slug="unit-two-ways",
    severity=Severity.INFO,
    title=marked("A unit is written in two ways"),
    why=marked(
        "One plan writes a unit in one way, so that tables can be sorted and compared. The rarer"
        " way is pointed out."
    ),
    bad=plan(indicators=2)
    + indicator()
    + indicator(id="CT-CQS-02", name="Tỷ lệ ký số", unit="phần trăm").partition("indicators:\n")[2]
    + task(serves="[CT-CQS-01, CT-CQS-02]"),
    good=plan(indicators=2)
    + indicator()
    + indicator(id="CT-CQS-02", name="Tỷ lệ ký số", targets=target("70")).partition(
        "indicators:\n"
    )[2]
    + task(serves="[CT-CQS-01, CT-CQS-02]"),
)


def _three_tasks(english: str | None) -> str:
    """Two tasks with an English title, and a third one."""
    second, third = "Số hóa hồ sơ", "Đào tạo cán bộ"
    rows = (
        task(title_en="Improve the public service portal"),
        task(id="NV-CQS-002", title=second, title_en="Digitise the files"),
        task(id="NV-CQS-003", title=third, title_en=english),
    )
    body = "".join(each.partition("tasks:\n")[2] for each in rows[1:])
    return plan(tasks=3) + rows[0] + body


HALF_TRANSLATED = Rule(
    code="DX714",
    slug="half-translated",
    severity=Severity.INFO,
    title=marked("Most records of a kind have an English name, and some have none"),
    why=marked(
        "English output then changes language from row to row. Records are counted once for each"
        " kind; sources are left out, for they keep the language they are in."
    ),
    bad=_three_tasks(None),
    good=_three_tasks("Train the officials"),
)

UNTRANSLATED = Rule(
    code="DX715",
    slug="untranslated",
    severity=Severity.INFO,
    title=marked("An English name is the Vietnamese one"),
    why=marked(
        "It was copied and never translated. Leave the key out until there is a translation:"
        " output then shows the Vietnamese name by itself."
    ),
    bad=task(title_en="Nâng cấp cổng dịch vụ công"),
    good=task(title_en="Improve the public service portal"),
)
