"""Which addresses may be spoken to, and whose certificate is believed."""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import ssl
from typing import Final
from urllib.parse import urlsplit

from cs_tui.sync.faults import NotAHub, UnsafeAddress
from cs_tui.texts import sync as texts

HANDSHAKE_S: Final = 10.0
HTTPS_PORT: Final = 443


def checked_url(url: str) -> str:
    """The address without a slash at its end.

    Raises `UnsafeAddress` unless it is https, or http to this very machine.
    """
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UnsafeAddress(texts.BAD_URL.fill(url=url)) from error
    odd = parts.username is not None or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not host or odd:
        raise UnsafeAddress(texts.BAD_URL.fill(url=url))
    if parts.scheme == "http" and not this_machine(host):
        raise UnsafeAddress(texts.PLAIN_HTTP.fill(url=url))
    return url.strip().rstrip("/")


async def trusted(url: str, fingerprint: str) -> ssl.SSLContext:
    """What a connection to `url` must prove: a certificate the system trusts, or the pinned one.

    `fingerprint` is the SHA-256 of the certificate in hex, or empty. The pinned certificate is
    made the only root of the context, so no later connection can show another one. Plain http
    proves nothing, so its context believes nobody: to load the system's roots takes 20 to 40 ms.
    Raises `NotAHub` when the server shows another certificate now, `OSError` when it is away.
    """
    if urlsplit(url).scheme == "http":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not fingerprint:
        return ssl.create_default_context()
    parts = urlsplit(url)
    where = (parts.hostname or "", parts.port or HTTPS_PORT)
    pem = await asyncio.to_thread(ssl.get_server_certificate, where, timeout=HANDSHAKE_S)
    shown = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    if shown != fingerprint.replace(":", "").lower():
        raise NotAHub(texts.BAD_FINGERPRINT.fill(url=url))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=pem)
    return context


def untrusted(error: BaseException) -> str:
    """Why a certificate was not believed, when that is what an error comes from; else empty."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, ssl.SSLCertVerificationError):
        found = found.__cause__ or found.__context__
    return "" if found is None else found.verify_message


def this_machine(host: str) -> bool:
    """Whether a name or an address never leaves this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
