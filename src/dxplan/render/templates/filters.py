"""What may stand behind a `|` and behind `is`: nothing that computes, reaches out, or explodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial, wraps
from typing import Any, Final, NamedTuple

from jinja2 import Undefined
from jinja2.filters import FILTERS as _FILTERS
from jinja2.filters import make_attrgetter
from jinja2.tests import TESTS as _TESTS
from jinja2.utils import pass_environment
from markupsafe import Markup

from dxplan.language import Text, marked, text
from dxplan.render.notation import Notation
from dxplan.render.tables import machine_cell
from dxplan.render.templates.budget import Budget
from dxplan.render.templates.names import kind_of, nearest
from dxplan.render.templates.words import WORDS
from dxplan.render.templates.writing import Kind, WrongValue, markdown_words, safe, written
from dxplan.views.report.figures import FigureFacts

#: Jinja's own, of any signature.
JINJA: Final[Mapping[str, Any]] = _FILTERS
JINJA_TESTS: Final[Mapping[str, Any]] = _TESTS

#: Filters that a template can use, and what each does.
FILTERS: Final[Mapping[str, str]] = {
    "day": marked("a date in the notation of the language"),
    "number": marked("a number in the notation of the language"),
    "rate": marked("a rate 0..1 as a percentage"),
    "word": marked("the word for a state, a level or a basis"),
    "cell": marked("a cell of a table, as its column says: cell(column.form)"),
    "t": marked("a fixed word of the built-in templates, in the language of the report"),
    "md": marked("a text that Markdown shows as it is, in one line"),
    "machine": marked("a value for programs: 2024-06-30, 0.1625, in_progress; nothing if unknown"),
    "link": marked("an address that can be followed, http or https; anything else is not known"),
    "default": marked("another value, where this one is not known: default(“…”)"),
    "length": marked("how many there are"),
    "first": marked("the first of a list"),
    "last": marked("the last of a list"),
    "list": marked("a list of what is gone through"),
    "reverse": marked("a list from its end"),
    "sort": marked("a list in order; by a field: sort(attribute=“due”); unknown values last"),
    "groupby": marked("groups of equal value of a field, as grouper and list, in first-seen order"),
    "map": marked("one field of each: map(attribute=“title”)"),
    "select": marked("those for which a test holds"),
    "reject": marked("those for which a test does not hold"),
    "selectattr": marked("those with a field for which a test holds: selectattr(“due”, “none”)"),
    "rejectattr": marked("those with a field for which a test does not hold"),
    "join": marked("a list as one text, with something between: join(“; ”)"),
    "lower": marked("a text in small letters"),
    "upper": marked("a text in capitals"),
    "trim": marked("a text without blanks around it"),
    "truncate": marked("at most so many characters of a text: truncate(80)"),
    "replace": marked("a text with one word in place of another"),
}
#: Tests that a template can use.
TESTS: Final = (
    *("defined", "undefined", "none", "true", "false", "odd", "even", "in"),
    *("eq", "equalto", "ne", "lt", "le", "gt", "ge", "==", "!=", "<", "<=", ">", ">="),
)
#: Filters of Jinja that compute: a figure comes from the report.
COMPUTING: Final = frozenset(
    {"sum", "round", "abs", "min", "max", "int", "float", "filesizeformat", "wordcount"}
)
#: Every filter and test that Jinja has; what is not allowed of them is no slip of the pen.
OF_JINJA: Final = frozenset(JINJA) | frozenset(JINJA_TESTS)

#: What a loop goes through, and what is compared, pass here; no template can write these names.
EACH: Final = "each of"
LOOKED_AT: Final = "look at"


class Group(NamedTuple):
    """What `groupby` makes."""

    grouper: Any
    list: Sequence[Any]


def filters(notation: Notation, kind: Kind, budget: Budget) -> dict[str, Callable[..., Any]]:
    """The filters by name, for one language, one kind of form and one rendering."""
    say = partial(_words, notation=notation, budget=budget)
    plain = partial(_plain, notation=notation, budget=budget)
    own: dict[str, Callable[..., Any]] = {
        "day": lambda value: _typed(value, "day", date, notation.day),
        "number": lambda value: _typed(value, "number", (int, Decimal), notation.number),
        "rate": lambda value: _typed(value, "rate", (int, Decimal), _rate(notation)),
        "word": lambda value: notation.word(value) if isinstance(value, str) else say(value),
        "cell": lambda value, form="text": _cell(value, form, notation),
        "t": lambda word: _own_word(word, notation),
        "md": lambda value: _markdown(say(value), kind),
        "machine": lambda value: _for_programs(value, notation),
        "link": lambda value: value if _ADDRESS.fullmatch(machine_cell(value)) else None,
        "length": len,
        "list": tuple,
        "first": lambda items: next(iter(items), None),
        "last": lambda items: next(reversed(tuple(items)), None),
        "reverse": lambda items: tuple(items)[::-1],
        "sort": _sorted,
        "groupby": _grouped,
        "join": lambda items, between="": _joined([*map(say, items)], say(between), kind, budget),
        "lower": lambda value: plain(value, "lower").lower(),
        "upper": lambda value: plain(value, "upper").upper(),
        "trim": lambda value: plain(value, "trim").strip(),
        "truncate": lambda value, length=80: _truncated(plain(value, "truncate"), length),
        "replace": lambda value, old, new: _replaced(
            plain(value, "replace"), say(old), say(new), budget
        ),
        "default": JINJA["default"],
    }
    own |= {name: _listed(JINJA[name]) for name in _LAZY}
    return {name: _counted(each, budget) for name, each in own.items()} | {
        EACH: lambda value: _each(value, budget),
        LOOKED_AT: _counted(lambda value: value, budget),
    }


def tests() -> dict[str, Callable[..., Any]]:
    """The tests by name."""
    return {name: JINJA_TESTS[name] for name in TESTS}


#: No blanks, quotes or brackets: no address has them, and a careless template might trip over them.
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_LAZY: Final = ("map", "select", "reject", "selectattr", "rejectattr")


def _listed(function: Callable[..., Iterable[Any]]) -> Callable[..., tuple[Any, ...]]:
    """The same filter with a list for a result: one that goes through only once is never empty."""

    @wraps(function)
    def listed(*args: Any, **kwargs: Any) -> tuple[Any, ...]:
        return tuple(function(*args, **kwargs))

    return listed


def _counted(function: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    """The same filter, which pays for what it is handed."""

    @wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:
        for value in args:
            budget.look_at(value)
        return function(*args, **kwargs)

    return counted


def _each(value: Any, budget: Budget) -> Iterable[Any]:
    """Go through a list, at a step for each item."""
    if not isinstance(value, tuple | list):
        if isinstance(value, Undefined):
            iter(value)  # says itself what is not known
        raise WrongValue(
            text("{what} cannot be gone through; only a list can", what=kind_of(value)), word="for"
        )
    for item in value:
        budget.spend()
        yield item


def _words(value: Any, *, notation: Notation, budget: Budget) -> str:
    words = written(value, notation)
    budget.write(len(words))
    return words


def _plain(value: Any, name: str, *, notation: Notation, budget: Budget) -> str:
    """Text that has no markup yet: to cut or change it afterwards would break what was escaped."""
    words = _words(value, notation=notation, budget=budget)
    if isinstance(words, Markup):
        raise WrongValue(
            text("the filter {name} cannot change a text that was laid out before", name=name),
            text("put the filter where the value is written first"),
            word=name,
        )
    return words


def _for_programs(value: Any, notation: Notation) -> str:
    written(value, notation)  # refuses what is no value
    found = value.value if isinstance(value, FigureFacts) else value
    return " ".join(map(machine_cell, found)) if isinstance(found, tuple) else machine_cell(found)


def _markdown(words: str, kind: Kind) -> str:
    return safe(words, kind) if kind == "markdown" else markdown_words(words)


def _typed(
    value: Any, name: str, types: type | tuple[type, ...], write: Callable[[Any], str]
) -> str | None:
    """Write a value of the right type; what is not known stays so, and is printed as a dash."""
    if value is None:
        return None
    if isinstance(value, Undefined):
        str(value)  # says itself what is not known
    if isinstance(value, bool) or not isinstance(value, types):
        raise WrongValue(
            text("the filter {name} cannot take {what}", name=name, what=kind_of(value)), word=name
        )
    return write(value)


def _rate(notation: Notation) -> Callable[[int | Decimal], str]:
    return lambda value: notation.rate(Decimal(value))


def _cell(value: Any, form: str, notation: Notation) -> str:
    if isinstance(value, FigureFacts | Markup):
        return written(value, notation)
    return notation.cell(value, form)  # type: ignore[arg-type]


def _own_word(word: Any, notation: Notation) -> str:
    if isinstance(word, Text):
        return notation.translate(word)
    if word not in WORDS:
        raise WrongValue(
            text("{word} is not a word of the built-in templates", word=repr(str(word))),
            nearest(str(word), WORDS),
            word="t",
        )
    return notation.translate(str(word))


@pass_environment
def _sorted(
    environment: Any,
    items: Iterable[Any],
    reverse: bool = False,  # noqa: FBT001, FBT002 (as a template writes it)
    attribute: str | None = None,
) -> tuple[Any, ...]:
    """In order, without regard to case; what is not known comes last."""
    value = make_attrgetter(environment, attribute)
    found = [(value(item), item) for item in items]
    known = [each for each in found if each[0] is not None]
    known.sort(key=lambda each: _folded(each[0]), reverse=reverse)
    return tuple(item for _, item in [*known, *(each for each in found if each[0] is None)])


def _folded(value: Any) -> Any:
    if isinstance(value, FigureFacts):
        return value.value
    return value.casefold() if isinstance(value, str) else value


@pass_environment
def _grouped(environment: Any, items: Iterable[Any], attribute: str) -> tuple[Group, ...]:
    value = make_attrgetter(environment, attribute)
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(value(item), []).append(item)
    return tuple(Group(key, tuple(found)) for key, found in groups.items())


def _joined(words: Sequence[str], between: str, kind: Kind, budget: Budget) -> str:
    budget.write(len(between) * len(words))
    if not any(isinstance(each, Markup) for each in words):
        return between.join(words)
    # What is laid out already must not be escaped again, and the rest must be.
    parts = [safe(each, kind) for each in words]
    return Markup(safe(between, kind).join(parts))  # noqa: S704 (every part is escaped)


def _truncated(words: str, length: int) -> str:
    return words if len(words) <= length else words[: max(0, length - 1)].rstrip() + "…"


def _replaced(words: str, old: str, new: str, budget: Budget) -> str:
    budget.write(len(words) + words.count(old) * len(new))
    return words.replace(old, new)
