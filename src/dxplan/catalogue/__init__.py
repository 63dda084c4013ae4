"""The catalogue of rules: one entry each, in the module of its family; `registry.py` has them all.

Nothing is imported here, so that what finds something loads the entries of its own family only.
"""
