"""Events: two byte strings, a hash that survives the erasing of a person, and strict reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from cs_tui.core import fold, intake
from cs_tui.core.contact import MessageOut
from cs_tui.core.events import (
    BadEvent,
    Body,
    Event,
    PersonalText,
    SafeText,
    Sealed,
    event,
    parse,
    seal,
    unseal,
)
from cs_tui.core.moves import CaseOpened, Claimed
from cs_tui.core.note import NoteAdded
from cs_tui.core.privacy.clean import free_texts
from cs_tui.core.promise import PromiseMade
from cs_tui.core.said import Said
from cs_tui.core.state import Frozen
from tests.make import DAY, LIN, NOW, Story, arrival, ctx, new_id, salt

SECRETS = ("王小明", "13800138000", "20260529", "订单什么时候到", "明天给您回电", "已查到物流")


def told(body: Body, stream: str = "case/c1") -> Event:
    return event(stream, body, ctx(), act="act-1")


def sealed(body: Body, stream: str = "case/c1") -> Sealed:
    return seal(told(body, stream), "salt-1")


def full_case() -> list[Sealed]:
    """A case with personal text in every kind that carries some."""
    story = Story()
    act = story.act("hub")
    intake.open_case(act, arrival(), "A1001")
    story.add(act)
    contact = story.case.contacts[0].id
    story.tell(MessageOut(message="m2", contact=contact, text="已查到物流"))
    story.tell(NoteAdded(issue="王小明问物流", done="已查到物流"))
    story.tell(PromiseMade(promise="p1", due_at=NOW, what="明天给您回电"))
    return [seal(one, salt()) for one in story.events]


def test_the_fact_part_names_nobody_and_the_personal_part_is_salted() -> None:
    one = sealed(CaseOpened(number="A1001", team="desk", day=DAY, subject="王小明的订单"))

    assert one.personal is not None
    assert json.loads(one.personal) == {
        "salt": "salt-1",
        "body": {
            "subject": "王小明的订单",
            "customer": {"ref": "", "name": "", "phone": "", "order_no": "", "grade": ""},
        },
    }
    assert "王小明" not in one.fact.decode()
    assert json.loads(one.fact) == {
        "id": one.id,
        "stream": "case/c1",
        "kind": "case_opened",
        "v": 1,
        "act": "act-1",
        "actor": LIN,
        "at": NOW,
        "skew_ms": None,
        "body": {
            "number": "A1001",
            "team": "desk",
            "day": DAY,
            "lang": "zh",
            "priority": 3,
            "skill": "",
        },
        "personal": hashlib.sha256(one.personal).hexdigest(),
    }


def test_the_same_words_twice_do_not_look_alike_from_outside() -> None:
    body = NoteAdded(done="已回电")

    first, second = (seal(told(body), salt()) for _ in range(2))

    assert json.loads(first.fact)["personal"] != json.loads(second.fact)["personal"]


def test_an_event_without_personal_text_has_no_personal_part() -> None:
    one = sealed(Claimed(agent=LIN))

    assert one.personal is None
    assert json.loads(one.fact)["personal"] is None


def test_after_a_person_is_erased_every_hash_stays_and_no_word_of_theirs_is_left() -> None:
    kept = full_case()
    assert any(secret in _doc(kept) for secret in SECRETS)

    erased = [one._replace(personal=None) for one in kept]

    assert [one.hash for one in erased] == [one.hash for one in kept]
    assert all(one.hash == hashlib.sha256(one.fact).hexdigest() for one in kept)
    assert [secret for secret in SECRETS if secret in _doc(erased)] == []
    assert [parse(one.fact, None) for one in erased] == erased


def _doc(events: list[Sealed]) -> str:
    return fold.fold("case/c1", [fold.read(one) for one in events]).model_dump_json()


def test_every_personal_field_has_something_to_be_when_it_was_erased() -> None:
    """Negative control of the erasing: a kind whose personal field has no default."""
    lasting = [
        (kind.__name__, name)
        for kind in fold.KINDS.values()
        for name in kind.personal_fields
        if kind.model_fields[name].is_required()
    ]

    class Careless(Body):
        kind: ClassVar[str] = "careless"
        text: PersonalText

    assert lasting == []
    assert Careless.model_fields["text"].is_required()
    with pytest.raises(BadEvent):
        unseal(sealed(Careless(text="x"))._replace(personal=None), {"careless": Careless})


FOR_EVERYBODY = frozenset({"article"})
"""Families of streams whose texts are written to be read by all: they name nobody."""
NAMES_OF_CONTENT = frozenset({"gap_met.cat", "gap_met.lang"})
"""Names of a category and of a language, which another hub may write in its own way."""


def written(kind: type[BaseModel]) -> set[str]:
    """The fields in which a person's words may stand, also deep inside."""
    deep = {name for name, field in kind.model_fields.items() if _holds_words(field.annotation)}
    return deep | free_texts(kind)


