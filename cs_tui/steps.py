"""The steps of the working day, in order: THE table of the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual.screen import Screen

from cs_tui.texts import Words
from cs_tui.texts import floor as floor_texts
from cs_tui.texts import steps as texts


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its id (also its mode), its second key, its name, who it is for, its screen."""

    id: str
    key: str
    words: Words
    screen: Callable[[], Screen[None]]
    roles: frozenset[str] = frozenset()
    """Empty: for everybody. A desk alone has every role."""
    closed: Words | None = None
    """What anybody else is told, where it is not for everybody."""

    def open_to(self, role: str | None) -> bool:
        """Whether it is for this role; None stands for every role."""
        return role is None or not self.roles or role in self.roles


LEADING: Final = frozenset({"lead", "admin"})


def _desk() -> Screen[None]:
    from cs_tui.screens.desk import DeskScreen

    return DeskScreen()


def _preshift() -> Screen[None]:
    from cs_tui.screens.preshift import PreshiftScreen

    return PreshiftScreen()


def _followups() -> Screen[None]:
    from cs_tui.screens.followups import FollowUpsScreen

    return FollowUpsScreen()


def _knowledge() -> Screen[None]:
    from cs_tui.screens.knowledge import KnowledgeScreen

    return KnowledgeScreen()


def _handover() -> Screen[None]:
    from cs_tui.screens.handover import HandoverScreen

    return HandoverScreen()


def _wrapup() -> Screen[None]:
    from cs_tui.screens.wrapup import WrapUpScreen

    return WrapUpScreen()


def _floor() -> Screen[None]:
    from cs_tui.screens.floor import FloorScreen

    return FloorScreen()


def _admin() -> Screen[None]:
    from cs_tui.screens.admin import AdminScreen

    return AdminScreen()


def _sync() -> Screen[None]:
    from cs_tui.screens.sync import SyncScreen

    return SyncScreen()


STEPS: Final = (
    Step("preshift", "f2", texts.PRESHIFT, _preshift),
    Step("desk", "f3", texts.DESK, _desk),
    Step("followups", "f4", texts.FOLLOWUPS, _followups),
    Step("knowledge", "f5", texts.KNOWLEDGE, _knowledge),
    Step("handover", "f6", texts.HANDOVER, _handover),
    Step("wrapup", "f7", texts.WRAPUP, _wrapup),
    Step("floor", "f8", texts.FLOOR, _floor, LEADING, floor_texts.ONLY_LEADS),
    Step("admin", "f9", texts.ADMIN, _admin, LEADING, texts.ONLY_LEADS_ADMIN),
    Step("sync", "f10", texts.SYNC, _sync),
)
