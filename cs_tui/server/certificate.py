"""A certificate of the hub's own, for a small network without an authority.

Nobody vouches for it, so each enrolment code carries its fingerprint and desks believe no other.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
import shutil
import ssl
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cs_tui.errors import BadFile, UsageError
from cs_tui.texts import hub as texts

DAYS: Final = 3650
PATIENCE_S: Final = 30


def paths_beside(database: Path) -> tuple[Path, Path]:
    """Where certificate and key of a hub lie: beside its records."""
    return database.with_suffix(".pem"), database.with_suffix(".key")


def fingerprint(certificate: Path) -> str:
    """SHA-256 of a certificate in a PEM file, in hex. Raises `BadFile` when it is none."""
    try:
        der = ssl.PEM_cert_to_DER_cert(certificate.read_text("ascii"))
    except (OSError, ValueError) as error:
        raise BadFile(texts.BAD_TLS.fill(why=error)) from error
    return hashlib.sha256(der).hexdigest()


def make(certificate: Path, key: Path, names: Sequence[str]) -> bool:
    """Makes certificate and key where there are none yet; whether it did.

    Raises `UsageError` where the program openssl is missing, `BadFile` when it fails.
    """
    if certificate.exists() and key.exists():
        return False
    program = shutil.which("openssl")
    if program is None:
        raise UsageError(texts.NO_OPENSSL)
    fresh = (certificate.with_name(certificate.name + ".new"), key.with_name(key.name + ".new"))
    alternatives = [found for name in names if (found := _alternative(name))]
    words = (
        *(program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
        *("-nodes", "-sha256", "-days", str(DAYS), "-subj", "/CN=cs_tui hub"),
        *("-addext", f"subjectAltName={','.join(alternatives)}"),
        *("-out", str(fresh[0]), "-keyout", str(fresh[1])),
    )
    _run(words)
    for made, place in zip(fresh, (certificate, key), strict=True):
        made.chmod(0o600)
        made.replace(place)
    return True


def _run(words: Sequence[str]) -> None:
    quiet = {**os.environ, "LC_ALL": "C"}
    try:
        ended = subprocess.run(
            words, capture_output=True, text=True, timeout=PATIENCE_S, check=False, env=quiet
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BadFile(texts.NO_CERTIFICATE.fill(why=error)) from error
    if ended.returncode != 0:
        said = [line for line in ended.stderr.splitlines() if line.strip()]
        why = said[-1] if said else ended.returncode
        raise BadFile(texts.NO_CERTIFICATE.fill(why=why))


def _alternative(name: str) -> str:
    """How a certificate says a name; empty for "every address", which is none."""
    try:
        address = ipaddress.ip_address(name)
        return "" if address.is_unspecified else f"IP:{address}"
    except ValueError:
        return f"DNS:{name}"
