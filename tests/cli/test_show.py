"""`show`: an indicator with both horizons and its values drawn, and JSON for every record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date

import jsonschema
import pytest

from dxplan.figures import measure
from dxplan.load import load
from dxplan.render.json_text import as_json
from dxplan.render.record_json import record_document
from dxplan.views.record import record_view
from tests.conftest import REPOSITORY, Lay, Run

INDICATOR = """\
# data/indicators.yaml
indicators:
  - id: CT-CQS-01
    pillar: cqs
    name: Tỷ lệ hồ sơ trực tuyến
    unit: "%"
    kind: share
    direction: up
    owner: so-a
    baseline: {date: 2022-12-31, value: 40, source: vb-1}
    targets:
      - {year: 2025, comparator: ">=", value: 80, source: vb-1}
      - {year: 2030, comparator: ">=", value: 95, source: vb-1}
    basis: cited
    source: vb-1
"""
REPORTS = """\
# data/reports/2024-01-10/so-a.yaml
as_of: 2024-01-10
agency: so-a
indicators:
  - {indicator: CT-CQS-01, value: 50, date: 2023-12-31}
# data/reports/2024-01-10/so-b.yaml
as_of: 2024-01-10
agency: so-b
indicators:
  - {indicator: CT-CQS-01, value: 52, date: 2023-12-31}
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
indicators:
  - {indicator: CT-CQS-01, value: 58, date: 2024-06-30}
# data/reports/2025-01-10/so-a.yaml
as_of: 2025-01-10
agency: so-a
indicators:
  - {indicator: CT-CQS-01, value: 55, date: 2023-12-31}
  - {indicator: CT-CQS-01, value: 62, date: 2024-12-31}
"""


SHOWN = """\
Values on the way to the targets
2022-12-31     40  ████████▊               baseline
2023-12-31     55  ███████████┊▏           pace 53.32 (2025)
2024-06-30     58  ████████████▊┊          pace 59.96 (2025)
2024-12-31     62  █████████████▋┊         pace 66.68 (2025)
2025-12-31  68.98  ░░░░░░░░░░░░░░░░        projected
2025-12-31   ≥ 80                   ┃      target
2030-12-31    100  ░░░░░░░░░░░░░░░░░░░░░░  projected
2030-12-31   ≥ 95                      ┃   target
Scale: 0 to 100 (%), higher is better

Targets
Year  Target  Asked for now  Projected  On course  State       Source
─────────────────────────────────────────────────────────────────────
2025    ≥ 80          69.96      68.98  no         ! behind    [vb-1]
2030    ≥ 95          55.45        100  yes        → on track  [vb-1]

Measurements
      Date  Value  Reported by  Note  Place
─────────────────────────────────────────────────────────────────────────
2023-12-31     55  Sở A         —     data/reports/2025-01-10/so-a.yaml:4
2024-06-30     58  Sở A         —     data/reports/2024-06-30/so-a.yaml:4
2024-12-31     62  Sở A         —     data/reports/2025-01-10/so-a.yaml:5

Values replaced
      Date  Value  Reported on  Reported by  Holds instead  Place
───────────────────────────────────────────────────────────────────────────────────────────────
2023-12-31     50   2024-01-10  Sở A                    55  data/reports/2024-01-10/so-a.yaml:4
2023-12-31     52   2024-01-10  Sở B                    55  data/reports/2024-01-10/so-b.yaml:4
"""


@pytest.fixture
def shown(lay: Lay, run: Run) -> Callable[..., str]:
    """What `show` says of the indicator at the end of March 2025."""
    root = lay(INDICATOR, REPORTS)

    def call(*options: str, **environ: str) -> str:
        result = run("show", "CT-CQS-01", "--as-of", "2025-03-31", *options, folder=root, **environ)
        assert (result.code, result.err) == (0, "")
        return result.out

    return call


def test_an_indicator_shows_its_values_both_horizons_and_what_was_replaced(
    shown: Callable[..., str],
) -> None:
    assert SHOWN in shown(COLUMNS="120")


def test_the_facts_say_where_the_line_and_the_values_lead(shown: Callable[..., str]) -> None:
    assert """
