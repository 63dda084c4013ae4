"""The file `dxplan.yaml`: which findings a team wants to see. It holds words, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cached_property
from pathlib import PurePosixPath
from typing import Annotated, Any, Final, Literal

from dxplan.catalogue.schema import UNKNOWN_WORD
from dxplan.catalogue.sifting import NO_FILE_FITS
from dxplan.findings import Finding, only_errors
from dxplan.language import text
from dxplan.model import record
from dxplan.records import Origin, key_names, read, unknown_key, wrong_shape
from dxplan.scalars import Misread, shown
from dxplan.sifting.hiding import ABOUT_HIDING
from dxplan.sifting.rulenames import RuleCodes
from dxplan.sifting.sidefile import read_mapping
from dxplan.yamltext import REFUSED, Document

FILE: Final = "dxplan.yaml"
MAX_BYTES: Final = 64 * 1024

#: The key of the settings that hold for some files only.
_PER_PATH: Final = "per-path"

FailOn = Literal["error", "warning", "info"]


def _read_path(written: str) -> str:
    """A file below the folder of the settings, with forward slashes.

    A commit may change the settings, so they must not lead a check to files it does not own.
    """
    path = PurePosixPath(written)
    if path.is_absolute() or ".." in path.parts or "\\" in written or ":" in written:
        raise Misread(
            UNKNOWN_WORD,
            text("{value} is not a file below this folder", value=shown(written)),
            label=text("written like lists/known.yaml"),
        )
    return path.as_posix()


@record
class Choice:
    """Which rules are shown: those of `select` (all, if it is empty) without those of `ignore`."""

    select: tuple[RuleCodes, ...] = ()
    ignore: tuple[RuleCodes, ...] = ()

    def ignores(self, code: str) -> bool:
        """Whether a rule is one of those that are left out."""
        return any(code in codes for codes in self.ignore)

    def shows(self, code: str) -> bool:
        """Whether findings of this rule are shown."""
        chosen = not self.select or any(code in codes for codes in self.select)
        return chosen and not self.ignores(code)


@record
class Head(Choice):
    """The keys of the file but for `per-path`."""

    fail_on: FailOn | None = field(default=None, metadata={"key": "fail-on"})
    baseline: Annotated[str, _read_path] | None = None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the file says; without a file everything is shown."""

    head: Head = field(default_factory=Head)
    #: By file, folder or pattern, as seen from the folder of the settings.
    per_path: Mapping[str, Choice] = field(default_factory=dict)
    document: Document | None = None

    def shows(self, code: str, path: str) -> bool:
        """Whether findings of this rule in that file are shown.

        Rules about hiding itself need not be selected: a `select` that was written for the plan
        would else keep an expired comment out of sight.
        """
        choices = self._choices_for(path)
        if code in ABOUT_HIDING:
            return not any(choice.ignores(code) for choice in choices)
        return all(choice.shows(code) for choice in choices)

    def _choices_for(self, path: str) -> Sequence[Choice]:
        if path not in self._choices:
            fitting = (self.per_path[each.written] for each in self._patterns if each.fits(path))
            self._choices[path] = (self.head, *fitting)
        return self._choices[path]

    @cached_property
    def _choices(self) -> dict[str, Sequence[Choice]]:
        return {}

    @cached_property
    def _patterns(self) -> Sequence[Pattern]:
        return [Pattern(written) for written in self.per_path]

    def idle_patterns(self, paths: Iterable[str]) -> list[Finding]:
        """A finding for every pattern of `per-path` that fits none of the files."""
        known = list(paths)
        return [
            Finding(
                rule=NO_FILE_FITS,
                message=text("no file of the plan fits {pattern}", pattern=shown(pattern.written)),
                location=self.document.at((_PER_PATH, pattern.written), key=True),
                fix=text("correct the path, or take it out"),
            )
            for pattern in self._patterns
            if self.document is not None and not any(map(pattern.fits, known))
        ]


class Pattern:
    """Files as a team names them: one file, all below a folder, or all that look like this.

    `*` stands for any letters, slashes among them, and `?` for one.
    """

    def __init__(self, written: str) -> None:
        self.written = written
        self._named = written.removeprefix("./").rstrip("/")
        self._looks_like = re.compile(translate(self._named)).match

    def fits(self, path: str) -> bool:
        """Whether a path is meant."""
        return (
            path == self._named
            or path.startswith(f"{self._named}/")
            or self._looks_like(path) is not None
        )


def read_settings(path: str, raw: bytes) -> tuple[Settings, list[Finding]]:
    """The settings in a file, and what is wrong with it: a file with errors sets nothing.

    `path` is the file as findings name it.
    """
    document, data, findings = read_mapping(path, raw, MAX_BYTES)
    if document is None:
        return Settings(), findings
    top = dict(data)
    raw_paths = top.pop(_PER_PATH, {})
    head, found = _read_head(document, top)
    findings += found
    per_path, found = _read_per_path(document, raw_paths)
    findings += found
    if head is None or only_errors(findings):
        return Settings(document=document), findings
    return Settings(head=head, per_path=per_path, document=document), findings


def _read_head(document: Document, top: dict[str, Any]) -> tuple[Head | None, list[Finding]]:
    known = (*key_names(Head), _PER_PATH)
    strange = [key for key in top if key not in known]
    findings = [unknown_key(key, known, Origin(document, ()), None) for key in strange]
    known_ones = {key: value for key, value in top.items() if key in known}
    head, found = read(Head, known_ones, Origin(document, ()), None)
    return head, findings + found


def _read_per_path(document: Document, raw: Any) -> tuple[dict[str, Choice], list[Finding]]:
    if not isinstance(raw, dict):
        if raw is None or raw is REFUSED:
            return {}, []
        return {}, [wrong_shape(raw, text("a mapping"), document.at((_PER_PATH,)), None)]
    choices: dict[str, Choice] = {}
    findings = []
    for pattern, keys in raw.items():
        where = Origin(document, (_PER_PATH, pattern))
        if isinstance(keys, dict):
            choice, found = read(Choice, keys, where, None)
            findings += found
            if choice is not None:
                choices[pattern] = choice
        elif keys is not None and keys is not REFUSED:
            findings.append(wrong_shape(keys, text("a mapping"), where.at(), None))
    return choices, findings
