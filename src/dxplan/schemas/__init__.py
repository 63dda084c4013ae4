"""JSON Schemas of the plan's files, for editors: completion, hover and marks while typing.

They are made from the record types in `model.py`, which are also what files are read with, so that
an editor and `dxplan validate` agree. `values.py` has the forms of single values, `meanings.py`
says what every key means, `references.py` which keys name other records, `records.py` puts these
together, and `files.py` does so for each kind of file.
"""

from dxplan.schemas.files import schemas
from dxplan.schemas.references import Names, names_in

__all__ = ["Names", "names_in", "schemas"]
