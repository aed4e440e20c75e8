"""What can be picked for the case in front: plays, phrases, categories, knowledge, promises, acts.

Everything picked stands in the fields, visible, until Ctrl+N or Ctrl+S makes it facts.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from cs_tui.core.text import one_line
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.step import StepScreen, acting
from cs_tui.services.field_names import ARTICLE, PROMISE, REPLY
from cs_tui.texts import Lang, Words
from cs_tui.texts import desk as texts
from cs_tui.texts import panels as panel_texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.core.policy import Leaf, Phrase, Play, Policy
    from cs_tui.services.assist import Assist
    from cs_tui.services.cases import CaseView
    from cs_tui.services.composing import PromiseDraft
    from cs_tui.services.knowledge import Found
    from cs_tui.services.picks import Usable

Use = Callable[[], Awaitable[None]]
"""What picking a row does."""

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
PROMISE_TIMES: tuple[tuple[Words, int], ...] = (
    (texts.IN_MINUTES.fill(n=30), 30 * MINUTE_MS),
    (texts.IN_HOURS.fill(n=1), HOUR_MS),
    (texts.IN_HOURS.fill(n=2), 2 * HOUR_MS),
    (texts.IN_HOURS.fill(n=4), 4 * HOUR_MS),
)
BUSINESS_DAY_MS = 9 * HOUR_MS
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s|$)")


class CaseActs(StepScreen):
    """Picking, for the screen that shows a case."""

    view: CaseView | None = None
    assist: Assist | None = None
    greeting: str = ""

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
        fields = dict(await self.desk.run(self.desk.assistant.play_fields, play, self.view))
        if self.view.case.id != case_id:
            return
        opening = first_statement(self.greeting)
        if opening and not self._answered():
            fields[REPLY] = f"{opening}\n{fields[REPLY]}"
        await self.set_fields(fields)

    async def use_phrase(self, phrase: Phrase) -> None:
        """Puts a phrase where the caret stands, filled as far as known."""
        assert self.view is not None  # noqa: S101
        text = phrase.text.say(self._spoken)
        filled = await self.desk.run(self.desk.assistant.filled, text, self.view)
        self.query_one("#reply", Writing).put(filled)

    async def use_article(self, article_id: str) -> None:
        """Puts the answer where the caret stands and cites the article."""
        article = await self.desk.run(self.desk.knowledge.article, article_id)
        self.query_one("#reply", Writing).put(article.body or article.title)
        await self.set_fields({ARTICLE: article.id})

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
                kind, says = texts.PLAYS, one.text.say(self._spoken)
            case Phrase():
                use = partial(self.use_phrase, one)
                kind, says = texts.PHRASE, one.text.say(self._spoken)
            case Leaf():
                use = partial(self.set_fields, {"leaf": one.id})
                kind, says = panel_texts.LEAF, one.definition.say(self.lang)
        label = Content.assemble(
            (f"{self.say(kind)}  ", "$muted"),
            plain(one.name.say(self.lang), "bold"),
            "  ",
            plain(one_line(says), "$muted"),
        )
        return Pick(use, label, key=f"{type(one).__name__}/{one.id}")

    def _numbered(self) -> list[Pick]:
        """Plays 1-3, categories 4-6, knowledge 7-9, as far as there are any."""
        if self.assist is None:
            return []
        rows = [
            self._row(number, texts.PLAYS, play.name.say(self.lang), partial(self.use_play, play))
            for number, play in enumerate(self.assist.plays, 1)
        ]
        for number, hint in enumerate(self.assist.leaves, 4):
            use = partial(self.set_fields, {"leaf": hint.leaf.id})
            rows.append(self._row(number, texts.CATEGORY, hint.leaf.name.say(self.lang), use))
        for number, found in enumerate(self.assist.articles, 7):
            cite = partial(self.use_article, found.id)
            rows.append(self._row(number, texts.KNOWLEDGE, found.title, cite))
        return rows

    def _row(self, number: int, kind: Words, name: str, use: Use) -> Pick:
        label = Content.assemble((f"{self.say(kind)}  ", "$muted"), plain(name))
        return Pick(use, label, key=str(number), digit=str(number))

    @acting
    async def action_know(self) -> None:
        """Searches knowledge; Enter inserts the answer and cites the article."""
        picked = await self.app.push_screen_wait(
            PickPanel[str](
                panel_texts.KNOW,
                self._articles,
                self.lang,
                hint=panel_texts.KNOW_HINT,
                digits=False,
            )
        )
        if picked is None:
            return
        if self.view is None:
            await self.cs.read_article(picked)
        else:
            await self.use_article(picked)

    async def _articles(self, typed: str) -> Sequence[Pick]:
        knowledge = self.desk.knowledge
        if not typed.strip():
            found: Sequence[Found] = self.assist.articles if self.assist else ()
        else:
            ticket = knowledge.ticket()
            found = await self.desk.run(knowledge.search, typed, 20, ticket=ticket)
        return [
            Pick(
                one.id,
                Content.assemble(
                    plain(one.title, "bold"),
                    "  ",
                    plain(one.matched if one.matched != one.title else one.cat, "$muted"),
                ),
                key=one.id,
            )
            for one in found
        ]

    @acting
    async def action_acts(self) -> None:
        """The numbered acts on this case; the numbers never change."""
        if self.view is None:
            self.cs.tell(texts.NOTHING_OPEN)
            return
        acts = (
            ("2", texts.ACT_PROMISE, self._promise),
            ("3", texts.ACT_WAIT, self._wait),
            ("4", texts.ACT_CLASSIFY, self._classify),
            ("5", texts.ACT_SHOW, self._show_number),
            ("6", texts.ACT_COPY, self._copy),
            ("9", texts.ACT_NO_ACTION, self._no_action),
            ("0", texts.ACT_STATE, self.cs.pick_state),
        )
        rows = [Pick(act, self.say(words), key=digit, digit=digit) for digit, words, act in acts]
        chosen = await self.app.push_screen_wait(
            PickPanel[object](panel_texts.ACTS, filtering(rows), self.lang)
        )
        await self._use(chosen)

    async def _promise(self) -> None:
        from cs_tui.services.composing import PromiseDraft

        choices: list[tuple[Words, PromiseDraft]] = []
        what = self.say(texts.CALL_BACK)
        now = self.desk.kit.clock()
        for words, ms in PROMISE_TIMES:
            choices.append((words, PromiseDraft(what, now + ms)))
        by_tomorrow = await self.desk.run(
            self.desk.promises.in_business_time, what, BUSINESS_DAY_MS
        )
        choices.append((texts.BUSINESS_DAY, by_tomorrow))
        rows = [
            Pick(
                draft,
                f"{self.say(words)}  {timing.day_clock(draft.due_at, now)}"
                + ("" if draft.due_confirmed else self.say(texts.UNCONFIRMED)),
                key=str(number),
            )
            for number, (words, draft) in enumerate(choices)
        ]
        picked = await self.app.push_screen_wait(
            PickPanel["PromiseDraft"](panel_texts.PROMISE, filtering(rows), self.lang)
        )
        if picked is not None:
            await self.set_fields({PROMISE: picked.to_text()})
            due = timing.day_clock(picked.due_at, now)
            self.cs.tell(texts.PROMISE_SET.fill(time=due))

    async def _wait(self) -> None:
        assert self.view is not None  # noqa: S101
        await self.flush()
        case = await self.desk.run(self.desk.queue.wait_for_customer, self.view.case.id)
        self.cs.tell(texts.LEFT_WAITING.fill(number=case.number))
        await self.show_anew()

    async def _classify(self) -> None:
        policy = self.cs.policy
        if policy is None or self.view is None:
            return
        panel: PickPanel[Leaf] = PickPanel(panel_texts.LEAF, self._leaf_rows, self.lang)
        leaf = await self.app.push_screen_wait(panel)
        if leaf is None:
            return
        await self.set_fields({"leaf": leaf.id})
        for field, title in (("nature", panel_texts.NATURE), ("outcome", panel_texts.OUTCOME)):
            rows = filtering(_named_rows(policy, field, self.lang == "zh"))
            picked = await self.app.push_screen_wait(PickPanel[str](title, rows, self.lang))
            if picked is None:
                return
            await self.set_fields({field: picked})

    async def _leaf_rows(self, typed: str) -> Sequence[Pick]:
        if not typed.strip() and self.assist is not None:
            found = [hint.leaf for hint in self.assist.leaves]
            others = await self.desk.run(self.desk.assistant.leaves, "")
            found += [leaf for leaf in others if leaf not in found]
        else:
            found = await self.desk.run(self.desk.assistant.leaves, typed)
        return [
            Pick(
                leaf,
                Content.assemble(
                    (leaf.name.say(self.lang), "bold"),
                    "  ",
                    (leaf.definition.say(self.lang), "$muted"),
                ),
                key=leaf.id,
            )
            for leaf in found
        ]

    async def _no_action(self) -> None:
        policy = self.cs.policy
        if policy is None or self.view is None:
            return
        rows = [
            Pick(outcome.id, outcome.name.say(self.lang), key=outcome.id)
            for outcome in policy.taxonomy.outcomes
            if outcome.kind == "no_action"
        ]
        picked = await self.app.push_screen_wait(
            PickPanel[str](panel_texts.NO_ACTION, filtering(rows), self.lang)
        )
        if picked is not None:
            await self.flush()
            await self.desk.run(self.desk.queue.no_action, self.view.case.id, picked)
            await self.next_case()

    async def _show_number(self) -> None:
        if self.view is None:
            return
        reason = await self.app.push_screen_wait(AskPanel(panel_texts.WHY_SHOW, self.lang))
        if reason:
            limit = await self.desk.run(self.desk.cases.reveal, self.view.case.id, reason)
            self.reveal(self.view.case.id, limit)

    async def _copy(self) -> None:
        if self.view is None:
            return
        said = [m.text for m in self.view.case.messages if m.side == "agent"]
        text = self.query_one("#reply", Writing).value or (said[-1] if said else "")
        if not text:
            self.cs.tell(texts.NOTHING_TO_COPY)
            return
        await self.cs.copy(text)
        self.cs.tell(texts.COPIED)

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


def _named_rows(policy: Policy, field: str, zh: bool) -> list[Pick]:
    taxonomy = policy.taxonomy
    outcomes = [one for one in taxonomy.outcomes if one.kind == "resolved"]
    named = taxonomy.natures if field == "nature" else outcomes
    return [Pick(one.id, one.name.zh if zh else one.name.en, key=one.id) for one in named]
