"""An event: one business fact, its two byte strings, and its hash.

`fact` holds the envelope, the fact part of the body and the SHA-256 of `personal`.
`personal` holds a random salt and everything that names or quotes a person; it alone may be erased
later. The hash of an event is the SHA-256 of `fact`, so erasing a person breaks no hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Final, NamedTuple

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import from_json

from cs_tui.core.ports import Ctx, Instant
from cs_tui.core.state import Frozen
from cs_tui.core.text import safe_text
from cs_tui.errors import CsError
from cs_tui.texts import Words


class _Personal:
    """Marks a field of a body that belongs to the personal part."""


PERSONAL: Final = _Personal()

SafeText = Annotated[str, AfterValidator(safe_text)]
"""Text that a person wrote, made safe for terminals and readers."""

PersonalText = Annotated[SafeText, PERSONAL]
"""Free text, a name or an address: made safe, and kept in the part that can be erased."""


class Body(Frozen):
    """What an event says, and what it does to the state of its stream.

    A subclass is one kind: its fields, what it is `called` where people read of it (in a list that
    names what was not sent, or after an undo), `blocked` (the rule, written once) and `apply`.
    A personal field needs a default: it is what remains after the person was erased.
    """

    kind: ClassVar[str]
    called: ClassVar[Words]
    v: ClassVar[int] = 1
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.personal_fields = frozenset(
            name for name, field in cls.model_fields.items() if PERSONAL in field.metadata
        )

    def blocked(self, state: Any, event: Event, /) -> Words | None:
        """Why this event may not happen in this state; None when it may."""
        return None

    def apply(self, state: Any, event: Event, /) -> Any:
        """The state after this event. Total: never raises, whatever the order of events."""
        raise TypeError(f"{type(self).__name__} does not say what it does")

    def kept(self, state: Any, event: Event, /) -> Words | None:
        """Why this event cannot be undone any more; None when nothing outside followed from it."""
        return None

    @classmethod
    def upcast(cls, v: int, data: dict[str, Any]) -> dict[str, Any]:
        """The fields of an older version as the present version has them."""
        raise BadEvent(UNKNOWN_VERSION.fill(kind=cls.kind, v=v, fields=len(data)))


class Event(NamedTuple):
    """One fact in one stream. `body` is None when this version cannot read it.

    A tuple, because one is made for every event that is folded.
    """

    id: str
    stream: str
    kind: str
    v: int
    act: str
    actor: str
    at: Instant
    skew_ms: int | None
    body: Body | None


class Sealed(NamedTuple):
    """An event as it is kept and sent: the bytes were made once and never change.

    A tuple, because one is made for every row that is read.
    """

    id: str
    stream: str
    kind: str
    v: int
    act: str
    actor: str
    at: Instant
    skew_ms: int | None
    fact: bytes
    personal: bytes | None

    @property
    def hash(self) -> str:
        """SHA-256 of the fact part, in hex: what duplicates and digests are compared by."""
        return hashlib.sha256(self.fact).hexdigest()


class Opened(NamedTuple):
    """An event whose bytes were read, with the objects that stand in them."""

    sealed: Sealed
    fact: dict[str, Any]
    personal: dict[str, Any] | None


class BadEvent(CsError):
    """Bytes that are not an event of ours."""


UNKNOWN_VERSION = Words(
    zh="无法读取 {kind} 的旧版本 {v}（{fields} 个字段）",
    en="cannot read version {v} of {kind} ({fields} fields)",
)
NOT_AN_EVENT = Words(zh="不是有效的记录：{why}", en="not a valid event: {why}")

ENVELOPE: Final = ("id", "stream", "kind", "v", "act", "actor", "at", "skew_ms")


def event(stream: str, body: Body, ctx: Ctx, *, act: str, id: str | None = None) -> Event:
    """A new event by the person and at the time of `ctx`."""
    return Event(
        id=id or ctx.new_id(),
        stream=stream,
        kind=body.kind,
        v=body.v,
        act=act,
        actor=ctx.actor,
        at=ctx.now,
        skew_ms=ctx.skew_ms,
        body=body,
    )


def seal(new: Event, salt: str) -> Sealed:
    """The bytes of a new event. Called once in its life, at the append."""
    if new.body is None:
        raise BadEvent(NOT_AN_EVENT.fill(why=new.kind))
    data = new.body.model_dump(mode="json", exclude_none=True)
    private = {name: data.pop(name) for name in new.body.personal_fields if name in data}
    personal = _bytes({"salt": salt, "body": private}) if private else None
    fact = _bytes(
        {
            **{name: getattr(new, name) for name in ENVELOPE},
            "body": data,
            "personal": hashlib.sha256(personal).hexdigest() if personal else None,
        }
    )
    return Sealed(
        new.id, new.stream, new.kind, new.v, new.act, new.actor, new.at, new.skew_ms, fact, personal
    )


def unseal(sealed: Sealed, kinds: Mapping[str, type[Body]]) -> Event:
    """The event in its bytes; its body is None for an unknown kind or a newer version.

    Raises `BadEvent` when the bytes do not fit the kind they name.
    """
    id_, stream, kind, v, act, actor, at, skew_ms, fact, personal = sealed
    known = kinds.get(kind)
    body = None
    if known is not None and v <= known.v:
        body = _body(known, v, _object(fact), None if personal is None else _object(personal))
    return Event(id_, stream, kind, v, act, actor, at, skew_ms, body)


def unseal_opened(one: Opened, kinds: Mapping[str, type[Body]]) -> Event:
    """As `unseal`, of bytes that were read already."""
    id_, stream, kind, v, act, actor, at, skew_ms, _, _ = one.sealed
    known = kinds.get(kind)
    body = None if known is None or v > known.v else _body(known, v, one.fact, one.personal)
    return Event(id_, stream, kind, v, act, actor, at, skew_ms, body)


def parse(fact: bytes, personal: bytes | None) -> Sealed:
    """Checks bytes from outside: shape of the envelope, and that `personal` belongs to it.

    Raises `BadEvent`. The body is checked by `unseal`.
    """
    return opened(fact, personal).sealed


def opened(fact: bytes, personal: bytes | None) -> Opened:
    """As `parse`, with what stands in the bytes: they are read once."""
    data = _object(fact)
    private = None if personal is None else _object(personal)
    if personal is not None and data.get("personal") != hashlib.sha256(personal).hexdigest():
        raise BadEvent(NOT_AN_EVENT.fill(why="personal"))
    values: tuple[Any, ...] = tuple(map(data.get, ENVELOPE))
    # Asked by hand, because it is asked of every event that comes in; the model says what is wrong.
    if tuple(map(type, values)) not in _SHAPES or not all(
        -_INT64 <= (values[place] or 0) < _INT64 for place in _NUMBERS
    ):
        _refuse(values)
    return Opened(Sealed._make((*values, fact, personal)), data, private)


def _refuse(values: tuple[Any, ...]) -> None:
    try:
        _Envelope.model_validate(dict(zip(ENVELOPE, values, strict=True)), strict=True)
    except ValidationError as error:
        raise BadEvent(NOT_AN_EVENT.fill(why=_where(error))) from error


_INT64: Final = 2**63
_Int64 = Annotated[int, Field(ge=-_INT64, lt=_INT64)]


class _Envelope(Frozen):
    id: str
    stream: str
    kind: str
    v: _Int64
    act: str
    actor: str
    at: _Int64
    skew_ms: _Int64 | None


_SHAPES: Final = frozenset((str, str, str, int, str, str, int, skew) for skew in (int, type(None)))
_NUMBERS: Final = tuple(map(ENVELOPE.index, ("v", "at", "skew_ms")))


def _body(kind: type[Body], v: int, fact: dict[str, Any], personal: dict[str, Any] | None) -> Body:
    data = _part(fact)
    if v == kind.v and not kind.personal_fields.isdisjoint(data):
        # What stands in the fact part could never be erased.
        raise BadEvent(NOT_AN_EVENT.fill(why="personal"))
    if personal is not None:
        private = _part(personal)
        if v == kind.v and not private.keys() <= kind.personal_fields:
            raise BadEvent(NOT_AN_EVENT.fill(why="personal"))
        data = data | private
    if v < kind.v:
        data = kind.upcast(v, data)
    try:
        body: Body = kind.__pydantic_validator__.validate_python(data)
    except ValidationError as error:
        raise BadEvent(NOT_AN_EVENT.fill(why=_where(error))) from error
    return body


def _part(whole: dict[str, Any]) -> dict[str, Any]:
    """The fields of the body that stand in one of its two parts."""
    body = whole.get("body")
    if not isinstance(body, dict):
        raise BadEvent(NOT_AN_EVENT.fill(why="body"))
    return body


def _object(raw: bytes) -> dict[str, Any]:
    """The JSON object in these bytes: UTF-8 without lone surrogates, no NaN, not nested deeply."""
    try:
        # The keys come again and again; the values hardly ever do.
        data = from_json(raw, allow_inf_nan=False, cache_strings="keys")
    except ValueError as error:
        raise BadEvent(NOT_AN_EVENT.fill(why=error)) from error
    if not isinstance(data, dict):
        raise BadEvent(NOT_AN_EVENT.fill(why="JSON"))
    return data


def _where(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def _bytes(data: Mapping[str, object]) -> bytes:
    try:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except ValueError as error:
        raise BadEvent(NOT_AN_EVENT.fill(why=error)) from error
