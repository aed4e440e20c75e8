"""Requests made by chance from what the OpenAPI page says, and spoilt in every way we can think of.

A body is made as its schema wants it, with ids that are really there; then, more often than not,
something in it, around it or beside it is not as it should be.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from hypothesis import strategies as st

DEEP: Final = 60


def _nested(levels: int) -> object:
    value: object = []
    for _ in range(levels):
        value = [value]
    return value


NASTY: Final[tuple[object, ...]] = (
    *(None, True, False, 0, -1, 2**31, 2**53, 2**63, -(2**63) - 1, 2**64, 10**400),
    *(0.1, 1e308, float("nan"), float("inf"), "", " ", "0", "null", "\x00", "\x1b[2J", "\ud800"),
    *("../../etc/passwd", "' OR 1=1 --", "%s%n{0}{x.__class__}", "[/b]", "\u202e", "👩‍👩‍👧" * 9),
    *("a" * 6000, "1" * 5000, [], {}, [[]], {"": {}}, {"__proto__": 1}, _nested(DEEP)),
)
TYPES: Final = ("application/json", "text/plain", "application/x-ndjson", "multipart/form-data", "")
CODINGS: Final = ("", "gzip", "identity", "br", "GZIP", "gzip, gzip")
PAGES: Final = ("5-10", "0-0", "x", "case/a|9", "9" * 400)

nasty: Final = st.sampled_from(NASTY)
nasty_texts: Final = st.sampled_from([one for one in NASTY if isinstance(one, str)])


@dataclass(frozen=True)
class Endpoint:
    """One row of the OpenAPI page."""

    method: str
    path: str
    parameters: tuple[Mapping[str, Any], ...]
    body: Mapping[str, Any] | None

    def __repr__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass
class Asked:
    """One request."""

    method: str
    url: str
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""


def endpoints(page: Mapping[str, Any]) -> list[Endpoint]:
    """Everything that the page tells of, and what it leaves out."""
    found = [
        Endpoint(
            method.upper(),
            path,
            tuple(row.get("parameters", ())),
            row.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema"),
        )
        for path, methods in page["paths"].items()
        for method, row in methods.items()
    ]
    hidden = ("/healthz", "/readyz", "/metrics", "/v1/none", "/openapi.json", "/v1//push")
    return found + [Endpoint("GET", path, (), None) for path in hidden]


class Requests:
    """Makes requests. `known` are ids that exist, `lines` are events as they are pushed."""

    def __init__(self, tokens: Sequence[str], known: Sequence[str], lines: Sequence[bytes]) -> None:
        self.tokens = tokens
        self._texts = st.sampled_from(known) | st.text(max_size=12) | nasty_texts
        self._lines = lines

    def of(self, endpoint: Endpoint) -> st.SearchStrategy[Asked]:
        """A request to one endpoint."""
        return st.builds(
            self._asked,
            st.just(endpoint),
            st.fixed_dictionaries(
                {one["name"]: self._parameter(one) for one in endpoint.parameters if _needed(one)},
                optional={
                    one["name"]: self._parameter(one)
                    for one in endpoint.parameters
                    if not _needed(one)
                },
            ),
            st.lists(self._texts, min_size=4, max_size=4),
            self._headers(),
            self._bodies(endpoint),
            st.sampled_from([endpoint.method] * 12 + ["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
        )

    def _asked(
        self,
        endpoint: Endpoint,
        parameters: Mapping[str, object],
        names: Sequence[str],
        headers: list[tuple[bytes, bytes]],
        body: bytes,
        method: str,
    ) -> Asked:
        places = {one["name"]: one["in"] for one in endpoint.parameters}
        path = endpoint.path
        query = []
        for (name, value), other in zip(parameters.items(), (*names, *names), strict=False):
            text = value if isinstance(value, str) else json.dumps(value)
            match places[name]:
                case "path":
                    path = path.replace(f"{{{name}}}", _quoted(other) or "x")
                case "query":
                    query.append(f"{name}={_quoted(text)}")
                case "header":
                    headers = [*headers, (name.lower().encode(), _header(text))]
        url = path + ("?" + "&".join(query) if query else "")
        return Asked(method, url, headers, body)

    def _parameter(self, row: Mapping[str, Any]) -> st.SearchStrategy[object]:
        values = self.valid(row["schema"], {}) | nasty
        return values | st.sampled_from(PAGES) if row["name"] == "page" else values

    def _headers(self) -> st.SearchStrategy[list[tuple[bytes, bytes]]]:
        good = [f"Bearer {token}".encode() for token in self.tokens]
        bad = [b"", b"Bearer", b"Bearer \xff\xfe", b"Basic eDp4", b"Bearer " + b"x" * 5000]
        return st.builds(
            lambda auth, kind, coding, more: [
                *([(b"authorization", auth)] if auth else []),
                *([(b"content-type", kind.encode())] if kind else []),
                *([(b"content-encoding", coding.encode())] if coding else []),
                *more,
            ],
            st.sampled_from(good * 6 + bad),
            st.sampled_from(TYPES),
            st.sampled_from(("",) * 8 + CODINGS),
            st.lists(
                st.sampled_from(
                    [
                        (b"x-forwarded-for", b"10.0.0.1"),
                        (b"content-length", b"999999999999"),
                        (b"accept-encoding", b"gzip;q=x"),
                        (b"idempotency-key", b"k" * 300),
                        (b"x-\xe9", b"\xff"),
                        (b"cookie", b"a=b; " * 40),
                    ]
                ),
                max_size=1,
            ),
        )

    def _bodies(self, endpoint: Endpoint) -> st.SearchStrategy[bytes]:
        if endpoint.path == "/v1/push":
            lines = st.lists(st.sampled_from(self._lines).flatmap(self._line), max_size=4)
            whole: st.SearchStrategy[bytes] = lines.map(b"\n".join)
        elif endpoint.body is None:
            whole = st.just(b"") | nasty.map(_dump)
        else:
            whole = self.valid(endpoint.body, endpoint.body).flatmap(_spoilt).map(_dump)
        cut = st.builds(
            lambda body, share: body[: len(body) * share // 8], whole, st.integers(0, 8)
        )
        packed = st.sampled_from([gzip.compress, lambda body: gzip.compress(body)[:-3]])
        return whole | whole | cut | st.builds(lambda pack, body: pack(body), packed, whole)

    def _line(self, line: bytes) -> st.SearchStrategy[bytes]:
        """An event on its way in, spoilt at one place of its envelope or of what it says."""
        wired = json.loads(line)
        fact = json.loads(wired["fact"])
        dumped = _spoilt(fact).map(lambda other: _dump({**wired, "fact": _dump(other).decode()}))
        return dumped | _spoilt(wired).map(_dump) | st.just(line)

    def valid(self, schema: Mapping[str, Any], root: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        """Values that a schema allows, more or less."""
        if "$ref" in schema:
            return self.valid(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
        if "anyOf" in schema:
            return st.one_of([self.valid(one, root) for one in schema["anyOf"]])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        match schema.get("type"):
            case "integer" | "number":
                low = schema.get("minimum", -5)
                return st.integers(low, max(low, min(schema.get("maximum", 2**53), 2**53)))
            case "boolean":
                return st.booleans()
            case "null":
                return st.none()
            case "array":
                items = self.valid(schema.get("items", {}), root)
                return st.lists(items, min_size=schema.get("minItems", 0), max_size=3)
            case "object":
                rows = schema.get("properties", {}).items()
                return st.fixed_dictionaries({name: self.valid(row, root) for name, row in rows})
        return self._texts


def _spoilt(value: Any) -> st.SearchStrategy[Any]:
    """The value itself, or with something nasty at one of its places."""
    places = list(_places(value))
    return st.just(value) | st.builds(
        lambda place, new, drop: _with(value, place, new, drop=drop),
        st.sampled_from(places),
        nasty,
        st.booleans(),
    )


def _places(value: object) -> Iterator[tuple[object, ...]]:
    yield ()
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from ((name, *rest) for rest in _places(inner))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from ((at, *rest) for rest in _places(inner))


def _with(value: Any, place: tuple[Any, ...], new: object, *, drop: bool) -> Any:
    """The value with another one at a place; a field of an object may also be missing."""
    if not place:
        return new
    copy = value.copy()
    if drop and len(place) == 1 and isinstance(copy, dict):
        del copy[place[0]]
    else:
        copy[place[0]] = _with(copy[place[0]], place[1:], new, drop=drop)
    return copy


def _needed(parameter: Mapping[str, Any]) -> bool:
    return bool(parameter.get("required"))


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode()


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="")


def _header(text: str) -> bytes:
    raw = text.encode("utf-8", "replace")[:8000]
    return bytes(byte for byte in raw if byte not in b"\r\n\x00")
