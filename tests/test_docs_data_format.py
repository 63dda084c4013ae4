"""`docs/data-format.md` says what the code reads: its examples load, its tables name every key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

import pytest

from dxplan import model
from dxplan.catalogue.example import files
from dxplan.catalogue.registry import RULES
from dxplan.load import load
from dxplan.model import FORMAT, Plan, Task
from dxplan.scalars import (
    Misread,
    read_count,
    read_date,
    read_id,
    read_number,
    read_value,
    read_year,
)
from tests.builders import findings, lines

PAGE = Path(__file__).parents[1] / "docs" / "data-format.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)

#: Every type that `data/` is read into. `Plan` is what they make together.
RECORDS = {
    name: kind
    for name, kind in vars(model).items()
    if hasattr(kind, "__dataclass_fields__") and kind is not Plan
}

#: Fields that are not written in the record: the file of a task names its group once for all.
ELSEWHERE = {(Task, "group")}


class Key(NamedTuple):
    """A row of a table of keys."""

    name: str
    type: str
    required: str


def tables() -> Iterator[tuple[str, list[Key]]]:
    """Record type -> its keys, from the table under its heading.

    "### Agency group (nhóm cơ quan)" stands over the keys of `AgencyGroup`.
    """
    for section in re.split(r"^##+ ", TEXT, flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0].partition(" (")[0]
        rows = re.findall(r"^\| `([^`]+)` \| (.+?) \| (yes|no) \| .+ \|$", section, re.MULTILINE)
        yield heading.title().replace(" ", ""), [Key(*row) for row in rows]


def described() -> dict[str, list[Key]]:
    return {name: keys for name, keys in tables() if name in RECORDS}


def written(kind: type) -> list[Field[Any]]:
    return [field for field in fields(kind) if (kind, field.name) not in ELSEWHERE]


#: Type of a single value -> what reads it.
SCALARS: dict[str, Callable[[str], object]] = {
    "id": read_id,
    "date": read_date,
    "number": read_number,
    "whole number": read_count,
    "year": read_year,
    "yes or no": read_value,
}

EACH = pytest.mark.parametrize("name", RECORDS)


def test_the_examples_are_a_plan_without_a_finding(tmp_path: Path) -> None:
    for path, content in files("".join(EXAMPLES)).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert lines(findings(tmp_path)) == []
    workspace, _ = load(tmp_path)
    plan = workspace.plan
    assert (len(plan.indicators), len(plan.tasks), len(plan.reports)) == (4, 4, 2)


def test_every_example_is_one_whole_file() -> None:
    assert [len(files(example)) for example in EXAMPLES] == [1] * len(EXAMPLES)
    assert all(example.startswith("# data/") for example in EXAMPLES)


def test_every_record_type_has_one_table() -> None:
    names = [name for name, _ in tables() if name in RECORDS]
    assert sorted(names) == sorted(RECORDS)


@EACH
def test_a_table_names_every_key_once_and_no_other(name: str) -> None:
    keys = [key.name for key in described()[name]]
    assert sorted(keys) == sorted(field.name.rstrip("_") for field in written(RECORDS[name]))


@EACH
def test_a_table_marks_what_is_required(name: str) -> None:
    marks = {key.name: key.required for key in described()[name]}
    assert marks == {
        field.name.rstrip("_"): "yes" if _is_required(field) else "no"
        for field in written(RECORDS[name])
    }


@EACH
def test_a_table_gives_the_allowed_words(name: str) -> None:
    hints = get_type_hints(RECORDS[name])
    for key in described()[name]:
        hint = hints.get(key.name, hints.get(f"{key.name}_"))
        words = [word.strip('"') for word in re.findall(r"`([^`]+)`", key.type)]
        assert words == list(_words(hint)), key.name


@pytest.mark.parametrize("name", SCALARS)
def test_a_value_is_taken_or_refused_as_the_page_says(name: str) -> None:
    row = re.search(rf"^\| {name} \| (.+) \| (.+) \| (DX\d+) \|$", TEXT, re.MULTILINE)
    assert row is not None
    taken, refused, rule = row.groups()
    for written in re.findall(r"`([^`]{2,})`", taken):
        SCALARS[name](written)
    for written in re.findall(r"`([^`]+)`", refused):
        with pytest.raises(Misread) as misread:
            SCALARS[name](written)
        assert misread.value.rule.code == rule


def test_an_example_of_every_key_is_shown() -> None:
    shown = set(re.findall(r"(\w+):(?=\s)", "".join(EXAMPLES)))
    everything = {field.name.rstrip("_") for kind in RECORDS.values() for field in fields(kind)}
    assert everything - shown == set()


def test_the_rules_it_names_exist() -> None:
    assert set(re.findall(r"DX\d{3}", TEXT)) - RULES.keys() == set()


def test_its_links_lead_to_its_headings() -> None:
    headings = re.findall(r"^##+ (.+)$", TEXT, re.MULTILINE)
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) - {_anchor(each) for each in headings} == set()


def test_it_describes_the_format_of_this_version() -> None:
    assert f"data format {FORMAT}." in TEXT


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _words(hint: Any) -> Iterator[str]:
    """The words a field type allows; none where it takes any text."""
    for part in (hint, *get_args(hint)):
        members = getattr(part, "__members__", None)
        if members is not None:
            yield from (member.value for member in members.values())
        elif isinstance(part, str):
            yield part
        elif part is not hint:
            yield from _words(part)


def _anchor(heading: str) -> str:
    """How GitHub names a heading in a link."""
    kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")
