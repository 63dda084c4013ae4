"""What is wrong with a template, as findings: each with its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.utils import missing

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding, Location, Rule
from dxplan.language import Text, text
from dxplan.render.templates.budget import TooMuch
from dxplan.render.templates.loading import Unread
from dxplan.render.templates.names import kind_of, nearest
from dxplan.render.templates.places import Place, Script
from dxplan.render.templates.syntax import syntax_words
from dxplan.render.templates.writing import WrongValue

if TYPE_CHECKING:
    from dxplan.render.templates.environment import Sandbox


class Refused(Exception):
    """A template that may not run, and why."""

    def __init__(self, findings: Sequence[Finding], tree: nodes.Template | None = None) -> None:
        super().__init__("; ".join(str(each.message) for each in findings))
        self.findings = list(findings)
        #: What was read all the same, so that more can be found in it; it may not run.
        self.tree = tree


class UnknownAtRunTime(Exception):
    """Something was written or used that nothing has."""

    def __init__(self, owner: Any, name: str | None, known: Collection[str]) -> None:
        super().__init__(name)
        self.owner, self.name, self.known = owner, name, known


def at(
    rule: Rule, place: int, message: Text, *, fix: Text | None = None, words: int = 1
) -> Finding:
    """A finding at so many words of a template, from `place` on."""
    location = place.location(words) if isinstance(place, Place) else Location(path="<template>")
    return Finding(rule=rule, location=location, message=message, fix=fix)


def unknown(place: int, what: Text, name: str, known: Collection[str]) -> Finding:
    """Nothing has that name."""
    message = text("{what} {name} does not exist", what=what, name=name)
    return at(rules.UNKNOWN_NAME, place, message, fix=nearest(name, known))


def too_deep(script: Script) -> Finding:
    """More inside one another than Python can take."""
    return Finding(
        rule=rules.TOO_MUCH,
        location=script.line(1),
        message=text("the template is nested too deeply, or holds a number that is too long"),
        fix=text("divide it, and put the parts together with include"),
    )


def failure(error: Exception, sandbox: Sandbox, path: str, line: int = 1) -> list[Finding]:
    """Why a template could not be read or run.

    Args:
        error: What reading or running it raised.
        sandbox: Where it happened.
        path: The template that was asked for, where nothing nearer is known.
        line: Its line, likewise.

    Raises:
        Exception: `error` itself, where the template is not to blame.
    """
    if isinstance(error, Refused):
        return error.findings
    if isinstance(error, TemplateSyntaxError):
        return [_syntax(error, sandbox, path)]
    script, line = _running(error, sandbox, path, line)
    match error:
        case UnknownAtRunTime():
            return [_unknown(error, script.find(error.name or "", line))]
        case Unread():
            return [_found(rules.NOT_FOUND, script.line(line), error.message, error.fix)]
        case WrongValue():
            location = script.find(error.word, line) if error.word else script.line(line)
            return [_found(rules.WRONG_VALUE, location, error.message, error.fix)]
        case TooMuch() | RecursionError() | MemoryError():
            message = text("the template does more than any report needs")
            fix = text("look for a loop in a loop, or a text that is put together from itself")
            return [_found(rules.TOO_MUCH, script.line(line), message, fix)]
        case TemplateRuntimeError():  # so Jinja calls an argument that a filter lacks or refuses
            message = text("a filter here is not given what it needs")
            fix = text("write it as dxplan template vars shows it")
            return [_found(rules.WRONG_VALUE, script.line(line), message, fix)]
        case TypeError() | ValueError() | ArithmeticError() | LookupError():
            message = text("the values here do not go together")
            fix = text("compare and sort only values of one kind, and ask whether each is known")
            return [_found(rules.WRONG_VALUE, script.line(line), message, fix)]
        case _:
            raise error


def _found(rule: Rule, location: Location, message: Text, fix: Text | None) -> Finding:
    return Finding(rule=rule, location=location, message=message, fix=fix)


def _syntax(error: TemplateSyntaxError, sandbox: Sandbox, path: str) -> Finding:
    message, fix = syntax_words(error.message or "")
    place = error.lineno
    if isinstance(place, Place):
        return _found(rules.SYNTAX, place.location(), message, fix)
    script = sandbox.scripts.get(error.filename or path) or Script(path, "")
    return _found(rules.SYNTAX, script.line(place or 1), message, fix)


def _unknown(error: UnknownAtRunTime, location: Location) -> Finding:
    name = error.name or "?"
    if error.owner is missing:
        message = text("{what} {name} does not exist", what=text("the name"), name=name)
    else:
        message = text("{what} has no {name}", what=kind_of(error.owner), name=name)
    if error.owner is None:
        fix = text("ask first: {{% if … is not none %}}")
        return _found(rules.UNKNOWN_NAME, location, message, fix)
    return _found(rules.UNKNOWN_NAME, location, message, nearest(name, error.known))


def _running(error: Exception, sandbox: Sandbox, path: str, line: int) -> tuple[Script, int]:
    """The innermost template that was running, and its line."""
    script = sandbox.scripts.get(path) or Script(path, "")
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None and template.filename in sandbox.scripts:
            script = sandbox.scripts[template.filename]
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return script, line
