"""docs/settings.md: its examples are read as it says, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

from dxplan.catalogue.example import task
from dxplan.records import key_names
from dxplan.sifting.baseline import Entry, read_baseline
from dxplan.sifting.settings import Head, read_settings
from dxplan.sifting.suppressions import read_suppressions
from dxplan.yamltext import parse
from tests.conftest import Lay, Run

PAGE = (Path(__file__).parents[1] / "docs/settings.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def example(words: str) -> str:
    (found,) = (each for each in EXAMPLES if words in each)
    return str(found)


def keys_of(heading: str) -> list[str]:
    """The first column of the table below a heading."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)


def test_the_settings_are_read_without_a_finding() -> None:
    settings, findings = read_settings("dxplan.yaml", example("# dxplan.yaml").encode())
    assert findings == []
    assert settings.head.fail_on == "warning"
    assert not settings.shows("DX311", "data/tasks/ktx.yaml")
    assert settings.shows("DX311", "data/tasks/cqs.yaml")


def test_the_list_is_read_without_a_finding() -> None:
    baseline, refused = read_baseline("known.yaml", example("# known.yaml").encode())
    assert refused == []
    assert [entry.code for entry, _ in baseline.entries] == ["DX311", "DX405"]


def test_the_comments_hold_for_the_lines_it_says() -> None:
    suppressions, wrong = read_suppressions([parse("x", example("# dxplan: ignore"))])
    assert wrong == []
    assert [(each.line, each.codes) for each in suppressions.all] == [
        (2, ("DX311",)),
        (5, ("DX405", "DX401")),
    ]


def test_the_tables_name_every_key() -> None:
    assert sorted(keys_of("`dxplan.yaml`")) == sorted([*key_names(Head), "per-path"])
    assert keys_of("A list of known findings") == list(key_names(Entry))


def test_figures_are_refused_over_errors_that_are_hidden(run: Run, lay: Lay) -> None:
    root = lay(task(lead="so-x # dxplan: ignore[DX302] not ours to mend"))
    assert run("validate", folder=root).code == 0
    assert run("status", folder=root).code == 1
