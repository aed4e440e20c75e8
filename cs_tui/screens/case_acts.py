"""What can be picked for the case in front: plays, phrases, categories, knowledge, promises, acts.

Everything picked stands in the fields, visible, until Ctrl+N or Ctrl+S makes it facts.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from cs_tui.core.article_reply import reply_of
from cs_tui.core.text import cells, one_line
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.screens.step import StepScreen, acting
from cs_tui.services.field_names import ARTICLE, ARTICLE_SAID, REPLY
from cs_tui.texts import Lang, Words
from cs_tui.texts import desk as texts
from cs_tui.texts import keys as key_texts
from cs_tui.texts import panels as panel_texts
from cs_tui.texts import verification as verify
from cs_tui.widgets.columns import columns
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.core.policy import Phrase, Play
    from cs_tui.core.seeking import Seeking
    from cs_tui.services.assist import Assist
    from cs_tui.services.cases import CaseView
    from cs_tui.services.knowledge import Found
    from cs_tui.services.picks import Usable

Use = Callable[[], Awaitable[None]]
"""What picking a row does."""

KINDS_OF_USE = (
    texts.PLAY,
    texts.PHRASE,
    texts.CATEGORY,
    texts.KNOWLEDGE,
    texts.QUESTION,
    panel_texts.LEAF,
)

_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s|$)")


class CaseActs(StepScreen):
    """Picking, for the screen that shows a case."""

    view: CaseView | None = None
    assist: Assist | None = None
    greeting: str = ""

    def name_of_key(self, key_id: str) -> Words:
        """On the phone nothing is sent: what was said is saved."""
        contact = self.view.case.current if self.view is not None else None
        if key_id == "case.send" and contact is not None and contact.channel == "phone":
            return key_texts.SAVE
        return super().name_of_key(key_id)

    @property
    def issue(self) -> str:
        """What stands in the first line of the note now, saved or not."""
        raise TypeError("the desk screen has the fields")

    async def set_fields(self, fields: Mapping[str, str]) -> None:
        """Puts picked values into the fields of the case and shows them."""
        raise TypeError("the desk screen shows the fields")

    async def reload(self) -> None:
        """Shows the case as it is now."""
        raise TypeError("the desk screen shows the case")

    async def show_anew(self) -> None:
        """Shows the case and its fields as they are now: what stood there became facts."""
        raise TypeError("the desk screen shows the case")

    async def pick_number(self, number: int) -> bool:
        """Picks what the assist pane shows under a number; False when there is nothing."""
        use = next((pick.item for pick in self._numbered() if pick.digit == str(number)), None)
        if use is None:
            return False
        await self._use(use)
        return True

    async def _use(self, picked: object) -> None:
        if self.view is not None and callable(picked):
            await picked()

    async def use_play(self, play: Play) -> None:
        """Fills every field a play knows, after the greeting where nobody answered yet."""
        assert self.view is not None  # noqa: S101
        case_id = self.view.case.id
        if self.cs.policy is not None and self.cs.policy.asks_who(play):
            from cs_tui.screens import verification

            if not await verification.first(self, Words(zh=play.name.zh, en=play.name.en)):
                return
        fill = self.desk.assistant.play_fields
        fields = dict(await self.desk.run(fill, play, self.view, self.lang))
        if self.view.case.id != case_id:
            return
        opening = first_statement(self.greeting)
        if opening and not self._answered():
            name = self.view.case.customer.name
            fields[REPLY] = f"{opening}\n{named_once(opening, fields[REPLY], name)}"
        await self.set_fields(fields)

    async def use_phrase(self, phrase: Phrase) -> None:
        """Puts a phrase where the caret stands, filled as far as known."""
        assert self.view is not None  # noqa: S101
        text = phrase.text.say(self._spoken)
        filled = await self.desk.run(self.desk.assistant.filled, text, self.view)
        self.query_one("#reply", Writing).put(filled)

    async def use_article(self, article_id: str) -> None:
        """Puts what the customer is told where the caret stands and cites the article."""
        article = await self.desk.run(self.desk.knowledge.article, article_id)
        reply = reply_of(article.body)
        self.query_one("#reply", Writing).put(reply or article.title)
        await self.set_fields({ARTICLE: article.id, ARTICLE_SAID: reply})

    async def ask(self, question: str) -> None:
        """Puts a question into the answer, after what stands there."""
        reply = self.query_one("#reply", Writing)
        gap = " " if reply.value and reply.value[-1:].isascii() and question.isascii() else ""
        reply.put(f"{gap}{question}")

    @property
    def _spoken(self) -> Lang:
        """The language of the customer."""
        return "en" if self.view is not None and self.view.case.lang == "en" else "zh"

    def _answered(self) -> bool:
        return self.view is not None and any(m.side == "agent" for m in self.view.case.messages)

    @acting
    async def action_use(self) -> None:
        """The same numbers as beside the case; typing finds plays, phrases and categories."""
        if self.view is None:
            self.cs.tell(texts.NOTHING_OPEN)
            return
        picked = await self.app.push_screen_wait(
            PickPanel[object](panel_texts.USE, self._uses, self.lang)
        )
        await self._use(picked)

    async def _uses(self, typed: str) -> Sequence[Pick]:
        assert self.view is not None  # noqa: S101
        if not typed.strip():
            return self._numbered()
        found = await self.desk.run(self.desk.assistant.uses, typed, self.view)
        return [self._usable(one) for one in found]

    def _usable(self, one: Usable) -> Pick:
        """A row for what typing found: its name, what it is, and what it says."""
        from cs_tui.core.policy import Leaf, Phrase, Play

        match one:
            case Play():
                use: Use = partial(self.use_play, one)
                kind, says = texts.PLAY, one.text.say(self._spoken)
            case Phrase():
                use = partial(self.use_phrase, one)
                kind, says = texts.PHRASE, one.text.say(self._spoken)
            case Leaf():
                use = partial(self.set_fields, {"leaf": one.id})
                kind, says = panel_texts.LEAF, one.definition.say(self.lang)
        label = Content.assemble(
            (self._kind(kind), "$muted"),
            plain(one.name.say(self.lang), "bold"),
            "  ",
            (self._takes(says) if not isinstance(one, Leaf) else "", "$foreground"),
            plain(one_line(says), "$muted"),
        )
        return Pick(use, label, key=f"{type(one).__name__}/{one.id}")

    def _takes(self, says: str) -> str:
        """On the phone: how long the words take to say; nothing where they are written."""
        policy = self.cs.policy
        contact = self.view.case.current if self.view is not None else None
        if policy is None or contact is None or contact.channel != "phone":
            return ""
        from cs_tui.core.pace import spoken_ms

        ms = spoken_ms(says, self._spoken, policy.shop.pace.rates)
        return f"{self.say(texts.TAKES, s=round(ms / 1000))}  "

    def _numbered(self) -> list[Pick]:
        """Plays 1-3, categories 4-6, knowledge 7-9, a question 0, as far as there are any."""
        if self.assist is None:
            return []
        rows = [
            self._row(number, texts.PLAY, play.name.say(self.lang), partial(self.use_play, play))
            for number, play in enumerate(self.assist.plays, 1)
        ]
        for number, hint in enumerate(self.assist.leaves, 4):
            use = partial(self.set_fields, {"leaf": hint.leaf.id})
            rows.append(self._row(number, texts.CATEGORY, hint.leaf.name.say(self.lang), use))
        for number, found in enumerate(self.assist.articles, 7):
            cite = partial(self.use_article, found.id)
            rows.append(self._row(number, texts.KNOWLEDGE, found.title, cite))
        for question in self.assist.questions[:1]:
            rows.append(self._row(0, texts.QUESTION, question, partial(self.ask, question)))
        return rows

    def _kind(self, kind: Words) -> str:
        """What a row is, as wide as the widest of them, so that names stand below each other."""
        wide = max(cells(self.say(one)) for one in KINDS_OF_USE)
        name = self.say(kind)
        return name + " " * (wide - cells(name) + 2)

    def _row(self, number: int, kind: Words, name: str, use: Use) -> Pick:
        label = Content.assemble((self._kind(kind), "$muted"), plain(name))
        return Pick(use, label, key=str(number), digit=str(number))

    @acting
    async def action_know(self) -> None:
        """Searches knowledge; Enter inserts the answer and cites the article."""
        # The rules of knowledge are not needed for the first frame.
        from cs_tui.core.seeking import Seeking

        seeking = Seeking()
        picked = await self.app.push_screen_wait(
            PickPanel[str](
                panel_texts.KNOW,
                partial(self._articles, seeking),
                self.lang,
                hint=panel_texts.KNOW_HINT,
                digits=False,
            )
        )
        if picked is None:
            case_id = self.view.case.id if self.view else None
            for missed in seeking.ended():
                await self.desk.run(self.desk.gaps.missed, missed, case_id)
            return
        if self.view is None:
            await self.cs.read_article(picked)
        else:
            await self.use_article(picked)

    async def _articles(self, seeking: Seeking, typed: str) -> Sequence[Pick]:
        knowledge = self.desk.knowledge
        if not typed.strip():
            found: Sequence[Found] = self.assist.articles if self.assist else ()
        else:
            ticket = knowledge.ticket()
            found = await self.desk.run(knowledge.search, typed, 20, ticket=ticket)
            seeking.found(typed, len(found))
        about = [
            one.matched if one.matched != one.title else self.leaf_name(one.cat) for one in found
        ]
        labels = columns(
            [
                (plain(one.title, "bold"), plain(said, "$muted"))
                for one, said in zip(found, about, strict=True)
            ]
        )
        return [Pick(one.id, label, key=one.id) for one, label in zip(found, labels, strict=True)]

    @acting
    async def action_acts(self) -> None:
        """The numbered acts on this case; the numbers never change."""
        if self.view is None:
            self.cs.tell(texts.NOTHING_OPEN)
            return
        from cs_tui.screens import assessment, complaint, verification
        from cs_tui.screens.numbered_acts import ACTS

        numbered = [
            Pick(partial(act.does, self), self.say(act.words), key=act.digit, digit=act.digit)
            for act in ACTS
        ]
        judging = Pick(partial(assessment.judge, self), self.say(texts.ACT_JUDGE), key="judge")
        checking = Pick(partial(verification.settle, self), self.say(verify.ACT), key="verify")
        rows = [*complaint.top(self), *numbered, judging, *complaint.rest(self), checking]
        chosen = await self.app.push_screen_wait(
            PickPanel[object](panel_texts.ACTS, filtering(rows), self.lang)
        )
        await self._use(chosen)

    async def flush(self) -> None:
        """Keeps what is being typed."""
        raise TypeError("the desk screen has the fields")

    async def next_case(self) -> None:
        """Serves the next case."""
        raise TypeError("the desk screen serves")

    def reveal(self, case_id: str, limit_ms: int) -> None:
        """Shows the number of a case for a while."""
        raise TypeError("the desk screen shows the number")


def first_statement(text: str) -> str:
    """A greeting without the question that follows it: the play says what there is to say.

    Empty when it asks from the start.
    """
    found = _SENTENCE_END.search(text)
    first = text[: found.end()].strip() if found else text
    return "" if first.endswith(("？", "?")) else first


def named_once(opening: str, text: str, name: str) -> str:
    """What follows a greeting: without the name at its head where the greeting has said it."""
    if not name or name not in opening:
        return text
    rest = text.removeprefix(f"{name}，").removeprefix(f"{name}, ")
    return text if rest == text else rest[:1].upper() + rest[1:]
