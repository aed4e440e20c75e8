"""Writing knowledge: an article in fields, its drafts kept while one types, published whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from cs_tui.core.text import one_line, shorten
from cs_tui.screens import article_versions
from cs_tui.screens.form_panel import FormPanel
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.step import StepScreen
from cs_tui.services.authoring import Sheet
from cs_tui.texts import Lang, Words, joined
from cs_tui.texts import admin as texts
from cs_tui.texts import article as article_texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import knowledge as kb_texts
from cs_tui.widgets import timing
from cs_tui.widgets.marked import marked
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

SHOWN_TITLE: Final = 30
"""Cells of a title in a notice."""
HITS: Final = 9
PREVIEW: Final = 78
"""Cells of a line in the preview."""


class TextPanel(FormPanel):
    """An article in fields: what everybody who writes one has in front."""

    LABELS = {
        "title": texts.TITLE,
        "aliases": texts.ASKED,
        "environment": article_texts.ENVIRONMENT,
        "body": texts.BODY,
        "cause": article_texts.CAUSE,
    }
    BEGINS = ("title", "aliases", "body")
    ROWS = {
        "title": (1, 2),
        "aliases": (2, 4),
        "environment": (1, 2),
        "body": (5, 14),
        "cause": (1, 3),
    }
    HINTS = {
        "aliases": texts.ASKED_HINT,
        "body": texts.BODY_HINT,
        "environment": article_texts.ENVIRONMENT_HINT,
        "cause": article_texts.CAUSE_HINT,
    }

    def aside(self) -> str:
        """The category, who may see it, and the channels it is for."""
        policy, cat = self.cs.policy, self.picked["cat"]
        leaf = policy.taxonomy.find(cat) if policy and cat else None
        name = leaf.name.say(self.lang) if leaf else one_line(cat)
        name = name or texts.NO_CATEGORY.say(self.lang)
        audience = article_texts.AUDIENCES[self.picked["audience"] or "inside"].say(self.lang)
        channels = [desk_texts.channel(one) for one in self.picked["channels"].split()]
        held = kb_texts.FOR_CHANNELS.say(self.lang, value=joined(channels)) if channels else ""
        parts = (texts.CATEGORY_IS.say(self.lang, name=name), audience, held)
        return "   ".join(part for part in parts if part)

    async def use(self) -> None:
        """Picks the category, who may see it, or a channel more or less."""
        policy = self.cs.policy
        if policy is None:
            return
        audiences = [
            Pick(f"={one}", words.say(self.lang), key=f"={one}")
            for one, words in article_texts.AUDIENCES.items()
        ]
        channels = [
            Pick(
                f"+{one.id}",
                kb_texts.FOR_CHANNELS.say(self.lang, value=desk_texts.channel(one.id)),
                key=f"+{one.id}",
            )
            for one in policy.sla.channels
        ]
        leaves = [
            Pick(leaf.id, f"{leaf.name.say(self.lang)}  {leaf.id}", key=leaf.id)
            for leaf in policy.taxonomy.leaves
        ]
        panel = PickPanel[str](
            texts.WHICH_CATEGORY,
            filtering([*audiences, *channels, *leaves]),
            self.lang,
            digits=False,
        )
        picked = await self.app.push_screen_wait(panel)
        if picked is not None:
            self._pick(picked)

    def _pick(self, picked: str) -> None:
        if picked.startswith("+"):
            held, one = self.picked["channels"].split(), picked[1:]
            left = [other for other in held if other != one]
            self.picked["channels"] = " ".join(left if one in held else [*held, one])
        else:
            field = "audience" if picked.startswith("=") else "cat"
            self.picked[field] = picked.removeprefix("=")

    async def preview(self) -> None:
        """Shows the text as it will read."""
        values = self.typed
        title = one_line(values["title"]) or "…"
        text = marked(values["body"], PREVIEW)
        await self.app.push_screen_wait(ReadPanel(Words(zh=title, en=title), text, self.lang))


class ArticlePanel(TextPanel):
    """One article to be written or corrected by who answers for it."""

    LABELS = {
        **TextPanel.LABELS,
        "owner": article_texts.OWNER,
        "valid_from": article_texts.VALID_FROM,
        "valid_to": article_texts.VALID_TO,
        "review_at": article_texts.REVIEW_AT,
    }
    ROWS = {
        **TextPanel.ROWS,
        **dict.fromkeys(("owner", "valid_from", "valid_to", "review_at"), (1, 1)),
    }
    HINTS = {
        **TextPanel.HINTS,
        **dict.fromkeys(("valid_from", "valid_to", "review_at"), article_texts.DAY_HINT),
    }
    KEYS = texts.ARTICLE_KEYS
    ACTS = {
        "1": texts.ACT_ARCHIVE,
        "2": texts.ACT_FORGET,
        "3": article_texts.ACT_PREVIEW,
        "4": article_texts.ACT_CONFIRM,
        "5": article_texts.ACT_DRAFT,
        "6": article_texts.ACT_VERSIONS,
    }
    STAYS = frozenset({"3"})

    def __init__(self, sheet: Sheet, lang: Lang) -> None:
        super().__init__(sheet.values, lang, drafted=sheet.drafted)
        self._sheet = sheet

    def heading(self) -> str:
        """Language, revision, state."""
        sheet = self._sheet
        known = kb_texts.LANGS.get(sheet.lang, kb_texts.NO_LANG)
        if not sheet.id:
            return texts.NEW_ARTICLE.say(self.lang, lang=known)
        state = kb_texts.STATES[sheet.state]
        return texts.ARTICLE.say(self.lang, lang=known, rev=sheet.base_rev, state=state)

    def keep_now(self, values: Mapping[str, str]) -> None:
        """Keeps the draft."""
        self.cs.desk.authoring.keep(self._sheet, values)

    async def publish(self, values: Mapping[str, str]) -> Words:
        """It reads like this from now on, or from the minute it names."""
        desk, now = self.cs.desk, self.cs.now()
        done = await desk.run(desk.authoring.publish, self._sheet, values)
        title = shorten(one_line(done.title), SHOWN_TITLE)
        if done.valid_from is not None and done.valid_from > now:
            time = timing.day_clock(done.valid_from, now)
            return texts.ARTICLE_PLANNED.fill(title=title, time=time)
        return texts.ARTICLE_DONE.fill(title=title)

    async def act(self, digit: str) -> Words | None:
        """Archives, confirms, restores it, keeps it for later, or throws the draft away."""
        desk, sheet = self.cs.desk, self._sheet
        if digit == "3":
            await self.preview()
        elif digit == "5":
            await self.keep()
            done = await desk.run(desk.authoring.publish, sheet, self.typed, draft=True)
            return article_texts.DRAFT_DONE.fill(title=shorten(done.title, SHOWN_TITLE))
        elif digit == "2":
            await desk.run(desk.authoring.forget, sheet)
            return texts.DRAFT_GONE
        elif not sheet.id:
            return article_texts.NOT_THERE_YET
        elif digit == "1":
            done = await desk.run(desk.authoring.archive, sheet.id)
            return texts.ARTICLE_ARCHIVED.fill(title=shorten(done.title, SHOWN_TITLE))
        elif digit == "4":
            return await self._confirm()
        else:
            return await article_versions.look(self.cs, sheet.id, may_restore=True)
        return None

    async def _confirm(self) -> Words | None:
        desk, sheet = self.cs.desk, self._sheet
        place, text = f"review/{sheet.id}", sheet.values["review_at"]
        ask = AskPanel(article_texts.WHICH_REVIEW, self.lang, place=place, text=text)
        day = await self.app.push_screen_wait(ask)
        if day is None:
            return None
        done = await desk.run(desk.authoring.confirm, sheet.id, sheet.base_rev, day)
        await self.cs.forget(place)
        return article_texts.CONFIRMED.fill(title=shorten(done.title, SHOWN_TITLE))


class ProposalPanel(TextPanel):
    """An article that was missing, handed in by who met the question."""

    KEYS = article_texts.PROPOSAL_KEYS
    ACTS = {"1": article_texts.ACT_PREVIEW, "2": texts.ACT_FORGET}
    STAYS = frozenset({"1"})

    def __init__(
        self, values: Mapping[str, str], lang: Lang, spoken: str, case_id: str, *, drafted: bool
    ) -> None:
        super().__init__(values, lang, drafted=drafted)
        self._spoken, self._case = spoken, case_id

    def heading(self) -> str:
        """What becomes of it."""
        known = kb_texts.LANGS.get(self._spoken, kb_texts.NO_LANG)
        return article_texts.PROPOSAL.say(self.lang, lang=known)

    def keep_now(self, values: Mapping[str, str]) -> None:
        """Keeps the draft."""
        self.cs.desk.helping.keep(self._case, values)

    async def publish(self, values: Mapping[str, str]) -> Words:
        """It waits for who answers for knowledge."""
        desk = self.cs.desk
        done = await desk.run(desk.helping.propose, values, self._spoken, self._case)
        return article_texts.PROPOSED.fill(title=shorten(done.title, SHOWN_TITLE))

    async def act(self, digit: str) -> Words | None:
        """Shows how it will read, or throws the draft away."""
        if digit == "1":
            await self.preview()
            return None
        desk = self.cs.desk
        await desk.run(desk.helping.forget, self._case)
        return texts.DRAFT_GONE


async def write(screen: StepScreen) -> None:
    """Writes a new article, in the language that is picked."""
    langs: dict[str, Lang] = {"1": "zh", "2": "en"}
    rows = [
        Pick(lang, kb_texts.LANGS[lang].say(screen.lang), key=lang, digit=digit)
        for digit, lang in langs.items()
    ]
    lang = await screen.app.push_screen_wait(
        PickPanel[Lang](texts.WHICH_LANG, filtering(rows), screen.lang)
    )
    if lang is not None:
        await correct(screen, "", lang)


async def correct(screen: StepScreen, article: str, lang: Lang | None = None) -> None:
    """Opens an article for its author; says what came of it."""
    desk = screen.desk
    sheet = await desk.run(desk.authoring.open, article, lang or screen.lang)
    told = await screen.app.push_screen_wait(ArticlePanel(sheet, screen.lang))
    if told is not None:
        screen.cs.tell(told)
    await screen.redraw()


async def propose(screen: StepScreen, case_id: str, spoken: Lang) -> None:
    """Writes down an article that was missing; says what came of it."""
    desk = screen.desk
    values, drafted = await desk.run(desk.helping.open, case_id)
    panel = ProposalPanel(values, screen.lang, spoken, case_id, drafted=drafted)
    told = await screen.app.push_screen_wait(panel)
    if told is not None:
        screen.cs.tell(told)
    await screen.redraw()


async def pick_article(screen: StepScreen) -> None:
    """Finds an article by its words and opens it for its author."""

    async def rows(typed: str) -> Sequence[Pick]:
        knowledge = screen.desk.knowledge
        if typed.strip():
            found = await screen.desk.run(knowledge.search, typed, HITS, ticket=knowledge.ticket())
            titles = [(one.id, one.title) for one in found]
        else:
            latest, _ = await screen.desk.run(knowledge.latest, HITS, first=screen.lang)
            titles = [(one.id, one.title) for one in latest]
        return [Pick(id_, plain(one_line(title)), key=id_) for id_, title in titles]

    panel = PickPanel[str](texts.WHICH_ARTICLE, rows, screen.lang, digits=False)
    picked = await screen.app.push_screen_wait(panel)
    if picked is not None:
        await correct(screen, picked)
