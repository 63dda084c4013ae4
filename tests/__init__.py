"""Tests of dxplan."""