State          ! behind  for 2025
Latest         62  on 2024-12-31, 3 months old
Pace asks for  66.68  on 2024-12-31, towards 2025
Projection     2027-07-31  meets the target for 2025
Baseline       40  on 2022-12-31
""" in shown()


@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
def test_width_only_wraps(width: str, shown: Callable[..., str]) -> None:
    wide, narrow = shown(), shown(COLUMNS=width)
    assert max(map(len, narrow.splitlines())) <= int(width)
    # Names of files are folded anywhere, everything else between words.
    numbers = re.compile(r"(?<![\w/-])[\d.]+(?![\w/-])")
    assert sorted(numbers.findall(narrow)) == sorted(numbers.findall(wide))
    assert sorted(re.findall(r"[█▏▎▍▌▋▊▉░┊┃]+", narrow)) == sorted(
        re.findall(r"[█▏▎▍▌▋▊▉░┊┃]+", wide)
    )


def test_colours_carry_nothing(shown: Callable[..., str]) -> None:
    coloured = shown(NO_COLOR="", FORCE_COLOR="1")
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown()


def test_an_indicator_without_a_baseline_says_where_its_line_begins(lay: Lay, run: Run) -> None:
    without = INDICATOR.replace("    baseline: {date: 2022-12-31, value: 40, source: vb-1}\n", "")
    out = run("show", "CT-CQS-01", "--as-of", "2025-03-31", folder=lay(without, REPORTS)).out
    assert (
        "on 2024-12-31, towards 2025; the line begins at the first measurement: "
        "there is no baseline\n" in out
    )
    assert "2023-12-31     55  ████████████▏           line begins\n" in out


def test_an_indicator_that_was_never_measured_shows_what_is_asked_for(lay: Lay, run: Run) -> None:
    reports = "# data/reports/2024-06-30/so-a.yaml\nas_of: 2024-06-30\nagency: so-a\n"
    out = run("show", "CT-CQS-01", "--as-of", "2024-07-01", folder=lay(INDICATOR, reports)).out
    assert "2025    ≥ 80             60          —  —          ? not enough data" in out
    assert "2022-12-31    40  ██████████▏               baseline\n" in out


def test_a_task_of_a_group_names_the_members_that_are_silent(lay: Lay, run: Run) -> None:
    root = lay("""\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - {id: NV-CQS-001, title: Số hóa hồ sơ, lead: departments, due: 2025-06-30, serves: [CT-CQS-01],
     deliverable: Hồ sơ, basis: cited, source: vb-1}
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
""")
    command = ("show", "NV-CQS-001", "--as-of", "2024-07-01")
    assert "Not reported  Sở A, Sở B  2 members\n" in run(*command, folder=root).out
    document = json.loads(run(*command, "--format", "json", folder=root).out)
    assert document["facts"]["missing"] == {"value": ["Sở A", "Sở B"], "remark": "2 members"}


def test_json_says_of_each_horizon_what_the_table_says(shown: Callable[..., str]) -> None:
    near, far = json.loads(shown("--format", "json"))["horizons"]
    assert near == {
        "year": 2025,
        "comparator": ">=",
        "value": 80,
        "range": None,
        "state": "behind",
        "expected": 66.68,
        "expected_now": 69.96,
        "projected": 68.98,
        "on_course": False,
        "reached_on": "2027-07-31",
    }
    assert (far["state"], far["projected"], far["on_course"]) == ("on_track", 100, True)


def test_json_of_every_shipped_record_holds_to_its_schema() -> None:
    schema = json.loads((REPOSITORY / "schema/show.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    workspace, _ = load(REPOSITORY)
    plan, day = workspace.plan, date(2025, 11, 30)
    measured = measure(plan, day)
    tables = (plan.tasks, plan.indicators, plan.agencies, plan.sources)
    for record in (each for table in tables for each in table.values()):
        view = record_view(workspace, measured, record, "vi")
        document = json.loads(as_json(record_document(plan, view, day, None)))
        validator.validate(document)
        assert document["record"]["id"] == record.id


def test_json_of_revised_values_holds_to_its_schema(shown: Callable[..., str]) -> None:
    schema = json.loads((REPOSITORY / "schema/show.schema.json").read_text(encoding="utf-8"))
    document = json.loads(shown("--format", "json"))
    jsonschema.validate(document, schema)
    assert [row["holds"] for row in document["tables"]["superseded"]] == [55, 55]


def test_an_indicator_without_a_target_shows_what_it_is(lay: Lay, run: Run) -> None:
    head, _, rest = INDICATOR.partition("    targets:\n")
    root = lay(head + "    targets: []\n    basis:" + rest.partition("    basis:")[2])
    out = run("show", "CT-CQS-01", folder=root).out
    assert out.splitlines()[3] == "Baseline   40  on 2022-12-31"
    document = json.loads(run("show", "CT-CQS-01", "--format", "json", folder=root).out)
    assert (document["horizons"], set(document["tables"])) == ([], {"tasks"})
