"""The figures of a day as the hub has them: of a whole team, which no single log holds."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from cs_tui.core.metrics.day import DayFigures
from cs_tui.store.profile import Profile
from cs_tui.sync import wire
from cs_tui.sync.answers import not_a_hub
from cs_tui.sync.gateway import Gateway
from cs_tui.texts import sync as texts


class _Answer(wire.Wire):
    """Any JSON object; what is in it is checked as `DayFigures`."""

    model_config = ConfigDict(extra="allow")


class Figures(Gateway):
    """The way to the hub, with one question more."""

    async def figures(self, day: str, actor: str | None) -> DayFigures:
        """The figures of a shift day, of one person or of everybody."""
        params = {"day": day} | ({"actor": actor} if actor else {})
        answer = await self._ask(_Answer, "GET", "/v1/figures", params=params)
        found: dict[str, Any] = answer.model_extra or {}
        try:
            return TypeAdapter(DayFigures).validate_python(found)
        except ValidationError as error:
            raise not_a_hub(self.url, texts.WRONG_SHAPE) from error


async def asked(who: Profile, day: str, actor: str | None) -> DayFigures:
    """Asks once. Raises the gateway's errors."""
    way = Figures(who.hub_url, who.token, fingerprint=who.fingerprint)
    try:
        return await way.figures(day, actor)
    finally:
        await way.close()
