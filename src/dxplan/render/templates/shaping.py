"""The shape of every expression of a template, told without running it.

What an expression names in vain is a finding; what cannot be told is `Anything`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, TypeAlias

from jinja2 import nodes

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.render.templates.filters import Group
from dxplan.render.templates.findings import at, unknown
from dxplan.render.templates.names import nearest
from dxplan.render.templates.places import Place
from dxplan.render.templates.shapes import (
    ANYTHING,
    NUMBER,
    TEXT,
    TRUTH,
    Anything,
    Fields,
    Items,
    Plain,
    Shape,
)
from dxplan.render.templates.words import WORDS

Scope: TypeAlias = dict[str, Shape]

#: Filters whose result is what they are given, and those that pick one of a list.
_SAME: Final = frozenset(
    {"select", "reject", "selectattr", "rejectattr", "sort", "reverse", "list"}
)
_ONE: Final = frozenset({"first", "last"})
#: Filters whose first argument, or `attribute`, names a field of each item.
_BY_FIELD: Final = frozenset({"selectattr", "rejectattr", "groupby"})


@dataclass(slots=True)
class Shaping:
    """Looks at expressions and notes what they name in vain."""

    findings: list[Finding] = field(default_factory=list)

    def call(self, node: nodes.Call, scope: Scope) -> Shape:
        """The shape of what a macro makes."""
        for each in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.shape(each, scope)
        return TEXT

    def shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """The shape of an expression; what it names in vain is a finding."""
        follow = self._EXPRESSIONS.get(type(node))
        if follow is not None:
            return follow(self, node, scope)
        if isinstance(node, nodes.Const):
            return NUMBER if isinstance(node.value, int | float) else TEXT
        for child in node.iter_child_nodes():
            self.shape(child, scope)
        return TRUTH if isinstance(node, nodes.Compare | nodes.Not) else ANYTHING

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Shape:
        if node.attr.startswith("_"):
            return ANYTHING  # refused already
        return self._field(self.shape(node.node, scope), node.attr, _after(node.lineno))

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        if node.name in scope:
            return scope[node.name]
        self.findings.append(unknown(node.lineno, text("the name"), node.name, scope))
        return ANYTHING

    def _field(self, owner: Shape, name: str, place: int) -> Shape:
        match owner:
            case Fields() if name in owner.known:
                return owner.known[name]
            case Fields(others=others) if others is not None:
                return others
            case Fields():
                self.findings.append(unknown(place, text("the field"), name, owner.known))
            case Plain():
                message = text(
                    "{what} has no fields, so no {name}", what=Text(owner.word), name=name
                )
                self.findings.append(at(rules.UNKNOWN_NAME, place, message))
            case Items():
                message = text("a list has no {name}; each of its records may have", name=name)
                fix = text("go through the list with {{% for %}}")
                self.findings.append(at(rules.UNKNOWN_NAME, place, message, fix=fix))
            case Anything():
                pass
        return ANYTHING

    def _item(self, node: nodes.Getitem, scope: Scope) -> Shape:
        owner = self.shape(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return owner
        self.shape(node.arg, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(owner, node.arg.value, node.arg.lineno)
        return owner.each if isinstance(owner, Items) else ANYTHING

    def _either(self, node: nodes.CondExpr, scope: Scope) -> Shape:
        self.shape(node.test, scope)
        first = self.shape(node.expr1, scope)
        second = first if node.expr2 is None else self.shape(node.expr2, scope)
        return first if first == second else ANYTHING

    def _test(self, node: nodes.Test, scope: Scope) -> Shape:
        # Whether a name is defined can be asked of a name that is not.
        if not (node.name in {"defined", "undefined"} and isinstance(node.node, nodes.Name)):
            self.shape(node.node, scope)
        for each in node.args:
            self.shape(each, scope)
        return TRUTH

    def _filter(self, node: nodes.Filter, scope: Scope) -> Shape:
        given = ANYTHING if node.node is None else self.shape(node.node, scope)
        for each in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.shape(each, scope)
        if node.name == "t":
            self._word(node)
        named = self._attribute(node, given)
        if node.name in _SAME:
            return given
        if node.name in _ONE:
            return given.each if isinstance(given, Items) else ANYTHING
        if node.name == "map":
            return Items(named)
        if node.name == "groupby":
            return Items(Fields(tuple(zip(Group._fields, (named, given), strict=True))))
        return NUMBER if node.name == "length" else ANYTHING

    def _attribute(self, node: nodes.Filter, given: Shape) -> Shape:
        """The field of each item that a filter asks for, if it names one."""
        asked = [each.value for each in node.kwargs if each.key == "attribute"]
        if node.name in _BY_FIELD and node.args:
            asked.append(node.args[0])
        if not asked or not isinstance(given, Items):
            return ANYTHING
        constant = asked[0]
        if not isinstance(constant, nodes.Const) or not isinstance(constant.value, str):
            return ANYTHING
        shape = given.each
        for part in constant.value.split("."):
            shape = self._field(shape, part, constant.lineno)
        return shape

    def _word(self, node: nodes.Filter) -> None:
        word = node.node.value if isinstance(node.node, nodes.Const) else None
        if isinstance(word, str) and word not in WORDS:
            message = text("{word} is not a word of the built-in templates", word=repr(word))
            place = last_name(node.node) if node.node is not None else node.lineno
            self.findings.append(at(rules.UNKNOWN_NAME, place, message, fix=nearest(word, WORDS)))

    _EXPRESSIONS: ClassVar[Mapping[type[nodes.Node], Callable[[Shaping, Any, Scope], Shape]]] = {
        nodes.Name: _name,
        nodes.Getattr: _getattr,
        nodes.Getitem: _item,
        nodes.Filter: _filter,
        nodes.Test: _test,
        nodes.Call: lambda self, node, scope: self.call(node, scope),
        nodes.CondExpr: _either,
    }


def _after(place: int) -> int:
    """The word after a dot."""
    return place.step(1) if isinstance(place, Place) else place


def last_name(node: nodes.Node) -> int:
    """The last name of a path such as `plan.title`, which says what it is."""
    return _after(node.lineno) if isinstance(node, nodes.Getattr) else node.lineno
