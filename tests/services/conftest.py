"""A real hub for the services that ask one."""

from __future__ import annotations

from tests.server.conftest import engine, floor, seeded

__all__ = ["engine", "floor", "seeded"]
