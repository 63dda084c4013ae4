"""The chart of an indicator, to the letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from dxplan.horizons import horizons
from dxplan.language import Language
from dxplan.measurements import Point
from dxplan.model import Baseline, Direction, Indicator, Range, Target, Value
from dxplan.pace import judge, next_target
from dxplan.projection import FEWEST
from dxplan.render.chart_text import chart_lines
from dxplan.render.notation import Notation
from dxplan.views.chart import chart_of
from dxplan.views.precision import Precision
from tests.builders import indicator, target

BEGIN = date(2022, 12, 31)


def drawn(
    record: Indicator,
    *values: tuple[date, Value | int | str],
    language: Language = "en",
    width: int = 80,
) -> list[str]:
    points = [Point(day, v if isinstance(v, bool) else Decimal(v)) for day, v in values]
    as_of = max((point.day for point in points), default=BEGIN)
    state = judge(record, next_target(record, as_of), points, as_of)
    precision = Precision(state)
    chart = chart_of(state, [precision.horizon(each) for each in horizons(state)], precision.shown)
    if chart is None:
        return []
    return [line.plain for line in chart_lines(chart, Notation(language), width)]


def based(value: int | str, day: date = BEGIN) -> Baseline:
    return Baseline(date=day, value=Decimal(value))


def bars(lines: Sequence[str]) -> list[str]:
    """The chart without its title and its scale."""
    return [line.rstrip() for line in lines[1:-1]]


ECONOMY = indicator(baseline=based("17.15"), targets=(target(30), target(40, 2030)))
GROWTH = [(BEGIN, "17.15"), (date(2024, 12, 31), "16.25"), (date(2025, 12, 31), "17.34")]


def test_a_share_on_its_way_to_both_targets() -> None:
    assert drawn(ECONOMY, *GROWTH) == [
        "Values on the way to the targets",
        "2022-12-31  17.15  █████████▍              baseline",
        "2024-12-31  16.25  █████████     ┊         pace 25.72 (2025)",
        "2025-12-31  17.34  █████████▌      ┊       pace 30 (2025)",
        "2025-12-31   ≥ 30                  ┃       target",
        "2030-12-31  17.66  ░░░░░░░░░░              projected",
        "2030-12-31   ≥ 40                       ┃  target",
        "Scale: 0 to 40 (%), higher is better",
    ]


def test_a_rank_shrinks_towards_its_target() -> None:
    record = indicator(
        kind="rank",
        direction="down",
        unit="hạng",
        baseline=based(24),
        targets=(Target(year=2025, comparator="<=", value=Decimal(5)),),
    )
    ranks = [(date(2021 + n, 12, 31), rank) for n, rank in enumerate((40, 24, 6, 1))]
    assert drawn(record, *ranks)[1:] == [
        "2021-12-31   40  ████████████████████████",
        "2022-12-31   24  ██████████████▍           baseline",
        "2023-12-31    6  ███▋      ┊               pace 17.67",
        "2024-12-31    1  ▋     ┊                   pace 11.33",
        "2025-12-31    1  ░                         projected",
        "2025-12-31  ≤ 5    ┃                       target",
        "Scale: 0 to 40 (hạng), lower is better",
    ]


def test_a_range_has_a_mark_at_both_ends_and_a_missing_baseline_is_said() -> None:
    record = indicator(
        kind="number",
        unit="%/năm",
        targets=(Target(year=2025, range=Range(min=Decimal(7), max=Decimal("7.5"))),),
    )
    assert drawn(record, (BEGIN, 6), (date(2024, 7, 1), "6.5"))[1:] == [
        "2022-12-31        6  ███████████████████▎      line begins",
        "2024-07-01      6.5  ████████████████████┊     pace 6.5",
        "2025-12-31  7 – 7.5                        ┃┃  target",
        "Scale: 0 to 7.5 (%/năm), higher is better",
    ]


def test_a_value_above_the_line_shows_the_line_within_its_bar() -> None:
    record = indicator(kind="number", baseline=based(0), targets=(target(100),))
    assert bars(drawn(record, (date(2024, 7, 1), 75))) == [
        "2022-12-31      0                            baseline",
        "2024-07-01     75  ███████████┊██████        pace 50",
        "2025-12-31  ≥ 100                         ┃  target",
    ]


def test_what_lies_below_zero_begins_at_the_left_end_of_the_scale() -> None:
    record = indicator(kind="number", baseline=based(-20), targets=(target(20),))
    lines = drawn(record, (date(2024, 7, 1), -10))
    assert bars(lines) == [
        "2022-12-31   -20                            baseline",
        "2024-07-01   -10  ██████     ┊              pace 0",
        "2025-12-31  ≥ 20                         ┃  target",
    ]
    assert lines[-1] == "Scale: -20 to 20 (%), higher is better"


def test_what_shall_be_kept_has_no_line() -> None:
    record = indicator(direction="keep", baseline=based(95), targets=(target(95),))
    assert bars(drawn(record, (date(2024, 7, 1), 94))) == [
        "2022-12-31    95  ████████████████████████  baseline",
        "2024-07-01    94  ███████████████████████▊",
        "2025-12-31  ≥ 95                         ┃  target",
    ]


def test_an_indicator_that_stays_at_zero_is_drawn() -> None:
    record = indicator(
        direction="down",
        baseline=based(0),
        targets=(Target(year=2025, comparator="<=", value=Decimal(0)),),
    )
    assert bars(drawn(record, (date(2024, 7, 1), 0))) == [
        "2022-12-31    0                            baseline",
        "2024-07-01    0  ┊                         pace 0",
        "2025-12-31  ≤ 0  ┃                         target",
    ]


def test_a_baseline_that_is_not_a_measurement_of_its_day_has_a_row_of_its_own() -> None:
    record = indicator(kind="number", baseline=based(40), targets=(target(80),))
    assert bars(drawn(record, (BEGIN, 50))) == [
        "2022-12-31    40  ████████████              baseline",
        "2022-12-31    50  ███████████┊███           pace 40",
        "2025-12-31  ≥ 80                         ┃  target",
    ]


@pytest.mark.parametrize(
    ("record", "values"),
    [
        pytest.param(indicator(), [], id="only a target"),
        pytest.param(
            indicator(
                kind="milestone",
                targets=(Target(year=2025, comparator="=", value=True),),
                baseline=Baseline(date=BEGIN, value=False),
            ),
            [(date(2024, 7, 1), False)],
            id="milestone",
        ),
    ],
)
def test_what_has_no_values_has_no_chart(
    record: Indicator, values: list[tuple[date, bool]]
) -> None:
    assert drawn(record, *values) == []


def test_numbers_and_days_are_written_as_the_language_writes_them() -> None:
    lines = bars(drawn(ECONOMY, *GROWTH, language="vi"))
    assert [line.split("  ")[:2] for line in lines[:3]] == [
        ["31/12/2022", "17,15"],
        ["31/12/2024", "16,25"],
        ["31/12/2025", "17,34"],
    ]


def test_a_narrow_terminal_gets_each_bar_on_a_line_of_its_own() -> None:
    assert drawn(ECONOMY, *GROWTH[:2], width=40)[1:] == [
        "2022-12-31  17.15  baseline",
        "  █████████▍",
        "2024-12-31  16.25  pace 25.72 (2025)",
        "  █████████     ┊",
        "2025-12-31   ≥ 30  target",
        "                  ┃",
        "2030-12-31   ≥ 40  target",
        "                       ┃",
        "Scale: 0 to 40 (%), higher is better",
    ]


@pytest.mark.parametrize(
    ("begin", "measured", "pace"),
    [
        ("40", "50", "pace 53.32"),
        ("0.8243", "0.9", "pace 27.1921"),
        ("40", "1000", "pace 53"),
        ("40", "1000.5", "pace 53.3"),
        ("40", "1000.50", "pace 53.3"),
    ],
)
def test_worked_out_values_have_the_places_of_the_measured_ones(
    begin: str, measured: str, pace: str
) -> None:
    record = indicator(kind="number", baseline=based(begin), targets=(target(80),))
    line = drawn(record, (date(2023, 12, 31), measured))[2]
    assert line.endswith(pace)


#: Of the size that indicators have; longer numbers leave no room for a bar.
NUMBERS = st.decimals(-(10**6), 10**6, places=3)


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(NUMBERS, max_size=5),
    begin=NUMBERS,
    goal=NUMBERS,
    direction=st.sampled_from(["up", "down", "keep"]),
    language=st.sampled_from(["vi", "en"]),
    width=st.sampled_from([30, 60, 80, 1_000_000]),
)
def test_no_row_is_wider_than_sixty_cells_and_none_is_lost(
    *,
    values: list[Decimal],
    begin: Decimal,
    goal: Decimal,
    direction: Direction,
    language: Language,
    width: int,
) -> None:
    record = indicator(
        kind="number",
        direction=direction,
        baseline=based(str(begin)),
        targets=(target(str(goal)), target(str(goal), 2030)),
    )
    days = [(BEGIN + timedelta(days=100 * n + 99), value) for n, value in enumerate(values)]
    lines = drawn(record, *days, language=language, width=width)
    rows = [line for line in lines if re.match(r"\d+[-/]\d+[-/]\d+  ", line.lstrip())]
    projections = 2 if len(values) >= FEWEST else 0
    assert max(map(cell_len, lines[1:-1])) <= 60
    assert len(rows) == 1 + len(values) + 2 + projections
