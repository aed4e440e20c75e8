"""Notices written and revised on the admin's screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from cs_tui.core.bulletin import Bulletin
from cs_tui.core.quiz import written
from cs_tui.core.text import cells, one_line, shorten
from cs_tui.screens.article import SHOWN_TITLE
from cs_tui.screens.form_panel import FormPanel
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.side import SideScreen, padded
from cs_tui.services.announcing import YES, NoticeSheet
from cs_tui.texts import Lang, Words
from cs_tui.texts import admin as texts
from cs_tui.texts.preshift import FORMS
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

AFTER_TITLE = 24
"""Cells of what stands after the title of a notice in a list."""
"""Cells of a title in the list."""


class WriteNotice(FormPanel):
    """One notice in both languages."""

    LABELS = {
        "title_zh": texts.TITLE_ZH,
        "title_en": texts.TITLE_EN,
        "body_zh": texts.BODY_ZH,
        "body_en": texts.BODY_EN,
        "from_day": texts.FROM_DAY,
        "to_day": texts.TO_DAY,
        "study": texts.STUDY,
        "check_zh": texts.CHECK_ZH,
        "check_en": texts.CHECK_EN,
    }
    ROWS = {
        "title_zh": (1, 2),
        "title_en": (1, 2),
        "body_zh": (3, 8),
        "body_en": (3, 8),
        "from_day": (1, 1),
        "to_day": (1, 1),
        "study": (1, 2),
        "check_zh": (2, 8),
        "check_en": (2, 8),
    }
    HINTS = {
        "from_day": texts.DAY_HINT,
        "to_day": texts.DAY_HINT,
        "study": texts.STUDY_HINT,
        "check_zh": texts.CHECK_HINT,
        "check_en": texts.CHECK_HINT,
    }
    KEYS = texts.NOTICE_KEYS
    ACTS = {"1": texts.ACT_WITHDRAW, "2": texts.ACT_FORGET, "3": texts.ACT_KIND}
    STAYS = frozenset("3")

    def __init__(self, sheet: NoticeSheet, lang: Lang) -> None:
        super().__init__(sheet.values, lang, drafted=sheet.drafted)
        self._sheet = sheet

    def heading(self) -> str:
        """Which version, and what the next one does."""
        if not self._sheet.id:
            return texts.NEW_NOTICE.say(self.lang)
        return texts.NOTICE.say(self.lang, version=self._sheet.version)

    def aside(self) -> str:
        """What kind it is, and whether it must be read."""
        answer = texts.YES if self.picked["mandatory"] == YES else texts.NO
        kind = texts.KIND_IS.say(self.lang, kind=FORMS[self.picked["form"]])
        return f"{kind}   {texts.MANDATORY_IS.say(self.lang, answer=answer)}"

    def keep_now(self, values: Mapping[str, str]) -> None:
        """Keeps the draft."""
        self.cs.desk.announcing.keep(self._sheet, values)

    async def publish(self, values: Mapping[str, str]) -> Words:
        """The next version."""
        desk = self.cs.desk
        done = await desk.run(desk.announcing.publish, self._sheet, values)
        return texts.NOTICE_DONE.fill(title=_title(done, self.lang), version=done.version)

    async def use(self) -> None:
        """Whether it must be read before going on duty."""
        self.picked["mandatory"] = "no" if self.picked["mandatory"] == YES else YES

    async def act(self, digit: str) -> Words | None:
        """Withdraws it, throws the draft away, or names another kind."""
        desk = self.cs.desk
        if digit == "3":
            await self._pick_kind()
            return None
        if digit == "1" and self._sheet.id:
            done = await desk.run(desk.announcing.withdraw, self._sheet.id)
            return texts.NOTICE_GONE.fill(title=_title(done, self.lang))
        await desk.run(desk.announcing.forget, self._sheet)
        return texts.DRAFT_GONE

    async def _pick_kind(self) -> None:
        rows = [
            Pick(form, words.say(self.lang), key=form, digit=str(digit))
            for digit, (form, words) in enumerate(FORMS.items(), 1)
        ]
        panel = PickPanel[str](
            texts.WHICH_KIND, filtering(rows), self.lang, chosen=self.picked["form"]
        )
        picked = await self.app.push_screen_wait(panel)
        if picked is not None:
            self.picked["form"] = picked
            self.show_aside()
            await self.keep()


async def write(screen: SideScreen, bulletin: str) -> None:
    """Writes a notice, or revises one; says what came of it."""
    desk = screen.desk
    sheet = await desk.run(desk.announcing.open, bulletin)
    told = await screen.app.push_screen_wait(WriteNotice(sheet, screen.lang))
    if told is not None:
        screen.cs.tell(told)
    await screen.redraw()


def title_cells(notices: Sequence[Bulletin], lang: Lang, width: int) -> int:
    """How wide the titles are in a list of this width: as the longest, if there is room."""
    longest = max((cells(one_line(one.title.say(lang))) for one in notices), default=0)
    return max(20, min(longest, width - AFTER_TITLE))


def row(one: Bulletin, lang: Lang, room: int) -> Content:
    """A notice in the list, its title in `room` cells."""
    parts: list[Content] = [plain(padded(shorten(one_line(one.title.say(lang)), room), room))]
    parts.append(Content.styled(texts.NOTICE_ROW.say(lang, version=one.version), "$muted"))
    if one.withdrawn:
        parts.append(Content.styled(texts.WITHDRAWN.say(lang), "$muted"))
    elif one.mandatory:
        parts.append(Content.styled(texts.MUST_READ.say(lang), "$warning"))
    return Content("  ").join(parts)


def detail(one: Bulletin, lang: Lang) -> Iterator[Content]:
    """A notice as it reads."""
    yield plain(one_line(one.title.say(lang)), "bold")
    yield Content.styled(texts.NOTICE_ROW.say(lang, version=one.version), "$muted")
    open_end = texts.ANY_DAY.say(lang)
    days = {"from_day": one.from_day or open_end, "to_day": one.to_day or open_end}
    yield plain(texts.HOLDS.say(lang, **days), "$muted")
    if one.withdrawn:
        yield Content.styled(texts.WITHDRAWN.say(lang), "$warning")
    elif one.mandatory:
        yield Content.styled(texts.MUST_READ.say(lang), "$warning")
    yield Content("")
    yield plain(one.body.say(lang))
    if one.check:
        yield Content("")
        yield plain(written(one.check, lang), "$muted")


def _title(one: Bulletin, lang: Lang) -> str:
    return shorten(one_line(one.title.say(lang)), SHOWN_TITLE)
