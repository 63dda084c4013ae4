"""What is new since the last meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from dxplan.language import Text, counted, marked, text
from dxplan.rounding import rounded
from dxplan.views.changes.sheet import Words
from dxplan.views.outside import not_in_total
from dxplan.views.report.changes import (
    ChangeFacts,
    ChangeSectionFacts,
    ComparisonFacts,
    MovedFigureFacts,
)
from dxplan.views.report.content import Content
from dxplan.views.report.prose.phrases import (
    Phrase,
    detailed,
    enumerated,
    in_total,
    named,
    rate_words,
)

#: The figures of the headline that are followed in words, as a sentence calls them.
_FIGURES: Mapping[str, str] = {
    "tasks.completion_rate": marked("the completion rate"),
    "tasks.overdue": marked("the number of overdue tasks"),
    "tasks.unreported": marked("the number of tasks without a report"),
}
#: What happened, by the group of changes.
PHRASES: Mapping[str, Phrase] = {
    "completed": lambda n: counted("{count} task was completed", "{count} tasks were completed", n),
    "overdue": lambda n: counted("{count} task became overdue", "{count} tasks became overdue", n),
    "reopened": lambda n: counted(
        "{count} task reported as completed was opened again",
        "{count} tasks reported as completed were opened again",
        n,
    ),
    "suspended": lambda n: counted("{count} task was suspended", "{count} tasks were suspended", n),
    "cancelled": lambda n: counted("{count} task was cancelled", "{count} tasks were cancelled", n),
    "resumed": lambda n: counted(
        "{count} task was taken up again", "{count} tasks were taken up again", n
    ),
    "rhythm": lambda n: counted(
        "{count} recurring task lapsed or caught up",
        "{count} recurring tasks lapsed or caught up",
        n,
    ),
    "deadlines": lambda n: counted("{count} deadline was moved", "{count} deadlines were moved", n),
    "targets": lambda n: counted(
        "{count} target or baseline was moved", "{count} targets or baselines were moved", n
    ),
    "leads": lambda n: counted(
        "{count} task or indicator passed to another agency",
        "{count} tasks and indicators passed to another agency",
        n,
    ),
    "added": lambda n: counted(
        "{count} record was added to the plan", "{count} records were added to the plan", n
    ),
    "removed": lambda n: counted(
        "{count} record was taken out of the plan", "{count} records were taken out of the plan", n
    ),
    "indicators": lambda n: counted(
        "{count} indicator has a new figure or stands differently",
        "{count} indicators have a new figure or stand differently",
        n,
    ),
    "silent": lambda n: counted(
        "{count} agency owed a report this quarter and gave none",
        "{count} agencies owed a report this quarter and gave none",
        n,
    ),
    "progress": lambda n: counted(
        "there is news of {count} other task", "there is news of {count} other tasks", n
    ),
    "reported": lambda n: counted(
        "{count} agency or source reported", "{count} agencies and sources reported", n
    ),
    "renumbered": lambda n: counted(
        "{count} record was renumbered", "{count} records were renumbered", n
    ),
    "other": lambda n: counted(
        "{count} other entry was changed", "{count} other entries were changed", n
    ),
    "edits": lambda n: counted("{count} wording was changed", "{count} wordings were changed", n),
}
#: Of these a meeting wants to know what exactly is new.
_IN_FULL = frozenset({"completed", "deadlines", "targets", "leads", "indicators"})


def change_sentences(content: Content) -> Iterator[Text]:
    """How the headline moved, then what happened; nothing where nothing is compared."""
    found = content.changes
    if found is None:
        return
    if found.empty:
        yield text("Nothing has changed since {before}.", before=found.before)
    else:
        moves = enumerated(_moves(found))
        yield text("Compared with {before}, {moves}.", before=found.before, moves=moves)
    yield from (_by_name(each) for each in found.sections if each.by_name)
    beside = [_happened(each) for each in found.sections if not each.by_name]
    if beside:
        yield text("Besides this, {parts}.", parts=enumerated(beside))
    yield from found.remarks


def _moves(found: ComparisonFacts) -> Iterator[Text]:
    for figure in found.figures:
        if figure.after.name in _FIGURES:
            yield _move(text(_FIGURES[figure.after.name]), figure)


def _move(name: Text, figure: MovedFigureFacts) -> Text:
    before, after = _as_shown(figure.before.value), _as_shown(figure.after.value)
    first, then = rate_words(figure.before), rate_words(figure.after)
    if before is None or after is None:
        return text("{figure} was {before} and is {after}", figure=name, before=first, after=then)
    if before == after:
        return text("{figure} is still {after}", figure=name, after=then)
    if before < after:
        return text("{figure} rose from {before} to {after}", figure=name, before=first, after=then)
    return text("{figure} fell from {before} to {after}", figure=name, before=first, after=then)


def _as_shown(value: object) -> Decimal | None:
    """What looks the same is not said to have moved."""
    if not isinstance(value, Decimal | int):
        return None
    return rounded(Decimal(value))


def _by_name(section: ChangeSectionFacts) -> Text:
    in_full = section.key in _IN_FULL
    return named(_happened(section), [_name(each, in_full=in_full) for each in section.items])


def _happened(section: ChangeSectionFacts) -> Text:
    silent = text("{silent} of these without a report", silent=section.silent)
    remarks = (silent,) if section.silent else ()
    return in_total(PHRASES[section.key], section.count, section.outside, *remarks)


def _name(change: ChangeFacts, *, in_full: bool) -> Words:
    news = change.news if in_full else ()
    return detailed(change.title, news or tuple(_whose(change)))


def _whose(change: ChangeFacts) -> Iterator[Words]:
    if change.lead:
        yield change.lead
    if not change.in_total:
        yield not_in_total()
