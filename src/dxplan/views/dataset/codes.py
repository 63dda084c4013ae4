"""The table of codes: what the words of the data format mean, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

from dxplan.language import marked, translator
from dxplan.views.dataset.tables import About, Row, Schema, row
from dxplan.views.words import WORDS


@row
class CodeRow:
    """A word of the data format."""

    TABLE: ClassVar = About(
        name="codes",
        meaning=marked("What the words in the columns of other tables mean, one a row."),
        key=("table_name", "column_name", "code"),
    )

    table_name: Annotated[str, marked("The table in which the word stands.")]
    column_name: Annotated[str, marked("The column in which it stands.")]
    code: Annotated[str, marked("The word.")]
    label_vi: Annotated[str, marked("What it means, in Vietnamese.")]
    label_en: Annotated[str, marked("What it means, in English.")]


def code_rows(schemas: Iterable[Schema]) -> Iterator[Row]:
    """Every word that a column of these tables can hold and that has a meaning of its own."""
    vietnamese, english = translator("vi"), translator("en")
    for schema in schemas:
        for column in schema.columns:
            for word in column.words:
                if word in WORDS:
                    yield CodeRow(
                        table_name=schema.name,
                        column_name=column.name,
                        code=word,
                        label_vi=vietnamese(WORDS[word]),
                        label_en=english(WORDS[word]),
                    )
