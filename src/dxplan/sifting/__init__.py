"""Which findings are shown: settings, comments in the files, and a list of known findings.

Nothing here reads a file or knows a clock: texts and days are handed in. `settings.py` reads
`dxplan.yaml`, `suppressions.py` the comments, `baseline.py` the known findings (told by
`anchors.py`, which needs no line numbers), and `sift.py` applies all three.
"""

from __future__ import annotations
