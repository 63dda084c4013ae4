"""What changed between two states of a plan, in the words of the plan.

A state (`Snapshot`) is a loaded workspace seen on a day. `compare` takes two of them and sorts
what is different into the groups a meeting asks for. Nothing here knows git, files or a clock.

    sorts.py       the types: snapshots, and what can be said of a change
    matching.py    which record of one state is which record of the other
    pairing.py     both states in the same ids, with their figures
    courses.py     tasks that were completed, fell overdue, were taken up again, moved on
    facts.py       fields that differ: deadlines, targets, everything else, wording
    decisions.py   which decision allows a field to hold a value
    moves.py       moved goalposts: facts that were set, and need a decision to be set otherwise
    ledger.py      every move over many states, and when it was made
    leads.py       who answers for a record, before and after
    entries.py     what reports say, entry by entry
    reporting.py   who reported in between, and who owed a report and did not
    comparing.py   all of it together
"""

from dxplan.changes.comparing import compare
from dxplan.changes.sorts import Changes, Snapshot

__all__ = ["Changes", "Snapshot", "compare"]
