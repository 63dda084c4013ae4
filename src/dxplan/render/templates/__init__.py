"""Templates of reports: read, checked and run in a sandbox. Only this package imports Jinja.

The doors, for whoever lays out a report:

rendering.py    a template by its name, rendered with a report; a text that is a template
expressions.py  one expression, with its typed value
environment.py  the sandbox itself, for a library that wants to be handed one
loading.py      the folders that templates are found in
checking.py     a template tried on plans of every kind; vocabulary.py lists what one can use

A template that is wrong raises `findings.Refused`, which carries the findings. Inside, a template
goes from places.py (columns) by allowed.py (what it may say) and following.py (whether what it
names exists) to environment.py (what it can reach), under budget.py (how much it may do).
"""
