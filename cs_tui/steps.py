"""The steps of the working day, in order: THE table of the screens."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from textual.screen import Screen

from cs_tui.texts import Words
from cs_tui.texts import floor as floor_texts
from cs_tui.texts import steps as texts


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its id (also its mode), its second key, its name, its screen, who it is for."""

    id: str
    key: str
    words: Words
    shown_by: str
    """The class of its screen, in the module of `screens` that is called like the step."""
    roles: frozenset[str] = frozenset()
    """Empty: for everybody. A desk alone has every role."""
    closed: Words | None = None
    """What anybody else is told, where it is not for everybody."""

    def screen(self) -> Screen[None]:
        """A new screen of it. Its module is imported now and not before the first frame."""
        made: Screen[None] = getattr(import_module(f"cs_tui.screens.{self.id}"), self.shown_by)()
        return made

    def open_to(self, role: str | None) -> bool:
        """Whether it is for this role; None stands for every role."""
        return role is None or not self.roles or role in self.roles


LEADING: Final = frozenset({"lead", "admin"})

STEPS: Final = (
    Step("preshift", "f2", texts.PRESHIFT, "PreshiftScreen"),
    Step("desk", "f3", texts.DESK, "DeskScreen"),
    Step("followups", "f4", texts.FOLLOWUPS, "FollowUpsScreen"),
    Step("knowledge", "f5", texts.KNOWLEDGE, "KnowledgeScreen"),
    Step("handover", "f6", texts.HANDOVER, "HandoverScreen"),
    Step("wrapup", "f7", texts.WRAPUP, "WrapUpScreen"),
    Step("floor", "f8", texts.FLOOR, "FloorScreen", LEADING, floor_texts.ONLY_LEADS),
    Step("admin", "f9", texts.ADMIN, "AdminScreen", LEADING, texts.ONLY_LEADS_ADMIN),
    Step("sync", "f10", texts.SYNC, "SyncScreen"),
)
