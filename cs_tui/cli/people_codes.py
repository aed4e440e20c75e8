"""The one-time code as it is handed to a person."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_tui.cli.output import both
from cs_tui.texts import hub as texts

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub

URL: Final = "http://127.0.0.1:8470"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the hub is reached, and the certificate it shows there."""
    parser.add_argument("--url", help=both(texts.CODE_URL))
    parser.add_argument(
        "--tls-cert", type=Path, metavar="FILE", help="its certificate / 服务器证书"
    )


def code_for(hub: Hub, args: argparse.Namespace, secret: str) -> str:
    """The code to be handed out; made first, so that a bad certificate changes nothing."""
    from cs_tui.server.addresses import Address, known
    from cs_tui.server.enrolment import code_text, fingerprint

    served = hub.store.read(known) or Address(URL, None)
    url = args.url or served.url
    expected = served.fingerprint if url == served.url else None
    return code_text(url, secret, fingerprint(args.tls_cert) or expected)
