"""What a template may say: every node of its tree is on a list, or the template is refused.

The tree is walked with a list of what is left to do, not by calling oneself, so that no nesting,
however deep, can end the program.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from jinja2 import nodes

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.render.templates.budget import MAX_DEPTH
from dxplan.render.templates.filters import COMPUTING, FILTERS, OF_JINJA, TESTS
from dxplan.render.templates.findings import at, unknown
from dxplan.render.templates.places import Place, first_place

#: What may be said without a further look; `_CHECKS` has what is looked at.
_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.With, nodes.Macro),
    *(nodes.Assign, nodes.AssignBlock, nodes.Getitem, nodes.Slice),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Keyword),
    *(nodes.Scope, nodes.Pair),  # inside what is refused itself
)
#: What computes, or puts texts together, with the sign a writer sees.
_COMPUTING: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
    nodes.Pos: "+",
    nodes.Neg: "-",
    nodes.Concat: "~",
}


def too_nested(tree: nodes.Template) -> Finding | None:
    """What is nested so deeply that nothing may go down the tree by calling itself."""
    for node, depth in _walk(tree):
        if depth > MAX_DEPTH:
            return at(rules.TOO_MUCH, node.lineno, text("this is nested too deeply"))
    return None


def not_allowed(tree: nodes.Template) -> Iterator[Finding]:
    """Everything in a tree that is not on the lists, and macros that use themselves."""
    macros = _macros(tree)
    for node, _ in _walk(tree):
        yield from _node(node, macros)
    yield from _endless(tree)


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Every node in the order of the text, with its depth."""
    left = [(tree, 0)]
    while left:
        node, depth = left.pop()
        yield node, depth
        children = () if _is_computed(node) else tuple(node.iter_child_nodes())
        left += ((child, depth + 1) for child in reversed(children))


def _node(node: nodes.Node, macros: frozenset[str]) -> Iterator[Finding]:
    if type(node) in _COMPUTING:
        if not (isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const)):
            yield _computed(node)
    elif isinstance(node, nodes.Call):
        yield from _call(node, macros)
    elif type(node) in _CHECKS:
        yield from _CHECKS[type(node)](node)
    elif not isinstance(node, _ALLOWED):
        yield _statement(node)


def _const(node: nodes.Const) -> Iterator[Finding]:
    """What Python reads of `1e999` is no number, and nothing could write it."""
    if isinstance(node.value, float) and not math.isfinite(node.value):
        message = text("this number is larger than any that can be written")
        yield at(rules.TOO_MUCH, node.lineno, message)


def _name(node: nodes.Name) -> Iterator[Finding]:
    """What a macro was given beyond its parameters could be nested without end."""
    if node.name in {"varargs", "kwargs"}:
        yield _refused(node.lineno, text("{name} is out of reach", name=node.name))


def _getattr(node: nodes.Getattr) -> Iterator[Finding]:
    if node.attr.startswith("_"):
        yield _refused(node.lineno, text("{name} is out of reach", name=node.attr), 2)


def _for(node: nodes.For) -> Iterator[Finding]:
    if node.recursive:
        yield _refused(node.lineno, text("a loop cannot call itself"))


def written_name(node: nodes.Include | nodes.FromImport) -> str | None:
    """The name of another template; None where it is not written out, which is refused."""
    named = node.template
    return named.value if isinstance(named, nodes.Const) and isinstance(named.value, str) else None


def _other_template(node: nodes.Include | nodes.FromImport) -> Iterator[Finding]:
    if written_name(node) is None:
        message = text("the name of a template must be written out")
        fix = text("write one name in quotation marks")
        yield _refused(first_place(node.template), message, fix=fix)
    if isinstance(node, nodes.Include) and node.ignore_missing:
        message = text("a template that is missing would leave a gap that nobody sees")
        yield _refused(node.lineno, message, fix=text("leave out ignore missing"))


def _condition(node: nodes.CondExpr) -> Iterator[Finding]:
    if node.expr2 is None:
        message = text("an if inside an expression needs an else")
        yield at(rules.SYNTAX, node.lineno, message, fix=text('write … else ""'))


def _is_computed(node: nodes.Node) -> bool:
    """Whether one finding says all of a node: its parts would only repeat it."""
    return type(node) in _COMPUTING and not isinstance(node, nodes.Neg)


def _computed(node: nodes.Node) -> Finding:
    sign = _COMPUTING[type(node)]
    if sign == "~":
        message = text("texts are not put together with {sign}", sign=sign)
        fix = text("write one after the other: {{{{ a }}}}{{{{ b }}}}")
    else:
        message = text("a template cannot compute with {sign}", sign=sign)
        fix = _FROM_THE_REPORT
    return at(rules.ARITHMETIC, _sign(node, sign), message, fix=fix)


_FROM_THE_REPORT: Final = text("take the figure from the report; dxplan template vars lists them")


def _sign(node: nodes.Node, sign: str) -> int:
    """The place of the operator: what stands before the last part of an operation."""
    if isinstance(node, nodes.UnaryExpr):
        return node.lineno
    last = node.nodes[1] if isinstance(node, nodes.Concat) else node.right  # type: ignore[attr-defined]
    place = first_place(last)
    while isinstance(place, Place) and place.index and place.word != sign:
        place = place.step(-1)
    return place


