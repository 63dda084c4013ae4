"""What every figure means: its name, its formula, and what each record counts as in it.

`tallies.py` counts the same things fast and all at once. A property test holds that both agree, for
every figure and selection; `why` shows the one and `status` the other.
"""

from __future__ import annotations

from difflib import get_close_matches
from operator import attrgetter

from dxplan.definitions import indicators, tasks
from dxplan.definitions.figure import DeclaredFigure, Figure, Value
from dxplan.figures import Measured, declaring_groups, declaring_pillars
from dxplan.language import Text, marked, text
from dxplan.scalars import plain_letters

_DECLARED_TASKS = DeclaredFigure(
    name="tasks.declared",
    label=marked("Tasks declared by the plan"),
    formula=marked("the numbers that plan.yaml states for the groups of tasks, added up"),
    form="sum",
    read=attrgetter("tasks.declared"),
    parts=lambda plan: tuple(plan.groups.values()),
    asked=declaring_groups,
)
_DECLARED_INDICATORS = DeclaredFigure(
    name="indicators.declared",
    label=marked("Indicators declared by the plan"),
    formula=marked("the numbers that plan.yaml states for the pillars, added up"),
    form="sum",
    read=attrgetter("indicators.declared"),
    parts=lambda plan: tuple(plan.pillars.values()),
    asked=declaring_pillars,
)

#: Every figure by its name, in the order of the dashboard.
FIGURES: dict[str, Figure] = {
    figure.name: figure
    for figure in (
        _DECLARED_TASKS,
        *tasks.FIGURES,
        _DECLARED_INDICATORS,
        *indicators.FIGURES,
    )
}


def value_of(measured: Measured, name: str) -> Value:
    """The value of a figure: a number, a pair from the surest to the best case, or None.

    Raises:
        UnknownFigure: when there is no figure of that name.
    """
    return find_figure(name).read(measured)


class UnknownFigure(ValueError):
    """Somebody asked for a figure that does not exist, or could be one of several."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(str(message))
        self.message, self.hint = message, hint


def find_figure(written: str) -> Figure:
    """The figure of that name; of its end alone, as long as only one figure ends so.

    Raises:
        UnknownFigure: otherwise; its hint names the nearest.
    """
    wanted = plain_letters(written).strip().lower().replace("-", "_")
    if wanted in FIGURES:
        return FIGURES[wanted]
    meant = [name for name in FIGURES if name.split(".", 1)[1] == wanted] or [
        name for name in FIGURES if name.endswith(f".{wanted}")
    ]
    if len(meant) == 1:
        return FIGURES[meant[0]]
    if meant:
        raise UnknownFigure(
            text("{name} is the name of several figures", name=repr(written)),
            text("write one of: {names}", names=", ".join(meant)),
        )
    raise UnknownFigure(text("there is no figure {name}", name=repr(written)), _nearest(wanted))


def _nearest(wanted: str) -> Text:
    known = {end: name for name in reversed(FIGURES) for end in (name, name.split(".", 1)[1])}
    near = get_close_matches(wanted, known, n=1)
    if near:
        return text("did you mean {name}?", name=known[near[0]])
    return text("dxplan why lists all figures")
