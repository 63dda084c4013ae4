"""The built-in Word templates are those that the script makes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest

from dxplan.render.templates.loading import BUILT_IN
from tests.conftest import REPOSITORY

SCRIPTS = REPOSITORY / "docs" / "word_template"
#: The modules of the script, which have everyday names.
MODULES = ("make", "document", "markup", "wording")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapping[str, bytes]]:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield import_module("make").templates()
    for each in MODULES:
        sys.modules.pop(each, None)


def test_the_templates_are_fresh(made: Mapping[str, bytes]) -> None:
    assert set(made) == {each.name for each in BUILT_IN.glob("*.docx")}
    for name, content in made.items():
        assert (BUILT_IN / name).read_bytes() == content, (
            f"{name}: run python docs/word_template/make.py"
        )
