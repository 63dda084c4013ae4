"""The sandbox that templates run in. Only this package knows Jinja.

Nothing is compiled that `allowed.py` has not looked at, whichever way it came in, and nothing runs
that `budget.py` does not count.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence
from functools import cached_property
from types import CodeType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.lexer import Lexer
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from dxplan.language import text
from dxplan.render.notation import Notation
from dxplan.render.templates.allowed import not_allowed, too_nested
from dxplan.render.templates.budget import INCLUDE_STEPS, Budget
from dxplan.render.templates.filters import EACH, LOOKED_AT, Group, filters, tests
from dxplan.render.templates.findings import Refused, UnknownAtRunTime, too_deep
from dxplan.render.templates.loading import Folder, FolderLoader
from dxplan.render.templates.names import fields_of
from dxplan.render.templates.pages import misplaced
from dxplan.render.templates.places import Place, PlacedLexer, Script
from dxplan.render.templates.turns import Turn
from dxplan.render.templates.writing import Kind, WrongValue, safe, written
from dxplan.views.facts import Named, meanings


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one form of output, one language and one rendering."""

    def __init__(
        self, notation: Notation, searched: Sequence[Folder], kind: Kind, budget: Budget
    ) -> None:
        super().__init__(
            undefined=StrictUndefined,
            loader=FolderLoader(searched),
            autoescape=kind != "text",
            finalize=self._finalized,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,
        )
        self.notation, self.kind = notation, kind
        self.budget = budget
        self.scripts: dict[str, Script] = {}
        #: The names of the context, to find the nearest among.
        self.known: frozenset[str] = frozenset()
        self.globals.clear()
        self.filters.clear()
        self.filters.update(filters(notation, kind, self.budget))
        self.tests.clear()
        self.tests.update(tests())
        self.concat = self.budget.joined  # type: ignore[method-assign]
        self.undefined = _undefined(self)

    # reading

    @cached_property
    def lexer(self) -> Lexer:
        """Jinja's, with columns."""
        return PlacedLexer(self)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a template; what it may not say is refused before anything is compiled."""
        path = filename or name or "<template>"
        self.scripts[path] = Script(path, source)
        try:
            tree = super()._parse(source, name, path)
        except (RecursionError, MemoryError, ValueError, OverflowError) as error:
            raise Refused([too_deep(self.scripts[path])]) from error
        nested = too_nested(tree)
        if nested is not None:
            raise Refused([nested])
        found = list(not_allowed(tree))
        if self.kind == "html":
            found += misplaced(tree)
        if found:
            raise Refused(found, tree)
        return tree

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Any:
        stream = super()._tokenize(source, name, filename, state)
        first = stream.current.lineno
        if isinstance(first, Place):
            self.scripts[first.script.path] = first.script
        return stream

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 (Jinja's signature)
    ) -> str:
        _count(source)
        try:
            return super()._generate(source, name, filename, defer_init)
        except RecursionError as error:
            raise Refused([too_deep(self._script(filename))]) from error

    def _compile(self, source: str, filename: str) -> CodeType:
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError) as error:
            raise Refused([too_deep(self._script(filename))]) from error

    def _script(self, filename: str | None) -> Script:
        path = filename or "<template>"
        return self.scripts.get(path) or Script(path, "")

    def handle_exception(
        self,
        source: str | None = None,  # noqa: ARG002 (Jinja's signature)
    ) -> NoReturn:
        """Let an exception through as it is; `findings.py` finds its place."""
        raise  # noqa: PLE0704 (Jinja calls this inside an `except`)

    # running

    def _load_template(self, name: str, globals: Any) -> Any:  # noqa: A002 (Jinja's signature)
        self.budget.spend(INCLUDE_STEPS)
        return super()._load_template(name, globals)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of the report's facts; of anything else, nothing."""
        if attribute not in readable(obj):
            return self.undefined(obj=obj, name=attribute)
        found = obj[attribute] if isinstance(obj, Named) else getattr(obj, attribute)
        # Before its first item and behind its last, a loop has none; Jinja says undefined.
        return None if isinstance(obj, LoopContext) and isinstance(found, Undefined) else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a list by its number, or a field by its name."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, tuple | list) and isinstance(argument, int | slice):
            self.budget.look_at(obj if isinstance(argument, slice) else None)
            with contextlib.suppress(LookupError, TypeError, ValueError):
                return obj[argument]
        return self.undefined(obj=obj, name=str(argument))

    def call(
        self,
        context: Context,
        obj: Any,
        /,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Call a macro; there is nothing else to call."""
        self.budget.spend()
        if not isinstance(obj, Macro):
            raise WrongValue(text("only macros of the template can be called"))
        return context.call(obj, *args, **kwargs)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template can call it."""
        return isinstance(obj, Macro)

    def is_safe_attribute(
        self,
        obj: Any,
        attr: str,
        value: Any,  # noqa: ARG002 (Jinja's signature)
    ) -> bool:
        """Whether a template can read it."""
        return attr in readable(obj)

    def _finalized(self, value: Any) -> str:
        """What is written for `{{ value }}`."""
        if isinstance(value, StrictUndefined):
            str(value)  # says itself what is not known
        words = safe(written(value, self.notation), self.kind)
        self.budget.write(len(words))
        return words


def environment(
    notation: Notation, searched: Sequence[Folder], kind: Kind, budget: Budget | None = None
) -> Sandbox:
    """A sandbox for one rendering.

    Args:
        notation: How values are written.
        searched: Folders in which templates are looked for, the first that has one wins.
        kind: What is made: `html` and `xml` are escaped, `markdown` too, `text` is left as it is.
        budget: How much it may do; a report's worth, if nothing else is said.
    """
    return Sandbox(notation, searched, kind, budget or Budget())


def readable(obj: Any) -> Collection[str]:
    """The names that a template can write behind the dot of a value."""
    if isinstance(obj, Named):
        return obj.keys()
    if isinstance(obj, LoopContext):
        return meanings(Turn).keys()
    if isinstance(obj, Group):
        return Group._fields
    return fields_of(obj).keys()


def _undefined(sandbox: Sandbox) -> type[StrictUndefined]:
    """What stands for an unknown value: to use it in any way says which, and what is known."""

    class Unknown(StrictUndefined):
        __slots__ = ()

        def __init__(
            self,
            hint: str | None = None,
            obj: Any = missing,
            name: str | None = None,
            exc: Any = None,
        ) -> None:
            del hint, exc
            known = sandbox.known if obj is missing else readable(obj)
            super().__init__(
                name=name,
                obj=obj,
                exc=lambda _: UnknownAtRunTime(obj, name, known),  # type: ignore[arg-type]
            )

    return Unknown


def _count(tree: nodes.Template) -> None:
    """Let every loop and every comparison of a tree pass by the budget."""
    for loop in tree.find_all(nodes.For):
        loop.iter = _through(loop.iter, EACH)
    for comparison in tree.find_all(nodes.Compare):
        comparison.expr = _through(comparison.expr, LOOKED_AT)
        for operand in comparison.ops:
            operand.expr = _through(operand.expr, LOOKED_AT)


def _through(node: nodes.Node, name: str) -> nodes.Filter:
    passed = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
    passed.environment = node.environment
    return passed
