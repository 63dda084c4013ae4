"""Tests of `dxplan.intake`."""
