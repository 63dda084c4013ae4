"""What can be wrong with a plan whose files could be read: one function per rule.

A rule takes the workspace and yields findings. It says nothing about records that could not be
read: those have findings of their own. Some rules also need to know how things stand on a day; they
never ask for today's date, and take the last day that the data speaks of unless one is handed in.

`errors.py` lists the rules whose findings are errors, `checking.py` all others and asks them all;
the rest of this package are the rules, grouped by subject. Nothing is imported here, so that a
command loads only the rules it asks.
"""
