"""The blocks of a sheet to the rows that are made of them: loops turn, conditions decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dxplan.catalogue.templates import TOO_MUCH, WRONG_VALUE
from dxplan.language import text
from dxplan.render.exports.filling.addresses import LAST_ROW
from dxplan.render.exports.filling.blocks import Block, Choice, Loop, Misplaced
from dxplan.render.exports.filling.rowmap import Placed, Rows
from dxplan.render.templates.turns import Turn

Evaluate = Callable[[str, str, Mapping[str, Any]], Any]
"""The value of an expression in a cell (its address first); None where it has none."""


def unrolled(
    blocks: Sequence[Block],
    variables: Mapping[str, Any],
    evaluate: Evaluate,
    keeps_a_row: Callable[[int], bool],
) -> list[Placed]:
    """The rows of the sheet that is made.

    Args:
        blocks: What the template says.
        variables: What its expressions may name.
        evaluate: Asks the engine; it reports by itself what is wrong.
        keeps_a_row: Whether a row of the template is needed even where it shows nothing.

    Raises:
        Misplaced: when a loop goes through no list, or makes more rows than a sheet has.
    """
    walk = _Walk(evaluate, keeps_a_row)
    walk.count(blocks, variables)
    return list(walk.rows(blocks, variables, (), ()))


class _Walk:
    """Goes through the blocks once, in the order of the sheet."""

    def __init__(self, evaluate: Evaluate, keeps_a_row: Callable[[int], bool]) -> None:
        self._evaluate, self._keeps_a_row = evaluate, keeps_a_row
        #: The loop that was begun last.
        self._address = ""
        #: Rows and turns that may still be made. One row is left free: a formula about rows that
        #: are not there refers to it.
        self._rows_left, self._turns_left = LAST_ROW - 1, LAST_ROW

    def count(self, blocks: Sequence[Block], variables: Mapping[str, Any]) -> None:
        """Count the rows before any is made: a million of them would fill the memory first.

        Raises:
            Misplaced: when they are more than a sheet has, or a loop goes through no list.
        """
        for block in blocks:
            if isinstance(block, Rows):
                self._take(block.last - block.first + 1, 0)
            elif isinstance(block, Loop):
                self._count_turns(block, variables)
            else:
                self.count(self._chosen(block, variables), variables)

    def _count_turns(self, loop: Loop, variables: Mapping[str, Any]) -> None:
        self._address = loop.address
        items = self._items(loop, variables)
        if not items and loop.otherwise:
            self.count(loop.otherwise, variables)
        elif not items:
            self._take(len(self._blank(loop, (), ())), 0)
        elif all(isinstance(each, Rows) for each in loop.body):
            height = sum(each.last - each.first + 1 for each in _plain(loop.body))
            self._take(height * len(items), len(items))
        else:
            for index in range(len(items)):
                self._take(0, 1)
                self.count(loop.body, _named(loop, variables, items, index))

    def _take(self, rows: int, turns: int) -> None:
        self._rows_left -= rows
        self._turns_left -= turns
        if min(self._rows_left, self._turns_left) < 0:
            raise _too_many(self._address)

    def rows(
        self,
        blocks: Iterable[Block],
        variables: Mapping[str, Any],
        loops: tuple[int, ...],
        turns: tuple[int, ...],
    ) -> Iterator[Placed]:
        for block in blocks:
            if isinstance(block, Rows):
                for row in range(block.first, block.last + 1):
                    yield Placed(source=row, loops=loops, turns=turns, variables=variables)
            elif isinstance(block, Loop):
                yield from self._loop(block, variables, loops, turns)
            else:
                yield from self.rows(self._chosen(block, variables), variables, loops, turns)

    def _loop(
        self,
        loop: Loop,
        variables: Mapping[str, Any],
        loops: tuple[int, ...],
        turns: tuple[int, ...],
    ) -> Iterator[Placed]:
        items = self._items(loop, variables)
        inner = (*loops, loop.number)
        if not items and loop.otherwise:
            yield from self.rows(loop.otherwise, variables, loops, turns)
        elif not items:
            yield from self._blank(loop, inner, turns)
        for index in range(len(items)):
            named = _named(loop, variables, items, index)
            yield from self.rows(loop.body, named, inner, (*turns, index))

    def _items(self, loop: Loop, variables: Mapping[str, Any]) -> Sequence[Any]:
        items = self._evaluate(loop.address, loop.items, variables)
        if items is None:
            return ()
        if isinstance(items, str) or not isinstance(items, Sequence):
            raise Misplaced(
                loop.address,
                text("{expression} is no list to go through", expression=loop.items),
                text("a list is a name such as {example}", example="tasks"),
                WRONG_VALUE,
            )
        if loop.condition is None:
            return items
        return [each for each in items if self._holds(loop, {**variables, loop.variable: each})]

    def _holds(self, loop: Loop, variables: Mapping[str, Any]) -> bool:
        return bool(self._evaluate(loop.address, loop.condition or "", variables))

    def _blank(self, loop: Loop, loops: tuple[int, ...], turns: tuple[int, ...]) -> list[Placed]:
        inside = next(_plain(loop.body), None)
        if inside is None or not self._keeps_a_row(inside.first):
            return []
        return [Placed(source=inside.first, loops=loops, turns=(*turns, 0), variables=None)]

    def _chosen(self, choice: Choice, variables: Mapping[str, Any]) -> Sequence[Block]:
        for branch in choice.branches:
            if branch.condition is None or self._evaluate(
                branch.address, branch.condition, variables
            ):
                return branch.body
        return ()


def _named(
    loop: Loop, variables: Mapping[str, Any], items: Sequence[Any], index: int
) -> Mapping[str, Any]:
    """What expressions may name in one turn of a loop."""
    return {**variables, loop.variable: items[index], "loop": Turn.of(items, index)}


def _plain(blocks: Iterable[Block]) -> Iterator[Rows]:
    """The rows among the blocks, to any depth."""
    for block in blocks:
        if isinstance(block, Rows):
            yield block
        elif isinstance(block, Loop):
            yield from _plain(block.body)
        else:
            for branch in block.branches:
                yield from _plain(branch.body)


def _too_many(address: str) -> Misplaced:
    return Misplaced(
        address,
        text("the loop makes more rows than a sheet has ({limit})", limit=LAST_ROW),
        text("go through fewer records, or through a shorter list inside"),
        TOO_MUCH,
    )
