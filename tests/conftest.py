"""What all tests share: this folder is on the path (``builders``), and property tests are the same on every run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("chapbook", derandomize=True, deadline=None, database=None)
settings.load_profile("chapbook")
