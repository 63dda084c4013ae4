"""What editors are told agrees with what dxplan reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from dxplan import model
from dxplan.catalogue.example import PLAN, files
from dxplan.catalogue.registry import RULES
from dxplan.cli.schema import files as schema_files
from dxplan.findings import Rule
from dxplan.language import translator
from dxplan.load import load
from dxplan.model import Agency, AgencyGroup, Indicator, Plan, Task
from dxplan.modelines import KINDS, kind_of, modeline, schema_path
from dxplan.schemas import names_in, schemas
from dxplan.schemas.meanings import MEANINGS, TITLES
from dxplan.schemas.references import REFERENCES
from tests.builders import folder
from tests.conftest import REPOSITORY
from tests.yaml_as_editors_read_it import as_editors_read

ENGLISH = schemas(translator("en"))
SHIPPED = sorted(
    path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "data").rglob("*.yaml")
)
#: Every type that `data/` is read into, by its name.
RECORDS: dict[str, type] = {
    name: kind
    for name, kind in vars(model).items()
    if hasattr(kind, "__dataclass_fields__") and kind is not Plan
}

#: Rules about the form of single files: a schema sees what breaks them.
SEEN = [
    rule
    for code, rule in RULES.items()
    if code.startswith("DX2") or rule.slug in {"not-a-date", "no-basis", "no-source"}
]
#: Rules about ids that lead nowhere: seen with the ids of the plan at hand.
SEEN_WITH_IDS = [rule for rule in RULES.values() if rule.slug.startswith("unknown-")
                 and rule.code.startswith("DX3")]  # fmt: skip


def complaints(content: bytes, path: str, made: Mapping[str, Any] = ENGLISH) -> list[str]:
    """What a schema says of a file, each with the place it says it of."""
    kind = kind_of(path)
    assert kind is not None
    found = Draft7Validator(made[kind]).iter_errors(as_editors_read(content))
    return [f"{path} {'/'.join(map(str, each.absolute_path))}: {each.message}" for each in found]


def complaints_of(example: str, made: Mapping[str, Any] = ENGLISH) -> list[str]:
    laid = {**files(PLAN), **files(example)}
    return [words for path, content in laid.items() for words in complaints(content, path, made)]


def is_yaml(example: str) -> bool:
    try:
        for path, content in files(example).items():
            as_editors_read(content)
            assert kind_of(path)
    except (yaml.YAMLError, UnicodeDecodeError, AssertionError):
        return False
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(ENGLISH[kind])


@pytest.mark.parametrize("path", SHIPPED)
def test_a_file_of_the_shipped_plan_is_let_through(path: str) -> None:
    assert complaints((REPOSITORY / path).read_bytes(), path) == []


def test_the_shipped_plan_is_let_through_with_its_ids() -> None:
    workspace, _ = load(REPOSITORY)
    made = schemas(translator("vi"), names_in(workspace, "vi"))
    for path in SHIPPED:
        assert complaints((REPOSITORY / path).read_bytes(), path, made) == []


@pytest.mark.parametrize("rule", SEEN, ids=lambda rule: rule.code)
def test_what_breaks_a_rule_about_form_is_marked(rule: Rule) -> None:
    assert complaints_of(rule.bad) != []


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if is_yaml(rule.good)], ids=lambda rule: rule.code
)
def test_what_keeps_a_rule_is_let_through(rule: Rule) -> None:
    assert complaints_of(rule.good) == []


@pytest.mark.parametrize("rule", SEEN_WITH_IDS, ids=lambda rule: rule.code)
def test_an_id_that_leads_nowhere_is_marked_when_the_ids_are_known(
    rule: Rule, tmp_path: Path
) -> None:
    workspace, _ = load(folder(tmp_path, rule.bad))
    made = schemas(translator("en"), names_in(workspace, "en"))
    assert complaints_of(rule.bad) == []
    assert complaints_of(rule.bad, made) != []


def test_seven_kinds_of_reference_are_tried() -> None:
    assert len(SEEN_WITH_IDS) >= 6


@pytest.mark.parametrize("name", RECORDS)
def test_every_key_of_a_record_is_explained(name: str) -> None:
    kind = RECORDS[name]
    keys = [field.name.rstrip("_") for field in fields(kind)]
    assert sorted(MEANINGS[kind]) == sorted(keys)
    assert TITLES[kind]


def test_only_keys_that_there_are_name_records() -> None:
    for kind, keys in REFERENCES.items():
        assert keys.keys() <= {field.name for field in fields(kind)}


def test_a_choice_of_ids_says_what_they_stand_for(tmp_path: Path) -> None:
    workspace, _ = load(folder(tmp_path))
    lead = _task(schemas(translator("en"), names_in(workspace, "en")))["lead"]
    assert dict(zip(lead["enum"], lead["enumDescriptions"], strict=True)) == {
        "so-a": "Sở A",
        "so-b": "Sở B",
        "departments": "Các sở",
    }


def test_an_id_in_a_record_that_cannot_be_read_is_still_known(tmp_path: Path) -> None:
    root = folder(tmp_path, "# data/agencies.yaml\nagencies:\n  - {id: so-a, name: Sở A}\n")
    workspace, _ = load(root)
    assert names_in(workspace, "vi")[Agency] == {"so-a": ""}


def test_ids_are_no_choice_while_some_of_them_cannot_be_read(tmp_path: Path) -> None:
    root = folder(tmp_path, "# data/agencies.yaml\nagencies:\n  - {id: so-a\n- [\n")
    workspace, _ = load(root)
    names = names_in(workspace, "vi")
    assert (Agency in names, AgencyGroup in names) == (False, False)
    assert "enum" not in _task(schemas(translator("en"), names))["lead"]


def test_nothing_to_choose_from_is_no_choice() -> None:
    made = schemas(translator("en"), {Indicator: {}, Task: {}})
    assert "pattern" in _task(made)["serves"]["items"]


def test_an_id_like_a_number_is_let_through_as_one() -> None:
    made = schemas(translator("en"), {Agency: {"007": "Sở A"}, AgencyGroup: {}})
    example = "# data/tasks/cqs.yaml\ngroup: cqs\ntasks:\n  - {lead: %s}\n"
    own = [each for each in complaints_of(example % "007", made) if "/lead" in each]
    assert own == []
    assert [each for each in complaints_of(example % "so-x", made) if "/lead" in each] != []


@pytest.mark.parametrize("kind", KINDS)
def test_a_committed_schema_is_what_the_code_makes(kind: str) -> None:
    committed = (REPOSITORY / schema_path(kind)).read_text(encoding="utf-8")
    made = schema_files("vi")[schema_path(kind)]
    assert committed == made, f"{schema_path(kind)} is stale; run: dxplan schema -o schema"


@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_file_begins_with_the_way_to_its_schema(path: str) -> None:
    file = REPOSITORY / path
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert first + "\n" == modeline(path)
    assert (file.parent / first.partition("$schema=")[2]).resolve().is_file()


def test_a_file_nobody_reads_has_no_kind() -> None:
    assert [kind_of(path) for path in ("data/x.yaml", "dxplan.yaml", "data/plan.yml")] == [None] * 3
    assert modeline("data/x.yaml") == ""


def _task(made: Mapping[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = made["tasks"]["properties"]["tasks"]["items"]["properties"]
    return properties


def test_nothing_in_a_schema_is_left_unsaid() -> None:
    """Every key of every record has a description, in both languages."""
    for language in ("vi", "en"):
        for made in schemas(translator(language)).values():
            for form in _properties(made):
                assert form["description"]


def _properties(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        forms = schema.get("properties", {}).values()
        yield from (form for form in forms if form is not False)  # a key that may not be there
        for value in schema.values():
            yield from _properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _properties(value)