def _call(node: nodes.Call, macros: frozenset[str]) -> Iterator[Finding]:
    if not isinstance(node.node, nodes.Name):
        yield _refused(node.lineno, text("nothing of the report can be called"), fix=_NO_CALL)
    elif node.node.name not in macros:
        message = text("{name} cannot be called", name=node.node.name)
        yield _refused(node.node.lineno, message, fix=_NO_CALL)
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield _refused(node.lineno, text("the arguments of a macro must be written out"))


_NO_CALL: Final = text("only macros that the template defines or imports can be called")


def _filter(node: nodes.Filter) -> Iterator[Finding]:
    yield from _filter_name(node.name, node.lineno)
    index = _BY_NAME.get(node.name)
    if index is None or len(node.args) <= index:
        return
    named = node.args[index]
    if not isinstance(named, nodes.Const):
        yield _refused(named.lineno, text("the name of a filter or test must be written out"))
    elif node.name == "map":
        yield from _filter_name(str(named.value), named.lineno)
    elif named.value not in TESTS:
        yield unknown(named.lineno, text("the test"), str(named.value), TESTS)


#: Filters that are told another filter or a test by its name, and in which argument.
_BY_NAME: Final = {"map": 0, "select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}


def _filter_name(name: str, place: int) -> Iterator[Finding]:
    if name in FILTERS:
        return
    if name in COMPUTING:
        message = text("a template cannot compute with {sign}", sign=name)
        yield at(rules.ARITHMETIC, place, message, fix=_FROM_THE_REPORT)
    elif name in OF_JINJA:
        message = text("the filter {name} is not allowed", name=name)
        yield _refused(place, message, fix=text("dxplan template vars lists the filters"))
    else:
        yield unknown(place, text("the filter"), name, FILTERS)


def _test(node: nodes.Test) -> Iterator[Finding]:
    if node.name in TESTS:
        return
    place = node.lineno.step(1) if isinstance(node.lineno, Place) else node.lineno
    if isinstance(place, Place) and place.word == "not":
        place = place.step(1)
    yield unknown(place, text("the test"), node.name, TESTS)


def _items(node: nodes.List | nodes.Tuple) -> Iterator[Finding]:
    """A list of lists can be made to grow without end."""
    for item in () if isinstance(node, nodes.Tuple) and node.ctx == "store" else node.items:
        if not isinstance(item, nodes.Const | nodes.Neg):
            message = text("a list in a template holds words and numbers only")
            yield _refused(item.lineno, message)


def _statement(node: nodes.Node) -> Finding:
    name = type(node).__name__.lower()
    message = text("{name} is not allowed in a template", name=_TAGS.get(type(node), name))
    fix = None
    if isinstance(node, nodes.Import):
        fix = text("write from … import, with the names of the macros")
    return _refused(node.lineno, message, fix=fix)


_TAGS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Extends: "{% extends %}",
    nodes.Block: "{% block %}",
    nodes.Import: "{% import %}",
    nodes.CallBlock: "{% call %}",
    nodes.FilterBlock: "{% filter %}",
    nodes.ScopedEvalContextModifier: "{% autoescape %}",
    nodes.Dict: "{…}",
    nodes.NSRef: "{% set a.b %}",
}


_CHECKS: Final[Mapping[type[nodes.Node], Callable[[Any], Iterator[Finding]]]] = {
    nodes.Const: _const,
    nodes.Name: _name,
    nodes.Getattr: _getattr,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.For: _for,
    nodes.Include: _other_template,
    nodes.FromImport: _other_template,
    nodes.CondExpr: _condition,
    nodes.List: _items,
    nodes.Tuple: _items,
}


def _refused(place: int, message: Text, words: int = 1, *, fix: Text | None = None) -> Finding:
    return at(rules.NOT_ALLOWED, place, message, fix=fix, words=words)


# macros


def _macros(tree: nodes.Template) -> frozenset[str]:
    """The names that a template can call."""
    defined = {each.name for each in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        defined |= {name if isinstance(name, str) else name[1] for name in imported.names}
    return frozenset(defined)


def _endless(tree: nodes.Template) -> Iterator[Finding]:
    """Macros that call themselves, also by way of others."""
    calls: dict[str, dict[str, int]] = {}
    for macro in tree.find_all(nodes.Macro):
        found = calls.setdefault(macro.name, {})
        for call in macro.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name):
                found.setdefault(call.node.name, call.node.lineno)
    for name, called in calls.items():
        for other, place in called.items():
            if name in _reached(other, calls):
                message = text("the macro {name} calls itself", name=name)
                yield at(rules.TOO_MUCH, place, message)


def _reached(name: str, calls: Mapping[str, Mapping[str, int]]) -> set[str]:
    """The macros that are called when one is, itself among them."""
    found: set[str] = set()
    left = [name]
    while left:
        each = left.pop()
        if each not in found:
            found.add(each)
            left += calls.get(each, ())
    return found
