"""Ratings: asked by rule when a case is resolved, entered when the customer said one."""

from __future__ import annotations

from cs_tui.core import followup, survey
from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.survey import Score
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import due as lists
from cs_tui.store import ratings
from cs_tui.store.due import Due
from cs_tui.store.ratings import Asked


class Surveys:
    """Verbs on ratings."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def low_rated(self) -> tuple[Due, ...]:
        """Low ratings, whoever owns the case, of which nobody has asked why yet: for the lead."""
        return lists.low_rated(self._kit.reader.conn)

    @reads
    def unrated(self) -> tuple[Asked, ...]:
        """My calls whose customers may be asked since a day and whose rating is not entered.

        Who was chosen in quiet hours is among them once these are over.
        """
        kit = self._kit
        now = kit.clock()
        return ratings.asked(kit.reader.conn, kit.profile.actor, now - survey.DAY_MS, now)

    def answer(
        self, case_id: str, score: Score, comment: str = "", at_once: bool | None = None
    ) -> Case:
        """The customer said a rating on the phone; a low one opens a follow-up for the owner.

        `at_once` is whether it was solved at the first contact, as the customer says; None when
        they were not asked.
        Raises `Refused` where the rule asked nobody, and for a second answer.
        """
        kit = self._kit
        rule = kit.policy().sla.followup
        said = redact(comment).text
        with kit.log.case_act(case_id, kit.ctx()) as act:
            survey.answer(act, score, "phone", said, rule, kit.calendar(), at_once)
        return act.state


def after_resolving(act: Act[Case], kit: Kit, day: str) -> None:
    """What policy wants once a case is resolved: follow-ups, and asking who the rule chooses."""
    sla, case = kit.policy().sla, act.state
    followup.plan_by_rule(act, sla.followup, kit.calendar())
    asked_at = lists.last_asked(kit.own.conn, case.customer.phone, case.id)
    survey.ask(act, sla.survey, day, asked_at, kit.calendar())
