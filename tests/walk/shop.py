"""A shop for a day: its hub, two agents and their lead, and customers who write."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.core.privacy.redaction import redact
from cs_tui.texts import Lang
from tests.driver import Clock
from tests.walk.house import House, Person
from tests.walk.words import WORDS, Said


@dataclass
class Shop:
    """A hub, two agents and their lead, and what customers say."""

    house: House
    lin: Person
    mei: Person
    zhou: Person
    lang: Lang
    said: list[str]

    @property
    def words(self) -> Said:
        return WORDS[self.lang]

    @property
    def clock(self) -> Clock:
        return self.house.clock

    async def writes(self, who: int, text: str, **more: object) -> str:
        """A customer writes; the number of the case."""
        name = self.words.customers[who]
        self.said += [text, redact(text).text, name]
        customer = {"name": name, "phone": f"1380013800{who}", "order_no": f"20261119447{who}"}
        return await self.house.writes(f"c{who}", text, lang=self.lang, customer=customer, **more)
