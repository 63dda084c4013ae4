"""`export csv`: the dataset as a Frictionless Data Package, one zip file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dxplan.render.exports.data.cells import csv_bytes
from dxplan.render.exports.data.descriptor import descriptor, path_of
from dxplan.render.exports.data.dictionary import dictionary
from dxplan.render.exports.packing import packed
from dxplan.render.json_text import as_json
from dxplan.render.notation import Notation
from dxplan.views.dataset import Dataset

DESCRIPTOR = "datapackage.json"
DICTIONARY = "README.md"


def write_csv(stamp: Mapping[str, Any], dataset: Dataset, notation: Notation) -> bytes:
    """A zip file with a descriptor, a file for each table, and a dictionary in both languages.

    Args:
        stamp: Where the output comes from, as `stamp_members` has it; it becomes the member
            `dxplan` of the descriptor.
        dataset: The tables.
        notation: The language of titles and meanings in the descriptor.
    """
    files = {path_of(table.schema): csv_bytes(table) for table in dataset.tables}
    described = as_json(descriptor(dataset, files, stamp, notation))
    return packed(
        {
            DESCRIPTOR: described.encode(),
            DICTIONARY: dictionary(dataset).encode(),
            **files,
        }
    )
