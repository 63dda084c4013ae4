"""One expression with its typed value, for forms whose cells hold numbers and dates, not texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jinja2 import StrictUndefined, nodes

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.render.templates.environment import Sandbox
from dxplan.render.templates.findings import Refused, failure

_RESULT = "result"


class Expression:
    """An expression that was read and may run, any number of times."""

    def __init__(self, sandbox: Sandbox, node: nodes.Expr, path: str) -> None:
        self._sandbox, self._path, self._line = sandbox, path, node.lineno
        body = [nodes.Assign(nodes.Name(_RESULT, "store"), node, lineno=node.lineno)]
        tree = nodes.Template(body, lineno=1)
        tree.set_environment(sandbox)
        code = sandbox.compile(tree, path, path)
        self._template = sandbox.template_class.from_code(sandbox, code, {}, None)

    def value(self, context: Mapping[str, Any]) -> Any:
        """Its value: a number stays a number, a date a date, what is not known `None`.

        Raises:
            Refused: when it has none.
        """
        self._sandbox.known = frozenset(context)
        try:
            self._sandbox.budget.spend()
            running = self._template.new_context(dict(context))
            for _ in self._template.root_render_func(running):
                pass
            value = running.vars[_RESULT]
            if isinstance(value, StrictUndefined):
                str(value)  # says itself what is not known
        except Exception as error:
            raise Refused(
                _in_source(failure(error, self._sandbox, self._path, self._line))
            ) from error
        return value


def expression(sandbox: Sandbox, source: str, path: str) -> Expression:
    """Read one expression, written without its braces.

    Args:
        sandbox: Where it will run, and what its steps are counted against.
        source: Such as `task.due`.
        path: What its place is called in findings; columns count from the first character.

    Raises:
        Refused: when it cannot be read, or says what it may not.
    """
    try:
        # The braces stand on a line of their own, so that columns are those of the source.
        tree = sandbox.parse("{{\n" + source + "\n}}", path, path)
        match tree.body:
            case [nodes.Output(nodes=[nodes.Expr() as node])] if not isinstance(
                node, nodes.TemplateData
            ):
                return Expression(sandbox, node, path)
    except Exception as error:
        raise Refused(_in_source(failure(error, sandbox, path))) from error
    message = text("this is not one expression")
    raise Refused([Finding(rule=rules.SYNTAX, message=message, location=Location(path=path))])


def _in_source(findings: list[Finding]) -> list[Finding]:
    """The same with the lines of the source: before it stands the line of the braces."""
    return [
        replace(
            each,
            location=replace(
                each.location,
                line=max(1, each.location.line - 1),
                end_line=max(1, each.location.end_line - 1),
            ),
        )
        for each in findings
    ]
