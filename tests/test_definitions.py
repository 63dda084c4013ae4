"""The registry of figures: as many as the dashboard has, and found by what people write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dxplan.definitions import FIGURES, UnknownFigure, find_figure, value_of
from dxplan.definitions.figure import EITHER, NOTHING, WHOLE, Form, Share, Value, value_from
from dxplan.figures import measure
from dxplan.language import translator
from dxplan.model import Group, Pillar, Status
from dxplan.render.status_json import status_document
from dxplan.rounding import rounded
from dxplan.states import SOON
from tests.builders import indicator, measured, plan, report, said, task

AS_OF = date(2024, 7, 1)


def leaves(part: dict[str, Any], *path: str) -> Iterator[tuple[str, Any]]:
    for key, value in part.items():
        if isinstance(value, dict):
            yield from leaves(value, *path, key)
        else:
            yield ".".join((*path, key)), value


def published(value: Value) -> object:
    """As status prints it into JSON."""
    match value:
        case tuple():
            return [published(each) for each in value]
        case Decimal():
            return rounded(value).normalize()
        case _:
            return value


def test_every_figure_of_the_dashboard_is_defined_and_read_by_its_name() -> None:
    whole = plan(
        groups=(Group(id="cqs", name="Chính quyền số", declared=9),),
        pillars=(Pillar(id="cqs", name="Chính quyền số", declared=7),),
        tasks=[task(id="1"), task(id="2"), task(id="3", due=date(2024, 6, 1))],
        indicators=[indicator()],
        reports=[
            report(
                tasks=(said("1", Status.COMPLETED), said("2", percent=30)),
                indicators=(measured(85),),
            )
        ],
    )
    found = measure(whole, AS_OF)
    document = status_document(whole, found, "vi", None)
    shown = {
        name: value
        for part in ("tasks", "indicators")
        for name, value in leaves(document[part], part)
    }
    assert {name: published(value_of(found, name)) for name in FIGURES} == shown


def test_every_figure_is_explained_in_both_languages() -> None:
    for figure in FIGURES.values():
        wordings = [
            translator(language)(words)
            for language in ("vi", "en")
            for words in (figure.label, figure.formula)
        ]
        assert all(wordings), figure.name


def test_no_two_figures_are_called_the_same() -> None:
    assert len({figure.label for figure in FIGURES.values()}) == len(FIGURES)
    assert len({figure.formula for figure in FIGURES.values()}) == len(FIGURES)


def test_the_wordings_say_how_far_ahead_due_soon_looks() -> None:
    figure = FIGURES["tasks.due_soon"]
    assert f" {SOON.days} days" in figure.label
    assert f" {SOON.days} days" in figure.formula


# Names


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tasks.completion_rate", "tasks.completion_rate"),
        ("completion_rate", "tasks.completion_rate"),
        ("Completion-Rate", "tasks.completion_rate"),
        (" overdue ", "tasks.overdue"),
        ("met", "indicators.met"),
        ("unreported", "tasks.unreported"),
        ("recurring.total", "tasks.recurring.total"),
        ("lapsed", "tasks.recurring.lapsed"),
        ("outside.total", "tasks.outside.total"),
    ],
)
def test_a_figure_is_known_by_its_name_or_by_an_end_that_is_its_own(
    written: str, meant: str
) -> None:
    assert find_figure(written).name == meant


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (
            "total",
            "'total' is the name of several figures",
            "write one of: tasks.total, indicators.total",
        ),
        (
            "drafted",
            "'drafted' is the name of several figures",
            "write one of: tasks.basis.drafted, indicators.basis.drafted",
        ),
        ("tasks.overdu", "there is no figure 'tasks.overdu'", "did you mean tasks.overdue?"),
        ("completion", "there is no figure 'completion'", "did you mean tasks.completion_rate?"),
        ("on_trak", "there is no figure 'on_trak'", "did you mean indicators.on_track?"),
        ("xyz", "there is no figure 'xyz'", "dxplan why lists all figures"),
        ("", "there is no figure ''", "dxplan why lists all figures"),
    ],
)
def test_what_is_no_figure_is_answered_with_the_nearest(
    written: str, message: str, hint: str
) -> None:
    with pytest.raises(UnknownFigure) as raised:
        find_figure(written)
    assert (str(raised.value.message), str(raised.value.hint)) == (message, hint)


# From shares to a value

HALF = Share(Decimal("0.5"), Decimal("0.5"))


@pytest.mark.parametrize(
    ("form", "shares", "value"),
    [
        ("count", [], 0),
        ("sum", [], None),
        ("rate", [], None),
        ("range", [], None),
        ("count", [WHOLE, NOTHING, WHOLE], 2),
        ("sum", [Share(Decimal(1), Decimal(1), Decimal(27))], 27),
        ("rate", [WHOLE, NOTHING, WHOLE, NOTHING], Decimal("0.5")),
        ("range", [WHOLE, EITHER, NOTHING, NOTHING], (Decimal("0.25"), Decimal("0.5"))),
        ("range", [HALF, HALF._replace(weight=Decimal(3))], (Decimal("0.5"), Decimal("0.5"))),
        ("range", [WHOLE, NOTHING._replace(weight=Decimal(3))], (Decimal("0.25"),) * 2),
        ("rate", [WHOLE._replace(weight=Decimal(0))], None),
    ],
)
def test_a_value_follows_from_the_shares_alone(
    form: Form, shares: list[Share], value: Value
) -> None:
    assert value_from(form, shares) == value