def _holds_words(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        # `Said` is what the shop and the program say, in both languages.
        return annotation is not Said and bool(written(annotation))
    return any(_holds_words(inner) for inner in get_args(annotation))


def in_the_lasting_part(kinds: Mapping[str, type[Body]]) -> set[str]:
    """Words of a person in the part that can never be erased."""
    return {
        f"{kind.kind}.{name}"
        for kind in kinds.values()
        for name in written(kind) - kind.personal_fields
    }


def test_every_free_text_of_a_person_is_in_the_part_that_can_be_erased() -> None:
    families = {name: one for name, one in fold.STREAMS.items() if name not in FOR_EVERYBODY}
    found = [in_the_lasting_part(one.kinds) for one in families.values()]

    assert set().union(*found) == NAMES_OF_CONTENT


def test_a_free_text_in_the_part_that_lasts_is_found() -> None:
    """The control."""

    class Told(Frozen):
        words: SafeText = ""

    class Careless(Body):
        kind: ClassVar[str] = "careless"
        text: SafeText = ""
        parts: tuple[SafeText | None, ...] = ()
        told: tuple[Told, ...] = ()
        note: PersonalText = ""
        case: str = ""

    found = in_the_lasting_part({"careless": Careless})

    assert found == {"careless.text", "careless.parts", "careless.told"}


def test_text_from_strangers_is_made_safe_when_it_becomes_an_event() -> None:
    note = NoteAdded(issue="a\x1b[31m\u202eb\r\nc")

    assert note.issue == "a[31mb\nc"
    assert fold.read(sealed(note)).body == note


def test_an_unknown_kind_and_a_newer_version_are_not_read_but_kept() -> None:
    known = sealed(NoteAdded(done="x"))

    assert unseal(known, {}).body is None
    assert fold.read(known._replace(v=2)).body is None
    assert fold.read(known._replace(kind="from_the_future")).body is None
    assert fold.read(known._replace(v=2)).id == known.id


class Renamed(Body):
    """Its second version calls `text` `words` and has a tone."""

    kind: ClassVar[str] = "renamed"
    v: ClassVar[int] = 2
    words: PersonalText = ""
    tone: str

    @classmethod
    def upcast(cls, v: int, data: dict[str, Any]) -> dict[str, Any]:
        if v != 1:
            return super().upcast(v, data)
        return {"words": data.get("text", ""), "tone": "calm"}

    def apply(self, state: Any, event: Event) -> Any:
        return state


class RenamedBefore(Body):
    """The first version of it."""

    kind: ClassVar[str] = "renamed"
    text: PersonalText = ""

    def apply(self, state: Any, event: Event) -> Any:
        return state


def test_an_older_version_is_read_as_the_present_one_and_its_bytes_stay() -> None:
    old = sealed(RenamedBefore(text="你好"))

    read = unseal(old, {"renamed": Renamed})

    assert read.body == Renamed(words="你好", tone="calm")
    assert (read.v, old.v) == (1, 1)
    assert unseal(old._replace(personal=None), {"renamed": Renamed}).body == Renamed(tone="calm")


def test_a_version_nobody_ever_wrote_is_refused() -> None:
    with pytest.raises(BadEvent, match="version 0 of renamed"):
        unseal(sealed(RenamedBefore())._replace(v=0), {"renamed": Renamed})
    with pytest.raises(BadEvent, match="version 0 of note_added"):
        fold.read(sealed(NoteAdded())._replace(v=0))


def envelope(**changed: object) -> bytes:
    data: dict[str, object] = {
        "id": "e1",
        "stream": "case/c1",
        "kind": "note_added",
        "v": 1,
        "act": "a1",
        "actor": LIN,
        "at": NOW,
        "skew_ms": None,
        "body": {},
        "personal": None,
    }
    return json.dumps({**data, **changed}).encode()


def test_bytes_from_outside_are_taken_as_they_are() -> None:
    one = sealed(NoteAdded(done="好"))

    assert parse(one.fact, one.personal) == one
    assert parse(envelope(), None).fact == envelope()


BROKEN_FACTS: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"event",
    "no object": b"[1]",
    "cut off": envelope()[:-4],
    "two of them": envelope() * 2,
    "nested deeply": envelope(body={}).replace(b'"body": {}', b'"body": ' + b"[" * 100_000),
    "nested deeply and closed": envelope(body=0).replace(
        b'"body": 0', b'"body": ' + b"[" * 5000 + b"]" * 5000
    ),
    "not a number": envelope(at="?").replace(b'"?"', b"NaN"),
    "infinite": envelope(at="?").replace(b'"?"', b"-Infinity"),
    "beyond any number": envelope(at="?").replace(b'"?"', b"1e999"),
    "a number of 5000 digits": envelope(at="?").replace(b'"?"', b"9" * 5000),
    "a lone surrogate": envelope(actor="?").replace(b'"?"', b'"\\ud800"'),
    "a lone surrogate in capitals": envelope(actor="?").replace(b'"?"', b'"\\uDFFF"'),
    "a surrogate in bytes": envelope(actor="?").replace(b'"?"', b'"\xed\xa0\x80"'),
    "no UTF-8": envelope(actor="?").replace(b'"?"', b'"\xff"'),
    "UTF-16": envelope().decode().encode("utf-16"),
    "a raw control character": envelope(actor="?").replace(b'"?"', b'"\x01"'),
    "no id": envelope(id=None),
    "a number as id": envelope(id=7),
    "a time as text": envelope(at="1780000000000"),
    "a time that is true": envelope(at=True),
    "a time with a fraction": envelope(at=1.5),
    "a time no database holds": envelope(at=2**63),
    "a version no database holds": envelope(v=2**63),
    "a skew no database holds": envelope(skew_ms=2**70),
    "a skew far below what one holds": envelope(skew_ms=-(2**63) - 1),
    "a version as text": envelope(v="1"),
}


