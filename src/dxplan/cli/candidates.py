"""What can stand at a place of the command line: ids of the plan, figures, rules, revisions.

Only words that mean nothing to any shell are offered, whatever stands in the data or in git:
a completed word is put into a command as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dxplan.language import Text, Translate
from dxplan.model import Agency, AgencyGroup, Group, Indicator, Pillar, Source, Task

_HARMLESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/@+-]*", re.ASCII)
#: Longer descriptions only break the lines of a terminal.
_LONGEST = 60


class Candidate(NamedTuple):
    """A word, and what it stands for."""

    word: str
    meaning: Text | str = ""


Candidates = Callable[[Path], Iterator[Candidate]]


def offered(find: Candidates, folder: Path) -> Iterator[Candidate]:
    """What is found from a folder, without what a shell might act on."""
    return (each for each in find(folder) if _HARMLESS.fullmatch(each.word))


def described(candidate: Candidate, translate: Translate) -> str:
    """What a candidate stands for, short and on one line."""
    from dxplan.render.visible import visible

    meaning = candidate.meaning
    words = " ".join((translate(meaning) if isinstance(meaning, Text) else meaning).split())
    return visible(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")


#: The files that hold records of a kind, as a pattern below the workspace.
_FILES: Mapping[type, str] = {
    Pillar: "data/plan.yaml",
    Group: "data/plan.yaml",
    Source: "data/sources.yaml",
    Agency: "data/agencies.yaml",
    AgencyGroup: "data/agencies.yaml",
    Indicator: "data/indicators.yaml",
    Task: "data/tasks/*.yaml",
}


def _ids(folder: Path, kinds: Sequence[type]) -> Iterator[Candidate]:
    """The ids of records: each file is read on its own, so mistakes elsewhere do not matter."""
    from dxplan.load.file import read_file
    from dxplan.load.trees import Folder
    from dxplan.workspace import find_root

    root = find_root(folder)
    if root is None:
        return
    patterns = dict.fromkeys(_FILES[kind] for kind in kinds)
    paths = [path for pattern in patterns for path in sorted(root.glob(pattern))]
    for path in paths:
        content = read_file(Folder(root), path.relative_to(root).as_posix())
        for found in content.records:
            if found.kind in kinds and isinstance(found.id, str):
                yield Candidate(found.id, found.name.title or "")


def _figures(_folder: Path) -> Iterator[Candidate]:
    from dxplan.definitions import FIGURES

    for name, figure in FIGURES.items():
        yield Candidate(name, Text(figure.label))


def _rules(_folder: Path) -> Iterator[Candidate]:
    from dxplan.catalogue.registry import RULES

    for code, rule in RULES.items():
        yield Candidate(code, Text(rule.title))


def _revisions(folder: Path) -> Iterator[Candidate]:
    from dxplan.history import revision_names

    yield from map(Candidate, ["HEAD", *revision_names(folder)])


def _of(*kinds: type) -> Candidates:
    return partial(_ids, kinds=kinds)


_AGENCIES = _of(Agency, AgencyGroup)
#: Options by the name of their parameter; they mean the same in every command.
OPTIONS: Mapping[str, Candidates] = {
    "pillar": _of(Pillar),
    "group": _of(Group),
    "agency": _AGENCIES,
    "agency_as_planned": _AGENCIES,
    "since": _revisions,
    "against": _revisions,
    "select": _rules,
    "ignore": _rules,
}
#: Arguments by their command and the name of their parameter.
ARGUMENTS: Mapping[tuple[str, str], Candidates] = {
    ("show", "name"): _of(Task, Indicator, Agency, Source),
    ("why", "name"): _figures,
    ("trend", "figures"): _figures,
    ("diff", "earlier"): _revisions,
    ("diff", "later"): _revisions,
    ("explain", "name"): _rules,
}
