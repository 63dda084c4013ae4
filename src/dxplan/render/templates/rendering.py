"""A template rendered with the facts of a report: the door for every form of export."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Template

from dxplan.findings import Finding, in_order
from dxplan.render.notation import Notation
from dxplan.render.templates.environment import Sandbox, environment
from dxplan.render.templates.findings import Refused, failure
from dxplan.render.templates.following import Following, read_tree
from dxplan.render.templates.loading import Folder
from dxplan.render.templates.names import fields_of
from dxplan.render.templates.shapes import Shape, context_shapes, shape_of
from dxplan.render.templates.writing import Kind

#: What a template makes, by the ending before its `.j2`.
KINDS: Mapping[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xml": "xml",
    ".md": "markdown",
    ".txt": "text",
}


def kind_of_template(name: str) -> Kind:
    """What a template makes, by its name: `report.html.j2` is HTML; anything unknown is text."""
    return KINDS.get(PurePosixPath(name.removesuffix(".j2")).suffix.lower(), "text")


def context_of(report: object, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The names that a template finds: the fields of a report, and further ones."""
    return {name: getattr(report, name) for name in fields_of(report)} | dict(more or {})


def shapes_of(cls: type, more: Mapping[str, Any] | None = None) -> dict[str, Shape]:
    """What kind of thing each of these names is."""
    types: dict[str, Any] = {name: type(value) for name, value in (more or {}).items()}
    return context_shapes(cls) | {name: shape_of(each) for name, each in types.items()}


def render_text(
    name: str,
    report: object,
    notation: Notation,
    folders: Sequence[Folder],
    more: Mapping[str, Any] | None = None,
) -> str:
    """The text that a template makes of a report.

    Args:
        name: Of a template in one of the folders; its ending decides how text is escaped.
        report: Facts, whose fields are the names a template finds.
        notation: The language.
        folders: Where templates are; the first that has it wins (`loading.template_folders`).
        more: Further names, of a form's own, such as charts.

    Raises:
        Refused: when the template is wrong; it carries the findings.
    """
    sandbox = environment(notation, folders, kind_of_template(name))
    found = findings_in(sandbox, name, shapes_of(type(report), more))
    if found:
        raise Refused(found)
    return run(sandbox, name, lambda: sandbox.get_template(name), context_of(report, more))


def render_source(sandbox: Sandbox, source: str, path: str, context: Mapping[str, Any]) -> str:
    """The text that a template makes which stands in no file of its own.

    Args:
        sandbox: Where it runs.
        source: The template.
        path: What its place is called in findings.
        context: The names it finds.

    Raises:
        Refused: when it is wrong.
    """
    return run(sandbox, path, lambda: _compiled(sandbox, source, path), context)


def run(
    sandbox: Sandbox, path: str, get: Callable[[], Template], context: Mapping[str, Any]
) -> str:
    """Read a template and run it.

    Raises:
        Refused: when either fails and the template is to blame.
    """
    sandbox.known = frozenset(context)
    try:
        return sandbox.budget.joined(get().generate(**context))
    except Exception as error:
        raise Refused(failure(error, sandbox, path)) from error


def findings_in(sandbox: Sandbox, name: str, scope: Mapping[str, Shape]) -> list[Finding]:
    """What is wrong with a template, as far as can be told without running it."""
    return _followed(sandbox, name, lambda following: read_tree(following.sandbox, name), scope)


def findings_in_source(
    sandbox: Sandbox, source: str, path: str, scope: Mapping[str, Shape]
) -> list[Finding]:
    """The same of a template that stands in no file of its own."""
    return _followed(sandbox, path, lambda _: sandbox.parse(source, path, path), scope)


def _followed(
    sandbox: Sandbox, name: str, read: Callable[[Following], Any], scope: Mapping[str, Shape]
) -> list[Finding]:
    following = Following(sandbox=sandbox)
    try:
        following.read(name, lambda: read(following), dict(scope))
    except Exception as error:  # noqa: BLE001 (`failure` raises again what no template can cause)
        return in_order([*following.findings, *failure(error, sandbox, name)])
    return in_order(following.findings)


def _compiled(sandbox: Sandbox, source: str, path: str) -> Template:
    code = sandbox.compile(source, path, path)
    return sandbox.template_class.from_code(sandbox, code, {}, None)
