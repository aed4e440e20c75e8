"""The cases of a desk's own log, for those who may read them without anybody in them."""

from __future__ import annotations

from cs_tui.core.anonymous import Line, lines
from cs_tui.core.case import Case
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.errors import Refused
from cs_tui.filing import opened_between
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store.articles import every_id
from cs_tui.texts import Lang
from cs_tui.texts import cli_export as texts


class Anonymous:
    """The one verb of it."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def lines(self, first: str, last: str, key: bytes, lang: Lang) -> list[Line]:
        """One line for each case opened on these shift days, as far as this desk has them.

        Raises `Refused` for who may not see everybody's figures.
        """
        kit, reader = self._kit, self._kit.reader
        role = kit.role_from(reader)
        me = Actor(kit.profile.actor, role or "", tuple(kit.profile.teams.split(",")))
        if role is not None and not can(me, "see", Thing("figures")):
            raise Refused(texts.NOT_ALLOWED)
        states = map(reader.state, opened_between(reader.conn.execute, first, last))
        cases = (one for one in states if isinstance(one, Case))
        return lines(cases, kit.policies.now(reader), every_id(reader.conn), key, lang)
