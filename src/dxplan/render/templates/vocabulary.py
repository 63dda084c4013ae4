"""Every name a template can use, with its type and meaning: what `template vars` prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from dxplan.definitions import FIGURES
from dxplan.definitions.figure import Form
from dxplan.language import Text, marked, text
from dxplan.render.templates.filters import FILTERS, TESTS
from dxplan.render.templates.shapes import ANYTHING, Anything, Fields, Items, Plain, Shape, shape_of
from dxplan.render.templates.turns import Turn
from dxplan.views.facts import meanings
from dxplan.views.report import Report
from dxplan.views.report.figures import FigureFacts, FigureTree
from dxplan.views.table import Column, Table

#: What stands for a name that depends on the plan.
_ANY_NAME: Final = "NAME"
_FORMS: Final[dict[Form, str]] = {
    "count": marked("number"),
    "sum": marked("number"),
    "rate": marked("rate"),
    "range": marked("pair of rates"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name, as a template writes it; `[]` stands behind a list, for each of its items."""

    path: str
    type: Text
    #: A marked source string.
    meaning: str


def names(cls: Any = Report) -> list[Name]:
    """The names of a facts type, each followed by those inside it, each type taken apart once."""
    return list(_Walk().fields(cls, ""))


def page_names(cls: type) -> list[Name]:
    """What a template of a page finds besides: the names of the facts type that is its `page`."""
    return list(_Walk().fields(cls, "page."))


def figure_names() -> list[Name]:
    """What every figure has."""
    return list(_Walk().fields(FigureFacts, "figure."))


def loop_names() -> list[Name]:
    """What a template knows of the loop it is in."""
    return list(_Walk().fields(Turn, "loop."))


def vocabulary_tables(page: type) -> list[Table]:
    """Everything a template can write, as tables; `page` is the facts type of pages."""
    return [
        _table("names", text("Names"), names()),
        _table("page", text("In a template of a page (.html.j2) alone"), page_names(page)),
        _table("figure", text("What every figure has"), figure_names()),
        _table("loop", text("Inside a loop"), loop_names()),
        Table(
            key="filters",
            title=text("Filters, behind a |"),
            columns=(_PATH, _MEANING),
            rows=[(name, Text(meaning)) for name, meaning in FILTERS.items()],
            notes=(text("Tests, behind is: {names}", names=", ".join(TESTS)),),
        ),
    ]


_PATH: Final = Column(key="id", title=marked("Name"))
_TYPE: Final = Column(key="type", title=marked("Type"))
_MEANING: Final = Column(key="meaning", title=marked("Meaning"))


def _table(key: str, title: Text, found: list[Name]) -> Table:
    return Table(
        key=key,
        title=title,
        columns=(_PATH, _TYPE, _MEANING),
        rows=[(each.path, each.type, Text(each.meaning)) for each in found],
    )


@dataclass(slots=True)
class _Walk:
    """One way through the facts; what was taken apart once is named by its first place."""

    places: dict[type, str] = field(default_factory=dict)

    def fields(self, cls: Any, before: str) -> Iterator[Name]:
        """The fields of a type, with `before` in front of their names."""
        self.places[cls] = before.rstrip(".")
        for name, (hint, meaning) in meanings(cls).items():
            yield from self.name(before + name, hint, meaning)

    def name(self, path: str, hint: Any, meaning: str) -> Iterator[Name]:
        """One name and those inside it."""
        shape = shape_of(hint)
        inner, ending = shape, ""
        while isinstance(inner, Items):
            inner, ending = inner.each, f"{ending}[]"
        if shape == ANYTHING and isinstance(hint, type):
            return  # a type of ours that no template can look into
        word = self._word(shape, inner)
        if type(None) in get_args(hint):
            word = text("{type}, if known", type=word)
        yield Name(path=path, type=word, meaning=meaning)
        if isinstance(inner, Fields):
            yield from self._inside(f"{path}{ending}", inner, hint)

    def _inside(self, path: str, shape: Fields, hint: Any) -> Iterator[Name]:
        if hint is FigureTree and "[]" not in path:
            for name, figure in FIGURES.items():
                yield Name(
                    path=f"{path}.{name}", type=Text(_FORMS[figure.form]), meaning=figure.label
                )
        elif isinstance(shape.others, Fields) and shape.others.of is not None:
            yield from self.fields(shape.others.of, f"{path}.{_ANY_NAME}.")
        elif shape.of not in {None, FigureFacts, *self.places}:
            yield from self.fields(shape.of, f"{path}.")

    def _word(self, shape: Shape, inner: Shape) -> Text:
        word = self._one(inner)
        return text("list of: {type}", type=word) if isinstance(shape, Items) else word

    def _one(self, shape: Shape) -> Text:
        match shape:
            case Plain():
                return Text(shape.word)
            case Fields() if shape.of is FigureFacts:
                return text("figure")
            case Fields() if shape.of in self.places:
                return text("record like {path}", path=self.places[shape.of])
            case Fields() if shape.of is None and shape.others is None:
                return text("figures by name")
            case Fields() if shape.of is None:
                return text("records by name")
            case Fields():
                return text("record")
            case Anything() | Items():
                return text("value")
