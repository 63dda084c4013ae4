"""Where in the markup of a page a value would be written: in some places escaping is no help.

In text, and in quotation marks, what is escaped is only text. Inside of a script, in `onclick`, in
an address such as `javascript:…`, or without quotation marks it can still act. So the words around
the expressions are read as a browser reads them, on every way that the conditions and loops of a
template can take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias

from jinja2 import nodes
from markupsafe import escape

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding
from dxplan.language import Text, text
from dxplan.render.templates.budget import Budget
from dxplan.render.templates.findings import at
from dxplan.render.templates.places import first_place
from dxplan.render.templates.spots import TEXT, Spot, behind, on

Spots: TypeAlias = frozenset[Spot]

#: Attributes that lead somewhere: an address can be a program (`javascript:…`).
_ADDRESSES: Final = frozenset(
    {"href", "src", "action", "formaction", "srcset", "poster", "background", "cite", "data"}
)
#: Attributes that are a program, a style or a page themselves; so is all that begins with `on`.
_CODE: Final = frozenset({"style", "srcdoc"})
#: How an address begins of which nothing that follows can change the kind.
_FIXED: Final = re.compile(r"\s*(?:https?://|mailto:|tel:|[^:]*[/?#])", re.IGNORECASE)
#: Ways through a template that are told apart at one place.
_MAX_SPOTS: Final = 100
#: Statements and words read, on all ways together; 1 MiB has room for 150,000 expressions.
_MAX_STEPS: Final = 400_000
_LETTERS_A_STEP: Final = 64


def misplaced(tree: nodes.Template) -> Iterator[Finding]:
    """Expressions of a page where a value could act, and what is begun in it and not ended.

    Raises:
        TooMuch: when loops in loops would have to be read without end.
    """
    reading = _Reading()
    reading.whole(tree, tree.body)
    yield from reading.found.values()


class _Reading:
    """One template being read, on all ways at once."""

    def __init__(self) -> None:
        self.found: dict[int, Finding] = {}
        self._budget = Budget(steps=_MAX_STEPS)
        #: Where the text of the page was left last.
        self._left_at: nodes.Node | None = None

    def whole(self, node: nodes.Node, body: Iterable[nodes.Node]) -> None:
        """Read what begins in the text of a page and must end there: it can be used anywhere."""
        open_at_end = sorted(self.body(body, frozenset({TEXT})) - {TEXT})
        if open_at_end:
            message = text("{written} is begun and not ended", written=open_at_end[0].shown)
            fix = text("end it in the same template, macro or set")
            self._note(self._left_at or node, message, fix)

    def body(self, body: Iterable[nodes.Node], spots: Spots) -> Spots:
        """Read statements one after the other."""
        for node in body:
            self._budget.spend(len(spots))
            follow = self._STATEMENTS.get(type(node))
            spots = spots if follow is None else follow(self, node, spots)
            if len(spots) > _MAX_SPOTS:
                self._note(node, text("too many conditions decide on the markup here"), None)
                return frozenset({TEXT})
        return spots

    def _output(self, node: nodes.Output, spots: Spots) -> Spots:
        for each in node.nodes:
            words = _words(each)
            if words is None:
                self._value(each, spots)
                after = frozenset(_summed_up(behind(spot)) for spot in spots)
            else:
                letters = sum(map(len, words))
                self._budget.spend(len(spots) * (1 + letters // _LETTERS_A_STEP))
                after = frozenset(_summed_up(on(spot, word)) for spot in spots for word in words)
            if spots == {TEXT} != after:
                self._left_at = each
            spots = after
        return spots

    def _value(self, node: nodes.Node, spots: Spots) -> None:
        for spot in sorted(spots):
            wrong = _wrong(spot, node)
            if wrong is not None:
                self._note(node, *wrong)

    def _if(self, node: nodes.If, spots: Spots) -> Spots:
        bodies = (node.body, *(each.body for each in node.elif_), node.else_)
        return frozenset().union(*(self.body(each, spots) for each in bodies))

    def _for(self, node: nodes.For, spots: Spots) -> Spots:
        before: Spots = frozenset()
        after = spots
        while before != after and len(after) <= _MAX_SPOTS:
            before, after = after, after | self.body(node.body, after)
        return after | self.body(node.else_, spots)

    def _with(self, node: nodes.With, spots: Spots) -> Spots:
        return self.body(node.body, spots)

    def _apart(self, node: nodes.Macro | nodes.AssignBlock, spots: Spots) -> Spots:
        self.whole(node, node.body)
        return spots

    def _include(self, node: nodes.Include, spots: Spots) -> Spots:
        if any(each.kind != "text" for each in spots):
            message = text("another template can be included in the text of a page only")
            self._note(node, message, None)
        return spots

    def _note(self, node: nodes.Node, message: Text, fix: Text | None) -> None:
        found = at(rules.NOT_ALLOWED, first_place(node), message, fix=fix)
        self.found.setdefault(id(node), found)

    _STATEMENTS: ClassVar[Mapping[type[nodes.Node], Callable[[_Reading, Any, Spots], Spots]]] = {
        nodes.Output: _output,
        nodes.If: _if,
        nodes.For: _for,
        nodes.With: _with,
        nodes.Macro: _apart,
        nodes.AssignBlock: _apart,
        nodes.Include: _include,
    }


class _Wrong(NamedTuple):
    """What is said of an expression, and what to do."""

    message: Text
    fix: Text


def _words(node: nodes.Node) -> list[str] | None:
    """All that can be written for a node, where the template itself says it; else None."""
    if isinstance(node, nodes.TemplateData):
        return [node.data]
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return [escape(node.value)]
    if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        either = _words(node.expr1), _words(node.expr2)
        return None if either[0] is None or either[1] is None else [*either[0], *either[1]]
    return None


def _summed_up(spot: Spot) -> Spot:
    """A spot without the words that no longer matter, so that ways meet again."""
    if spot.kind != "quoted" or _name(spot) not in _ADDRESSES:
        return spot._replace(value="")
    return spot._replace(value="#") if _FIXED.match(spot.value) else spot


def _wrong(spot: Spot, node: nodes.Node) -> _Wrong | None:
    """What would be wrong with a value at a spot."""
    match spot.kind:
        case "text" | "remark":
            return None
        case "raw":
            message = text("inside of {markup} a value could act", markup=spot.shown)
            return _Wrong(message, _AS_DATA)
        case "quoted":
            return _wrong_in_quotes(spot, node)
        case _:
            message = text("inside of {markup} a value needs quotation marks", markup=spot.shown)
            return _Wrong(message, text('write an attribute such as title="{{{{ … }}}}"'))


def _wrong_in_quotes(spot: Spot, node: nodes.Node) -> _Wrong | None:
    name = _name(spot)
    if name in _CODE or name.startswith("on"):
        message = text("in the attribute {name} a value could act", name=spot.attribute)
        return _Wrong(message, _AS_DATA)
    if name in _ADDRESSES and not (_FIXED.match(spot.value) or _is_address(node)):
        message = text("in the attribute {name} any address could stand", name=spot.attribute)
        return _Wrong(message, _AS_LINK)
    return None


_AS_DATA: Final = text(
    'write it into the text of the page, or into an attribute such as data-value="{{{{ … }}}}"'
)
_AS_LINK: Final = text("write {{{{ … | link }}}}, or begin the address yourself: #{{{{ … }}}}")


def _name(spot: Spot) -> str:
    """The attribute as a browser knows it: `xlink:href` is an address as well."""
    return spot.attribute.rpartition(":")[2]


def _is_address(node: nodes.Node | None) -> bool:
    """Whether an expression is an address that can be followed, or words of the template."""
    match node:
        case nodes.Filter(name="link") | nodes.Const():
            return True
        case nodes.Filter(name="default"):
            return _is_address(node.node) and all(map(_is_address, node.args))
        case nodes.CondExpr():
            return _is_address(node.expr1) and _is_address(node.expr2)
        case _:
            return False
