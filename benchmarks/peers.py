# ruff: noqa: INP001 (a neighbour of the script that imports it, not a package)
"""The tools that `validate` is compared with, each in a throw-away environment of its own.

Every peer checks the same records as well as it can: Yamale and check-jsonschema read the same
files with a schema that asks for the same keys and types; doorstop reads one file per record, in
the layout it demands.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENTS = Path(tempfile.gettempdir()) / "dxplan-benchmarks"

_YAMALE_SCHEMA = """\
group: str()
tasks: list(include('task'))
---
task:
  id: regex('^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$')
  title: str(none=False)
  title_en: str(required=False)
  lead: str()
  support: list(str(), required=False)
  start: day(required=False)
  due: day(required=False)
  recurs: enum('continuous', 'monthly', 'quarterly', 'half_yearly', 'yearly', required=False)
  until: day(required=False)
  deliverable: str()
  serves: list(str(), required=False)
  weight: num(required=False)
  basis: enum('transcribed', 'announced', 'cited', 'drafted')
  source: any(str(), include('citation'))
  note: str(required=False)
citation:
  document: str()
  locator: str(required=False)
"""

_TEXT = {"type": "string", "minLength": 1}
_DAY = {"type": "string", "format": "date"}
_IDS = {"type": "array", "items": {"type": "string"}}
_JSON_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["group", "tasks"],
    "additionalProperties": False,
    "properties": {
        "group": {"type": "string"},
        "tasks": {"type": "array", "items": {"$ref": "#/$defs/task"}},
    },
    "$defs": {
        "task": {
            "type": "object",
            "required": ["id", "title", "lead", "deliverable", "basis", "source"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "pattern": "^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$"},
                "title": _TEXT,
                "title_en": _TEXT,
                "lead": _TEXT,
                "support": _IDS,
                "start": _DAY,
                "due": _DAY,
                "recurs": {"enum": ["continuous", "monthly", "quarterly", "half_yearly", "yearly"]},
                "until": _DAY,
                "deliverable": _TEXT,
                "serves": _IDS,
                "weight": {"type": "number"},
                "basis": {"enum": ["transcribed", "announced", "cited", "drafted"]},
                "source": {"anyOf": [_TEXT, {"$ref": "#/$defs/citation"}]},
                "note": _TEXT,
            },
        },
        "citation": {
            "type": "object",
            "required": ["document"],
            "additionalProperties": False,
            "properties": {"document": _TEXT, "locator": _TEXT},
        },
    },
}

_TITLE = re.compile(r"^    title: (.+)$", re.MULTILINE)
_DOORSTOP_DOCUMENT = """\
settings:
  digits: 6
  itemformat: yaml
  prefix: NV
  sep: ''
"""
_DOORSTOP_ITEM = """\
active: true
derived: false
header: ''
level: 1.{number}.1
links: []
normative: true
ref: ''
reviewed: null
text: |
  {title}
"""


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A tool, how to lay out its input, and the command line that checks it."""

    name: str
    program: str
    #: How many times faster `dxplan validate` shall be at least; None where nothing is promised.
    limit: float | None
    requirements: tuple[str, ...]
    #: (the tool's executable, a folder of its own, the task files) -> command line
    prepare: Callable[[Path, Path, Sequence[Path]], list[str]]

    def install(self) -> Path:
        """The tool's executable, from an environment made for it when there is none yet.

        Raises:
            OSError: when the environment cannot be made.
            subprocess.CalledProcessError: when the tool cannot be installed.
        """
        home = ENVIRONMENTS / "-".join(self.requirements).replace("=", "")
        scripts, suffix = home / "bin", ""
        if os.name == "nt":
            scripts, suffix = home / "Scripts", ".exe"
        tool = scripts / f"{self.program}{suffix}"
        if not tool.exists():
            venv.create(home, with_pip=True, clear=True)
            python = str(scripts / f"python{suffix}")
            command = [python, "-m", "pip", "install", "--quiet", *self.requirements]
            subprocess.run(command, check=True, capture_output=True, text=True)
        return tool


def _yamale(tool: Path, folder: Path, files: Sequence[Path]) -> list[str]:
    schema = folder / "schema.yaml"
    schema.write_text(_YAMALE_SCHEMA, encoding="utf-8")
    return [str(tool), "-p", "pyyaml", "-s", str(schema), *map(str, files)]


def _check_jsonschema(tool: Path, folder: Path, files: Sequence[Path]) -> list[str]:
    schema = folder / "schema.json"
    schema.write_text(json.dumps(_JSON_SCHEMA), encoding="utf-8")
    return [str(tool), "--schemafile", str(schema), *map(str, files)]


def _doorstop(tool: Path, folder: Path, files: Sequence[Path]) -> list[str]:
    """As it is used: one item per task in a git repository; it rewrites and stages every file."""
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)  # noqa: S607 (from PATH)
    document = folder / "nv"
    document.mkdir()
    (document / ".doorstop.yml").write_text(_DOORSTOP_DOCUMENT, encoding="utf-8")
    titles = [title for file in files for title in _TITLE.findall(file.read_text(encoding="utf-8"))]
    for number, title in enumerate(titles, 1):
        item = _DOORSTOP_ITEM.format(number=number, title=title)
        (document / f"NV{number:06}.yml").write_text(item, encoding="utf-8")
    return [str(tool), "--project", str(folder), "--quiet"]


def _doorstop_only_reading(tool: Path, folder: Path, files: Sequence[Path]) -> list[str]:
    return [*_doorstop(tool, folder, files), "--no-reformat"]


PEERS = (
    Peer(
        name="Yamale",
        program="yamale",
        limit=1,
        requirements=("yamale==6.1.0", "pyyaml"),
        prepare=_yamale,
    ),
    Peer(
        name="check-jsonschema",
        program="check-jsonschema",
        limit=10,
        requirements=("check-jsonschema==0.39.0",),
        prepare=_check_jsonschema,
    ),
    Peer(
        name="doorstop",
        program="doorstop",
        limit=30,
        requirements=("doorstop==3.2",),
        prepare=_doorstop,
    ),
    Peer(
        name="doorstop --no-reformat",
        program="doorstop",
        limit=None,
        requirements=("doorstop==3.2",),
        prepare=_doorstop_only_reading,
    ),
)
