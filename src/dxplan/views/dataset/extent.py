"""Which rows belong into a dataset: what was selected, and all that this refers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dxplan.views.dataset.agencies import MemberRow, SuccessionRow
from dxplan.views.dataset.tables import Key, Row, cell, key_of, schema_for

#: Rows that go with the row their first key column names: an agency brings its successors.
_OWNED = (SuccessionRow, MemberRow)


def complete(selected: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """`selected`, and of `others` what it refers to, and what that refers to in turn.

    So every reference in the result leads to a row in it, as long as there is one at all. The order
    is that of `selected`, then that of `others`.
    """
    known = _Others(others)
    kept: set[int] = set()
    waiting: list[Row] = list(selected)
    while waiting:
        for each in known.named_by(waiting.pop()):
            if id(each) not in kept:
                kept.add(id(each))
                waiting.append(each)
    return [*selected, *(each for each in others if id(each) in kept)]


class _Others:
    """Rows to be found by their keys, and by what they go with."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.by_key = {(row.TABLE.name, key_of(row)): row for row in rows}
        self.owned: defaultdict[tuple[str, Key], list[Row]] = defaultdict(list)
        for row in rows:
            if isinstance(row, _OWNED):
                owner = schema_for(row).references[0]
                self.owned[owner.table, _values(row, owner.columns)].append(row)

    def named_by(self, row: Row) -> Iterator[Row]:
        """The rows that a row refers to, and those that go with it."""
        for reference in schema_for(row).references:
            found = self.by_key.get((reference.table, _values(row, reference.columns)))
            if found is not None:
                yield found
        yield from self.owned.get((row.TABLE.name, key_of(row)), ())


def _values(row: Row, columns: Sequence[str]) -> Key:
    return tuple(cell(row, column) for column in columns)
