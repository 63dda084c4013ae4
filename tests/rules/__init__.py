"""Tests of the rules beyond their examples in the catalogue."""
