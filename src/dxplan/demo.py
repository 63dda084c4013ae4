"""Made-up reports over six quarters, so that the tool can be tried before anybody has reported.

Everything here is invented, the same on every machine (a fixed seed per record), and marked as
made up in the plan itself. Nothing of it may be shown as a fact about Hanoi.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from dxplan.model import Indicator, Plan, Status, Task, Value
from dxplan.modelines import modeline
from dxplan.pace import goal_of, next_target
from dxplan.periods import Cycle, Period
from dxplan.succession import responsible

QUARTERS: Sequence[Period] = (
    *(Period(2024, number, Cycle.QUARTER) for number in (1, 2, 3, 4)),
    *(Period(2025, number, Cycle.QUARTER) for number in (1, 2)),
)
NOTE = "số liệu giả định"
MARK = "BẢN TRÌNH DIỄN, SỐ LIỆU GIẢ ĐỊNH"
MARK_EN = "DEMONSTRATION, MADE-UP FIGURES"

#: Of a hundred tasks, how many go which way.
_COURSES = (
    ("on_time", 46),
    ("late", 12),
    ("slow", 24),
    ("silent", 12),
    ("suspended", 4),
    ("not_started", 2),
)
#: How often an agency that seldom reports says nothing.
_SILENCE = 0.75
_HEAD = "# Số liệu giả định, sinh ra để trình diễn công cụ; không phải báo cáo của cơ quan nào.\n"


def marked_title(title: str, mark: str = MARK) -> str:
    """The title of a demonstration plan."""
    return f"[{mark}] {title}"


def demo_reports(plan: Plan) -> Mapping[str, str]:
    """Path below the workspace -> text of a report file, for every agency and quarter."""
    # By task, because members that have merged report once.
    entries: defaultdict[tuple[date, str], dict[str, str]] = defaultdict(dict)
    values: defaultdict[tuple[date, str], list[str]] = defaultdict(list)
    for task in plan.tasks.values():
        members = _members(plan, task)
        # Who took others in goes on with its own course of work, or with that of one of them.
        heard = {member: member for member in members}
        for member in members:
            for day, line in _task_lines(task, member):
                reporter = responsible(plan, member, day)
                if reporter is None or not plan.agencies[reporter].exists(day):
                    continue
                if heard.setdefault(reporter, member) == member:
                    entries[day, reporter][task.id] = line
    for indicator in plan.indicators.values():
        for day, line in _indicator_lines(indicator):
            reporter = responsible(plan, indicator.owner, day) or indicator.owner
            values[day, reporter].append(line)
    return {
        path: modeline(path)
        + _file(day, agency, [*entries[day, agency].values()], values[day, agency])
        for day, agency in sorted(entries.keys() | values.keys())
        for path in [f"data/reports/{day}/{agency}.yaml"]
    }


def _members(plan: Plan, task: Task) -> Sequence[str]:
    group = plan.agency_groups.get(task.lead)
    return [task.lead] if group is None else group.members


def _task_lines(task: Task, member: str) -> Iterator[tuple[date, str]]:
    """What a member says of a task, quarter by quarter; nothing is said before it starts."""
    random = Random(f"{task.id} {member}")  # noqa: S311 (a fixed seed, not a secret)
    (course,) = random.choices([name for name, _ in _COURSES], [weight for _, weight in _COURSES])
    done_on = _completion(task, course, random)
    percent = 0
    for period in QUARTERS:
        if task.start is not None and task.start > period.end:
            continue
        if course == "silent" and random.random() < _SILENCE:
            continue
        percent = min(95, percent + random.randint(3, 17))
        yield period.end, _entry(task, course, percent, done_on, period.end)
        if done_on is not None and done_on <= period.end and task.recurs is None:
            return


def _completion(task: Task, course: str, random: Random) -> date | None:
    """The made-up day of completion; recurring tasks and slow ones have none."""
    if task.recurs is not None or course not in {"on_time", "late"}:
        return None
    due = task.due or date(2025, 12, 31)
    early = max((due - date(2024, 1, 2)).days, 1)
    if course == "on_time":
        return due - timedelta(days=random.randint(0, min(early, 120)))
    return due + timedelta(days=random.randint(5, 90))


def _entry(task: Task, course: str, percent: int, done_on: date | None, day: date) -> str:
    if done_on is not None and done_on <= day:
        return f"task: {task.id}, status: {Status.COMPLETED}, completed_on: {done_on}, note: {NOTE}"
    if course == "not_started":
        return f"task: {task.id}, status: {Status.NOT_STARTED}, note: {NOTE}"
    status = Status.SUSPENDED if course == "suspended" and percent > 40 else Status.IN_PROGRESS  # noqa: PLR2004 (made up)
    return f"task: {task.id}, status: {status}, percent: {percent}, note: {NOTE}"


def _indicator_lines(indicator: Indicator) -> Iterator[tuple[date, str]]:
    """A made-up value every second quarter, moving towards the target of 2025."""
    random = Random(indicator.id)  # noqa: S311 (a fixed seed, not a secret)
    goal = goal_of(next_target(indicator, date(2024, 1, 1)), indicator.direction)
    if goal is None or random.random() < 0.15:  # noqa: PLR2004 (some stay without figures)
        return
    speed = Decimal(random.randint(60, 115)) / 100
    for step, period in enumerate(QUARTERS[1::2], 1):
        value = _value(indicator, goal, speed * step / 3)
        yield period.end, f"indicator: {indicator.id}, value: {value}, note: {NOTE}"


def _value(indicator: Indicator, goal: Value, share: Decimal) -> str:
    if isinstance(goal, bool):
        return "yes" if (share >= 1) == goal else "no"
    if indicator.kind == "rank":
        return str(max(1, int(goal * (3 - 2 * min(share, Decimal(1))))))
    value = goal * (Decimal("0.4") + Decimal("0.6") * share)
    if indicator.direction == "down":
        value = goal * (Decimal("1.6") - Decimal("0.6") * share)
    if indicator.kind == "share":
        value = min(value, Decimal(100))
    return f"{value:.1f}"


def _file(day: date, agency: str, tasks: Sequence[str], indicators: Sequence[str]) -> str:
    lines = [f"{_HEAD}as_of: {day}", f"agency: {agency}"]
    for key, entries in (("tasks", tasks), ("indicators", indicators)):
        if entries:
            lines += [f"{key}:", *(f"  - {{{entry}}}" for entry in entries)]
    return "\n".join(lines) + "\n"
