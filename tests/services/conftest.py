"""A real hub for the services that ask one."""

from __future__ import annotations

from tests.server.conftest import floor, seeded

__all__ = ["floor", "seeded"]
