"""`dxplan schema`, and the schemas that `init` and `import` leave with the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dxplan.modelines import KINDS, kind_of, modeline, schema_path
from tests.conftest import Lay, Run


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed_anywhere(kind: str, tmp_path: Path, run: Run) -> None:
    result = run("schema", kind, folder=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["$id"] == f"urn:dxplan:schema:{kind}:1"


def test_all_schemas_are_written_into_a_folder(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "made" / "here"
    result = run("schema", "-o", str(target))
    assert result.out == f"6 files written to {target}\n"
    assert sorted(path.name for path in target.iterdir()) == sorted(
        Path(schema_path(kind)).name for kind in KINDS
    )
    assert run("schema", "tasks").out == (target / "tasks.schema.json").read_text(encoding="utf-8")


def test_one_schema_is_written_into_a_folder(tmp_path: Path, run: Run) -> None:
    assert run("schema", "tasks", "-o", str(tmp_path)).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["tasks.schema.json"]


def test_a_schema_of_a_plan_has_its_ids_and_their_names(lay: Lay, run: Run) -> None:
    document = json.loads(run("schema", "tasks", "--workspace", folder=lay()).out)
    assert document["properties"]["group"]["enum"] == ["cqs"]
    assert document["properties"]["group"]["enumDescriptions"] == ["Phát triển chính quyền số"]


def test_a_plan_with_mistakes_has_a_schema_too(lay: Lay, run: Run) -> None:
    root = lay("# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document}\n")
    assert run("validate", folder=root).code == 1
    result = run("schema", "report", "--workspace", folder=root)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["properties"]["source"]["enum"] == ["vb-1"]


def test_a_hostile_name_stays_text(lay: Lay, run: Run) -> None:
    name = "]}\\u202e##[error]"
    root = lay(f'# data/agencies.yaml\nagencies:\n  - {{id: so-a, name: "{name}", level: other}}\n')
    out = run("schema", "tasks", "--workspace", folder=root).out
    assert "\u202e" not in out
    assert "##[" not in out
    assert json.loads(out)


def test_descriptions_are_in_the_language_asked_for(run: Run) -> None:
    assert '"title": "Task"' in run("schema", "tasks").out
    assert '"title": "Nhiệm vụ"' in run("--lang", "vi", "schema", "tasks").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "name a kind of file"),
        (["tsks"], 2, "'tsks' is not one of"),
        (["tasks", "extra"], 2, "not expected: extra"),
        (["tasks", "--workspace"], 3, "no plan here"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], code: int, said: str, tmp_path: Path, run: Run
) -> None:
    result = run("schema", *arguments, folder=tmp_path)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert said in result.err


def test_a_file_in_place_of_the_folder_is_one_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("schema", "-o", str(tmp_path / "file"))
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("demo", [[], ["--demo"]])
def test_the_files_of_a_new_plan_lead_to_its_schemas(
    demo: list[str], tmp_path: Path, run: Run
) -> None:
    root = tmp_path / "plan"
    assert run("init", str(root), *demo).code == 0
    for file in (root / "data").rglob("*.yaml"):
        path = file.relative_to(root).as_posix()
        kind = kind_of(path)
        assert kind is not None
        assert file.read_text(encoding="utf-8").startswith(modeline(path))
        assert (root / schema_path(kind)).is_file()


def test_a_schema_that_is_there_is_left_as_it_is(tmp_path: Path, run: Run) -> None:
    mine = tmp_path / "plan" / schema_path("tasks")
    mine.parent.mkdir(parents=True)
    mine.write_text("{}", encoding="utf-8")
    assert run("init", str(tmp_path / "plan")).code == 0
    assert mine.read_text(encoding="utf-8") == "{}"
