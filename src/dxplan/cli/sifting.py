"""Settings, comments and the list of known findings, as `validate` finds and applies them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dxplan.cli.stops import WrongUsage
from dxplan.language import Text, text

if TYPE_CHECKING:
    from dxplan.cli.findings_forms import FailOn
    from dxplan.findings import Finding
    from dxplan.sifting.baseline import Baseline
    from dxplan.sifting.settings import Settings
    from dxplan.sifting.sift import Sieve, Sifted
    from dxplan.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line says about which findings to show."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    baseline: Path | None = None
    #: The day the plan is judged on, and the revision it is compared with, where they are given.
    as_of: date | None = None
    against: str | None = None


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """The settings that hold for a plan."""

    settings: Settings
    #: Where they stand; the root of the plan where there are none.
    folder: Path
    #: What is wrong with their file.
    findings: Sequence[Finding] = field(default=())


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is shown of a run, and what that was decided with."""

    sifted: Sifted
    #: Also with the files that settings and known findings were read from.
    workspace: Workspace
    #: As the settings have it.
    fail_on: FailOn | None
    #: Those files: what is wrong with them is shown whichever files of the plan are asked for.
    beside: Sequence[str]


def sifted(workspace: Workspace, findings: Sequence[Finding], asked: Asked) -> Outcome:
    """Apply what the settings, the files and the command line say about findings.

    Raises:
        WrongUsage: when the command line names a rule or a list that is not there.
    """
    from dxplan.findings import in_order
    from dxplan.sifting.sift import sift

    surroundings = read_surroundings(workspace.root)
    sieve = make_sieve(workspace, surroundings, asked)
    baseline, refused = _baseline(workspace.root, surroundings, asked)
    result = sift(findings, workspace.documents, replace(sieve, baseline=baseline))
    about = [*surroundings.findings, *refused]
    settings = surroundings.settings
    sides = [each.document for each in (settings, baseline) if each and each.document]
    documents = {document.path: document for document in sides}
    return Outcome(
        sifted=replace(result, shown=in_order([*about, *result.shown])),
        workspace=replace(workspace, documents={**workspace.documents, **documents}),
        fail_on=settings.head.fail_on,
        beside=sorted({*documents, *(finding.location.path for finding in about)}),
    )


def make_sieve(workspace: Workspace, surroundings: Surroundings, asked: Asked) -> Sieve:
    """What decides which findings of a plan are shown, but for known ones.

    Raises:
        WrongUsage: when the command line names a rule that is not there.
    """
    from dxplan.rules.known import last_day
    from dxplan.sifting.settings import Choice
    from dxplan.sifting.sift import Sieve

    way = workspace.root.relative_to(surroundings.folder).as_posix()
    last = last_day(workspace.plan)
    return Sieve(
        day=asked.as_of or last,
        settings=surroundings.settings,
        prefix="" if way == "." else f"{way}/",
        asked=Choice(
            select=_rules("--select", asked.select), ignore=_rules("--ignore", asked.ignore)
        ),
        not_run=_not_run(asked),
        absence_tells=asked.as_of is None or asked.as_of >= last,
    )


def _rules(option: str, words: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The rules of an option that takes several words, or several in one with commas."""
    from dxplan.scalars import Misread
    from dxplan.sifting.rulenames import several_rules

    names = [name.strip() for word in words for name in word.split(",")]
    try:
        return tuple(several_rules(name) for name in names)
    except Misread as misread:
        message = text("{option}: {reason}", option=option, reason=misread.message)
        raise WrongUsage(message, misread.fix) from misread


def _not_run(asked: Asked) -> frozenset[str]:
    """The rules that say nothing in this run, because they wait for an option."""
    from dxplan.catalogue.registry import RULES

    no_day, no_revision = asked.as_of is None, asked.against is None
    return frozenset(
        code
        for code, rule in RULES.items()
        if (no_day and rule.as_of is not None) or (no_revision and rule.before)
    )


def read_surroundings(root: Path) -> Surroundings:
    """The settings above a plan: in the nearest folder, up to the top of its git repository.

    Further up other people may write; a plan that is in no repository only asks its own folder.
    """
    from dxplan.sifting.settings import FILE, Settings, read_settings

    folders = [root, *root.parents]
    top = next((index for index, each in enumerate(folders) if _has(each, ".git")), 0)
    folder = next((each for each in folders[: top + 1] if _has(each, FILE)), None)
    if folder is None:
        return Surroundings(settings=Settings(), folder=root)
    path = named_from(root, folder / FILE)
    content = _read(folder / FILE, path)
    if not isinstance(content, bytes):
        return Surroundings(settings=Settings(), folder=folder, findings=[content])
    settings, findings = read_settings(path, content)
    return Surroundings(settings=settings, folder=folder, findings=findings)


def _has(folder: Path, name: str) -> bool:
    """Whether something is called so, be it readable or not; a link that leads nowhere counts."""
    return os.path.lexists(folder / name)


def named_from(root: Path, path: Path) -> str:
    """A file as findings name it: its way from the root of the plan."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on Windows there is no way from one drive to another
        return path.as_posix()


def _read(file: Path, path: str) -> bytes | Finding:
    """The bytes of a file, or why it cannot be read."""
    from dxplan.findings import Finding, Location
    from dxplan.load import Folder, Unreadable

    try:
        return Folder(file.parent).read(file.name)
    except Unreadable as error:
        where = Location(path=path)
        return Finding(rule=error.rule, message=error.message, location=where, fix=error.fix)


def _baseline(
    root: Path, surroundings: Surroundings, asked: Asked
) -> tuple[Baseline | None, list[Finding]]:
    """The list that the command line names, or else the settings do.

    Raises:
        WrongUsage: when the command line names one that is not there.
    """
    if asked.baseline is not None:
        if not os.path.lexists(asked.baseline):
            raise WrongUsage(
                text("--baseline: there is no file {path}", path=asked.baseline),
                text("--write-baseline FILE writes one"),
            )
        return read_list(root, asked.baseline)
    name = surroundings.settings.head.baseline
    if name is None:
        return None, []
    file = surroundings.folder / name
    reason = _not_below(file, surroundings.folder)
    if reason is not None:
        return None, [_refused_setting(surroundings.settings, reason)]
    return read_list(root, file)


def _not_below(file: Path, folder: Path) -> Text | None:
    """Why a file that the settings name is not read; None where it is."""
    try:
        found = file.resolve(strict=True)
    except (OSError, RuntimeError):  # absent, or links in a circle
        return text("there is no file {path}", path=file.name)
    if not found.is_relative_to(folder.resolve()):
        return text("{path} leads out of the folder of the settings", path=file.name)
    return None


def _refused_setting(settings: Settings, reason: Text) -> Finding:
    from dxplan.catalogue.sifting import BASELINE_REFUSED
    from dxplan.findings import Finding, Location

    document = settings.document
    place = document.at(("baseline",)) if document else Location(path="")
    fix = text("correct the name, or write the list: dxplan validate --write-baseline FILE")
    return Finding(rule=BASELINE_REFUSED, message=reason, location=place, fix=fix)


def read_list(root: Path, file: Path) -> tuple[Baseline, list[Finding]]:
    """A list of known findings, and why it is refused: then it is empty."""
    from dxplan.sifting.baseline import Baseline, read_baseline, refused

    path = named_from(root, file)
    content = _read(file, path)
    if not isinstance(content, bytes):
        return Baseline(path), [refused(content)]
    return read_baseline(path, content)
