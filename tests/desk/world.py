"""A profile on disk with the shipped content, and what happens to it from outside."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cs_tui.bootstrap import open_desk, rename
from cs_tui.core.case import Case, Customer
from cs_tui.core.intake import Arrival, continue_case
from cs_tui.desk import Desk
from cs_tui.settings import Places
from cs_tui.store import rebuild
from cs_tui.texts import Lang

NAMES: dict[Lang, str] = {"zh": "林晓", "en": "Lin Xiao"}
LATE: dict[Lang, str] = {
    "zh": "下单三天了还没发货",
    "en": "I ordered three days ago and it has not shipped yet",
}
"""A customer's words that the shipped plays know well."""


def make_home(folder: Path, lang: Lang) -> Path:
    """A profile whose person works alone, has the shipped content and is on duty."""
    desk = open_desk(Places(folder, folder, folder))
    rename(desk, name=NAMES[lang], lang=lang)
    desk.run_now(desk.shifts.begin)
    while desk.run_now(desk.suggestions.prepare):
        pass  # learned once for every test
    desk.run_now(desk.knowledge.refresh)  # and indexed
    desk.close()
    return folder


@dataclass
class World:
    """A profile in its folder, and everybody who is not the person at the desk."""

    folder: Path
    lang: Lang = "zh"
    _calls: int = field(default=0, repr=False)

    @property
    def places(self) -> Places:
        """Where its files lie."""
        return Places(self.folder, self.folder, self.folder)

    @staticmethod
    def copy_of(template: Path, folder: Path, lang: Lang) -> World:
        """A fresh copy of a made profile."""
        shutil.copytree(template, folder)
        return World(folder, lang)

    @contextmanager
    def other_program(self) -> Iterator[Desk]:
        """A second program on the same profile, as plain commands and sync are."""
        desk = open_desk(self.places)
        try:
            yield desk
        finally:
            desk.close()

    def contact(
        self,
        text: str = "",
        *,
        channel: str = "chat",
        customer: Customer | None = None,
        lang: Lang | None = None,
    ) -> str:
        """A customer gets in touch and waits; the number of the case."""
        who = customer or Customer(name="张建国", phone="13800138000", order_no="202611194471")
        with self.other_program() as desk:
            case = desk.run_now(
                desk.cases.open,
                channel=channel,
                text=text or LATE[self.lang],
                answered=False,
                lang=lang or self.lang,
                customer=who,
            )
        return case.number

    def writes_again(self, number: str, text: str) -> None:
        """The customer of a case sends a further message."""
        with self.other_program() as desk:
            row = desk.run_now(desk.cases.named, number)

            def join() -> None:
                kit = desk.kit
                first = desk.cases.view(row.id).case.contacts[0]
                arrival = Arrival(
                    channel=first.channel,
                    conversation=first.conversation,
                    text=text,
                    lang=self.lang,
                    team="desk",
                    day=kit.day(),
                    customer=Customer(),
                )
                with kit.log.case_act(row.id, kit.ctx()) as act:
                    continue_case(act, arrival)

            desk.run_now(join)

    def case(self, number: str) -> Case:
        """A case as it stands on disk."""
        with self.other_program() as desk:
            row = desk.run_now(desk.cases.named, number)
            return desk.run_now(desk.cases.view, row.id).case

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """What is on disk and committed now, read beside the running desk."""
        uri = f"{self.places.database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as conn:
            return list(conn.execute(sql, values))

    def drafts(self, number: str) -> dict[str, str]:
        """What stands in the fields of a case, as it is on disk now."""
        found = self.rows(
            "SELECT field, text FROM drafts JOIN cases ON stream = 'case/' || id WHERE number = ?",
            number,
        )
        return {str(name): str(text) for name, text in found}

    def said(self, number: str) -> list[str]:
        """The personal parts of our messages of a case, as they lie in the log."""
        found = self.rows(
            "SELECT CAST(personal AS TEXT) FROM events JOIN cases ON stream = 'case/' || cases.id "
            "WHERE number = ? AND kind = 'message_out'",
            number,
        )
        return [str(personal) for (personal,) in found]

    def kinds(self, number: str) -> list[tuple[str, str]]:
        """The kind and the act of every event of a case, in order."""
        found = self.rows(
            "SELECT kind, act FROM events JOIN cases ON stream = 'case/' || cases.id "
            "WHERE number = ? ORDER BY events.rowid",
            number,
        )
        return [(str(kind), str(act)) for kind, act in found]

    def differing(self) -> list[str]:
        """The streams whose projection is not what the log says."""
        with self.other_program() as desk:
            return desk.run_now(rebuild.differing, desk.kit.log.conn)