@pytest.mark.parametrize("fact", BROKEN_FACTS.values(), ids=BROKEN_FACTS)
def test_bytes_that_are_no_event_are_refused_with_a_sentence(fact: bytes) -> None:
    with pytest.raises(BadEvent) as bad:
        parse(fact, None)

    assert bad.value.say("zh").startswith("不是有效的记录：")
    assert bad.value.say("en").startswith("not a valid event: ")
    assert len(bad.value.say("zh")) < 200


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_no_bytes_at_all_can_do_more_than_be_refused(raw: bytes) -> None:
    with pytest.raises(BadEvent):
        parse(raw, None)
    with pytest.raises(BadEvent):
        fold.read(sealed(NoteAdded())._replace(fact=raw))


BROKEN_BODIES: dict[str, tuple[bytes, bytes | None]] = {
    "no body": (envelope(body=None), None),
    "a list as body": (envelope(body=[1, 2]), None),
    "text as body": (envelope(body="ab"), None),
    "an unknown field": (envelope(body={"mood": "bad"}), None),
    "a wrong type": (envelope(kind="promise_made", body={"promise": 1, "due_at": "soon"}), None),
    "personal text among the facts": (envelope(body={"done": "王小明"}), None),
    "a list as personal part": (envelope(), b'{"salt":"s","body":[1]}'),
    "a fact in the personal part": (
        envelope(kind="message_out", body={"message": "m", "contact": "c"}),
        b'{"salt":"s","body":{"message":"other"}}',
    ),
}


@pytest.mark.parametrize(("fact", "personal"), BROKEN_BODIES.values(), ids=BROKEN_BODIES)
def test_a_body_that_is_not_its_kinds_is_refused(fact: bytes, personal: bytes | None) -> None:
    data = json.loads(fact)
    if personal is not None:
        data["personal"] = hashlib.sha256(personal).hexdigest()
    one = parse(json.dumps(data).encode(), personal)

    with pytest.raises(BadEvent):
        fold.read(one)


def test_a_personal_part_that_is_not_the_one_sealed_is_refused() -> None:
    one = sealed(NoteAdded(done="好"))
    assert one.personal is not None

    with pytest.raises(BadEvent, match="personal"):
        parse(one.fact, one.personal.replace("好".encode(), "坏".encode()))
    with pytest.raises(BadEvent, match="personal"):
        parse(envelope(), b'{"salt":"s","body":{}}')
    with pytest.raises(BadEvent):
        parse(one.fact, b"\xff")


def test_what_was_never_read_cannot_be_sealed_anew() -> None:
    with pytest.raises(BadEvent, match="note_added"):
        seal(told(NoteAdded())._replace(body=None), "s")


def test_text_that_no_file_could_hold_is_refused_before_it_becomes_bytes() -> None:
    broken = told(NoteAdded())._replace(actor="\ud800")

    with pytest.raises(BadEvent, match="surrogates"):
        seal(broken, "s")


def test_a_new_event_says_who_when_and_how_far_the_clock_is_off() -> None:
    one = event("case/c1", NoteAdded(), replace(ctx("mei", NOW + 5), skew_ms=-40), act="a")

    assert (one.actor, one.at, one.skew_ms, one.act) == ("mei", NOW + 5, -40, "a")
    assert event("case/c1", NoteAdded(), ctx(), act="a", id="given").id == "given"
    assert json.loads(seal(one, new_id()).fact)["skew_ms"] == -40


def test_a_kind_that_does_not_say_what_it_does_says_so() -> None:
    with pytest.raises(TypeError, match="Body does not say what it does"):
        Body().apply(None, told(NoteAdded()))
