"""A template of any form tried on plans of every kind: what is wrong with it, told without a plan.

What can be told from its text is told first; then it is laid out over an empty, a small and a
hostile plan in both languages, because some slips show only where a value is missing.
"""
# ruff: noqa: PLC0415 (a form and its libraries are imported when it is asked for)

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dxplan.catalogue.templates import NOT_FOUND
from dxplan.findings import Finding, Location, in_order, only_errors
from dxplan.language import Text, text
from dxplan.render.notation import Notation
from dxplan.render.templates.budget import MAX_OFFICE_BYTES
from dxplan.render.templates.environment import environment
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.loading import Folder, Unread, read_bytes
from dxplan.render.templates.rendering import (
    findings_in,
    kind_of_template,
    render_text,
    shapes_of,
)
from dxplan.specimens import Specimen, specimens
from dxplan.views.report import Report
from dxplan.views.report.specimens import specimen_report

if TYPE_CHECKING:
    from dxplan.language import Language

_LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")

#: Finds what is wrong with a template: its file, what findings call it, where others are found.
Check = Callable[[Path, str, Sequence[Folder]], Iterable[Finding]]


def check_template(path: Path, shown: str, folders: Sequence[Folder]) -> list[Finding]:
    """What is wrong with a template.

    Args:
        path: Its file, with one of the endings in `CHECKS`.
        shown: What findings call it; the beginning of its path is the name of the first folder.
        folders: Where templates that it includes are looked for.
    """
    try:
        return in_order(CHECKS[suffix_of(path)](path, shown, folders))
    except Unread as error:
        place = Location(path=shown)
        return [Finding(rule=NOT_FOUND, location=place, message=error.message, fix=error.fix)]


def suffix_of(path: Path) -> str:
    """The ending that says what kind of template a file is; empty for none of them."""
    name = path.name.lower()
    return next((suffix for suffix in CHECKS if name.endswith(suffix)), "")


def check_text(
    path: Path,
    shown: str,  # noqa: ARG001 (every check takes the same; the folders say what to call it)
    folders: Sequence[Folder],
) -> Iterator[Finding]:
    """A template that makes Markdown, HTML or text."""
    name = path.name
    kind = kind_of_template(name)
    _, report, notation = next(_reports())
    more = _more(kind, report, notation)
    found = findings_in(environment(notation, folders, kind), name, shapes_of(type(report), more))
    if found:
        yield from found
        return

    def render(report: Report, notation: Notation) -> None:
        render_text(name, report, notation, folders, _more(kind, report, notation))

    yield from _tried(render)


def check_docx(path: Path, shown: str, folders: Sequence[Folder]) -> Iterator[Finding]:
    """A template that makes a Word document."""
    from dxplan.render.exports.word import write_word

    raw = read_bytes(path, MAX_OFFICE_BYTES)

    def write(report: Report, notation: Notation) -> None:
        write_word(report, notation, raw, folders, name=shown)

    yield from _tried(write)


def check_xlsx(
    path: Path,
    shown: str,
    folders: Sequence[Folder],  # noqa: ARG001 (every check takes the same; a workbook includes none)
) -> Iterator[Finding]:
    """An office's own workbook."""
    from dxplan.render.exports.filling import check_filling, fill

    raw = read_bytes(path, MAX_OFFICE_BYTES)

    def write(report: Report, notation: Notation) -> None:
        filled = fill(raw, shown, report, notation)
        # What is lost of a text that is too long is no fault of the template.
        _refuse(only_errors(filled.findings))

    found = check_filling(raw, shown)
    yield from found
    if not only_errors(found):
        yield from _tried(write)


def _refuse(findings: Sequence[Finding]) -> None:
    """Say what is wrong as the forms that refuse a template do.

    Raises:
        Refused: when anything is.
    """
    if findings:
        raise Refused(findings)


#: What checks a template, by the ending of its name.
CHECKS: Final[Mapping[str, Check]] = {
    ".md.j2": check_text,
    ".html.j2": check_text,
    ".txt.j2": check_text,
    ".docx": check_docx,
    ".xlsx": check_xlsx,
}


def _tried(write: Callable[[Report, Notation], None]) -> Iterator[Finding]:
    """What goes wrong over the plans, said once; where not over all, with the first of them."""
    seen: dict[tuple[object, ...], list[tuple[Finding, Specimen]]] = {}
    reports = list(_reports())
    for specimen, report, notation in reports:
        try:
            write(report, notation)
        except Refused as refused:
            for each in refused.findings:
                key = (each.location, each.rule.code, str(each.message))
                seen.setdefault(key, []).append((each, specimen))
    for found in seen.values():
        first, specimen = found[0]
        always = len(found) == len(reports)
        yield first if always else replace(first, label=first.label or _with(specimen))


def _with(specimen: Specimen) -> Text:
    return text("tried with {plan}", plan=Text(specimen.name))


def _reports() -> Iterator[tuple[Specimen, Report, Notation]]:
    for specimen in _specimens():
        for language in _LANGUAGES:
            yield specimen, _report(specimen, language), Notation(language)


@cache
def _specimens() -> Sequence[Specimen]:
    return tuple(specimens())


@cache
def _report(specimen: Specimen, language: Language) -> Report:
    return specimen_report(specimen, language)


def _more(kind: str, report: Report, notation: Notation) -> dict[str, Any]:
    """The names that a form gives its templates besides the report."""
    if kind != "html":
        return {}
    from dxplan.render.exports.html.page import page_facts

    return {"page": page_facts(report, notation)}
