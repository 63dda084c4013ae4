"""Names and fields followed through a template without running it.

A loop over tasks makes a task, a macro is looked at with what it is called with, an included
template with the names of the place that includes it. What cannot be told stays `Anything`, and is
found when the template runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from dxplan.catalogue import templates as rules
from dxplan.language import Text, text
from dxplan.render.templates.allowed import written_name
from dxplan.render.templates.environment import Sandbox
from dxplan.render.templates.findings import Refused, at, failure, unknown
from dxplan.render.templates.loading import Unread
from dxplan.render.templates.places import Place
from dxplan.render.templates.shapes import (
    ANYTHING,
    TEXT,
    Fields,
    Items,
    Plain,
    Shape,
    shape_of,
)
from dxplan.render.templates.shaping import Scope, Shaping, last_name
from dxplan.render.templates.turns import Turn
from dxplan.views.report.figures import FigureFacts


class _Known(NamedTuple):
    """A macro, and the names it finds, where these are not those of the place that calls it."""

    macro: nodes.Macro
    own: Scope | None


@dataclass(slots=True, kw_only=True)
class Following(Shaping):
    """One template being followed, with those it includes."""

    sandbox: Sandbox
    #: Macros by the name they can be called by, and the names where they stand.
    macros: dict[str, _Known] = field(default_factory=dict)
    #: What has been looked at already, with the same shapes.
    seen: set[Any] = field(default_factory=set)
    #: The templates on the way here, to see one that includes itself.
    way: tuple[str, ...] = ()

    # statements

    def read(self, name: str, get: Callable[[], nodes.Template], scope: Scope) -> None:
        """Read a template and follow it; where it says what it may not, that is found too.

        Raises:
            Exception: when it cannot be read.
        """
        try:
            tree = get()
        except Refused as refused:
            self.findings += refused.findings
            if refused.tree is None:
                return
            tree = refused.tree
        self.template(name, tree, scope)

    def template(self, name: str, tree: nodes.Template, scope: Scope) -> None:
        """Follow a whole template, with the names it starts with."""
        came = self.way
        self.way = (*came, name)
        for macro in tree.find_all(nodes.Macro):
            self.macros[macro.name] = _Known(macro, None)
        self.body(tree.body, scope)
        for macro in tree.find_all(nodes.Macro):
            self._macro_unused(macro, scope)
        self.way = came

    def body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """Follow statements one after the other; `scope` grows by what they set."""
        for node in body:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        """Follow one statement."""
        follow = self._STATEMENTS.get(type(node))
        if follow is not None:
            follow(self, node, scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for each in node.nodes:
            shape = self.shape(each, scope)
            what = _unwritable(shape)
            if what is not None:
                message = text("{what} cannot be written as text", what=what)
                self.findings.append(at(rules.WRONG_VALUE, last_name(each), message))

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._bind(node.target, self.shape(node.node, scope), scope)

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.body(node.body, dict(scope))
        self._bind(node.target, TEXT, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self.shape(value, scope), inner)
        self.body(node.body, inner)

    def _define(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = ANYTHING

    def _for(self, node: nodes.For, scope: Scope) -> None:
        listed = self.shape(node.iter, scope)
        inner = {**scope, "loop": shape_of(Turn)}
        self._bind(node.target, self._each(listed, node.iter), inner)
        if node.test is not None:
            self.shape(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, dict(scope))

    def _each(self, listed: Shape, node: nodes.Node) -> Shape:
        """What a loop over something meets."""
        if isinstance(listed, Items):
            return listed.each
        if isinstance(listed, Plain | Fields):
            what = text("a record") if isinstance(listed, Fields) else Text(listed.word)
            message = text("{what} cannot be gone through; only a list can", what=what)
            self.findings.append(at(rules.WRONG_VALUE, last_name(node), message))
        return ANYTHING

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self.shape(node.test, scope)
        bodies = [dict(scope) for _ in (node, *node.elif_, node)]
        self.body(node.body, bodies[0])
        for other, inner in zip(node.elif_, bodies[1:], strict=False):
            self.shape(other.test, scope)
            self.body(other.body, inner)
        self.body(node.else_, bodies[-1])
        for inner in bodies:
            scope |= {name: shape for name, shape in inner.items() if name not in scope}

    def _bind(self, target: nodes.Node, shape: Shape, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = shape
        elif isinstance(target, nodes.Tuple):
            parts = [each for _, each in shape.names] if isinstance(shape, Fields) else []
            for index, each in enumerate(target.items):
                known = parts[index] if len(parts) == len(target.items) else ANYTHING
                self._bind(each, known, scope)

    # other templates

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        tree = self._other(node)
        if tree is not None:
            inner = dict(scope) if node.with_context else {}
            name = written_name(node) or ""
            key = (name, _frozen(inner))
            if key not in self.seen:
                self.seen.add(key)
                self.template(name, tree, inner)

    def _import(self, node: nodes.FromImport, scope: Scope) -> None:
        tree = self._other(node)
        macros = {} if tree is None else {each.name: each for each in tree.find_all(nodes.Macro)}
        own = None if tree is None or node.with_context else _own_names(tree)
        for name, macro in macros.items():
            self.macros.setdefault(name, _Known(macro, own))
        for each in node.names:
            name, alias = (each, each) if isinstance(each, str) else each
            scope[alias] = ANYTHING
            if name in macros:
                self.macros[alias] = _Known(macros[name], own)
            elif tree is not None:
                place = node.lineno.ahead(name) if isinstance(node.lineno, Place) else node.lineno
                self.findings.append(unknown(place, text("the macro"), name, macros))

    def _other(self, node: nodes.Include | nodes.FromImport) -> nodes.Template | None:
        """The tree of another template; a finding, where there is none to have."""
        name = written_name(node)
        if name is None:
            return None  # refused already
        place = node.template.lineno
        if name in self.way:
            message = text("the template {name} includes itself", name=repr(name))
            self.findings.append(at(rules.TOO_MUCH, place, message))
            return None
        try:
            return read_tree(self.sandbox, name)
        except Unread as error:
            self.findings.append(at(rules.NOT_FOUND, place, error.message, fix=error.fix))
        except (Refused, TemplateSyntaxError) as error:
            self.findings += failure(error, self.sandbox, name)
        return None

    # macros

    def call(self, node: nodes.Call, scope: Scope) -> Shape:
        """Follow a macro, and say what it makes; of anything else nothing is known."""
        given = [self.shape(each, scope) for each in node.args]
        named = {each.key: self.shape(each.value, scope) for each in node.kwargs}
        known = self.macros.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if known is None:
            return ANYTHING
        macro, own = known
        parameters = [each.name for each in macro.args]
        for each in node.kwargs:
            if each.key not in parameters:
                place = _keyword(each)
                self.findings.append(unknown(place, text("the parameter"), each.key, parameters))
        values = {**dict(zip(parameters, given, strict=False)), **named}
        self._macro(macro, values, scope if own is None else own)
        return TEXT

    def _macro(self, macro: nodes.Macro, given: Mapping[str, Shape], scope: Scope) -> None:
        """Follow a macro with what it is called with, once for every such call."""
        key = (id(macro), _frozen(given))
        if key in self.seen:
            return
        self.seen.add(key)
        inner = {**scope, **{each.name: ANYTHING for each in macro.args}, **given}
        self.body(macro.body, inner)

    def _macro_unused(self, macro: nodes.Macro, scope: Scope) -> None:
        if not any(isinstance(key[0], int) and key[0] == id(macro) for key in self.seen):
            self._macro(macro, {}, scope)

    _STATEMENTS: ClassVar[Mapping[type[nodes.Node], Callable[[Following, Any, Scope], None]]] = {
        nodes.Output: _output,
        nodes.For: _for,
        nodes.If: _if,
        nodes.Assign: _assign,
        nodes.AssignBlock: _assign_block,
        nodes.With: _with,
        nodes.Include: _include,
        nodes.FromImport: _import,
        nodes.Macro: _define,
    }


def read_tree(sandbox: Sandbox, name: str) -> nodes.Template:
    """The tree of a template in the folders of a sandbox.

    Raises:
        Unread: when there is none of that name.
        Refused: when it says what it may not.
        TemplateSyntaxError: when it cannot be read.
    """
    assert sandbox.loader is not None  # noqa: S101 (every sandbox has one)
    source, path, _ = sandbox.loader.get_source(sandbox, name)
    return sandbox.parse(source, name, path)


def _unwritable(shape: Shape) -> Text | None:
    """What has no text of its own, as a reader calls it."""
    if isinstance(shape, Items) and isinstance(shape.each, Items | Fields):
        return text("a list")
    if isinstance(shape, Fields) and shape.of is not FigureFacts:
        return text("a record")
    return None


def _own_names(tree: nodes.Template) -> Scope:
    """The names that the macros of a template find when others import them."""
    stored = (each.name for each in tree.find_all(nodes.Name) if each.ctx == "store")
    imported = (
        name if isinstance(name, str) else name[1]
        for each in tree.find_all(nodes.FromImport)
        for name in each.names
    )
    defined = (each.name for each in tree.find_all(nodes.Macro))
    return dict.fromkeys((*stored, *imported, *defined), ANYTHING)


def _frozen(scope: Mapping[str, Shape]) -> tuple[tuple[str, Shape], ...]:
    return tuple(sorted(scope.items(), key=lambda item: item[0]))


def _keyword(node: nodes.Keyword) -> int:
    """The name before the `=`."""
    return node.lineno.step(-2) if isinstance(node.lineno, Place) else node.lineno
