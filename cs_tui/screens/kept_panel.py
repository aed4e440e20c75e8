"""A panel people write in: what is typed is on disk soon after a key, and when the desk ends."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from textual import work
from textual.screen import ModalScreen
from textual.timer import Timer

if TYPE_CHECKING:
    from cs_tui.app import CsApp

R = TypeVar("R")
"""What the panel ends with."""
V = TypeVar("V")
"""What is typed in it."""

KEEP_AFTER_S: Final = 0.4


class KeptPanel(ModalScreen[R], Generic[R, V]):
    """Keeps what is `typed` by `keep_now`. `kept` is what stands on disk, or needs no keeping."""

    def __init__(self, kept: V) -> None:
        super().__init__()
        self.kept = kept
        self._soon: Timer | None = None

    @property
    def cs(self) -> CsApp:
        """Our app, typed."""
        app: Any = self.app
        found: CsApp = app
        return found

    @property
    def typed(self) -> V:
        """Everything as it stands now; also at the very end, when no field is on the screen."""
        raise NotImplementedError

    def keep_now(self, typed: V) -> None:
        """Writes it to disk; runs on the write lane."""
        raise NotImplementedError

    def flush_now(self) -> None:
        """The desk is ending: what is typed goes to disk before this returns."""
        if self.typed != self.kept:
            self.cs.desk.run_now(self.keep_now, self.typed)

    def keep_soon(self) -> None:
        """Something was typed."""
        if self._soon is None:
            self._soon = self.set_timer(KEEP_AFTER_S, self._keep_in_time)

    async def keep(self) -> None:
        """What is typed goes to disk."""
        typed = self.typed
        if typed != self.kept:
            await self.cs.desk.run(self.keep_now, typed)
            self.kept = typed

    def end(self, result: R | None) -> None:
        """Closes, unless an earlier key has closed it."""
        if self.is_current:
            self.dismiss(result)

    @work
    async def attempt(self, act: Callable[[], Awaitable[None]]) -> None:
        """Does something that may fail; then it is told, and the panel stays."""
        await self.cs.attempt(act)

    @work(exclusive=True, group="keep")
    async def _keep_in_time(self) -> None:
        self._soon = None
        await self.cs.attempt(self.keep)
