"""A real IMAP server in a process of its own: `python -m tests.mail.imap_server [CERT KEY]`.

Prints its port. With `NUMBERS_DO_NOT_LAST` it promises nothing about the numbers of its mails. Its
mailboxes are in memory, so one that is started anew numbers its mails anew.
"""

from __future__ import annotations

import argparse
import asyncio
import ssl
import sys
from contextlib import AsyncExitStack
from functools import cache

from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from pymap.parsing.response.code import UidValidity
from pysasl import SASLAuth
from pysasl.hashing import Cleartext

NUMBERS_DO_NOT_LAST = "numbers-do-not-last"
USER, PASSWORD = "help", "mail-pass"


def arguments() -> argparse.Namespace:
    """What the program of that server would be told."""
    parser = argparse.ArgumentParser()
    subs = parser.add_subparsers(dest="backend")
    DictBackend.add_subparser("dict", subs)
    words = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    found = parser.parse_args(words)
    found.__dict__ |= {"host": None, "port": "0", "debug": False, "cert": None, "key": None}
    found.__dict__ |= {"tls": False, "proxy_protocol": None, "passlib_cfg": None}
    return found


async def main(words: list[str]) -> None:
    """Serves until it is killed."""
    certificate = [] if words == [NUMBERS_DO_NOT_LAST] else words
    if words == [NUMBERS_DO_NOT_LAST]:
        UidValidity.__bytes__ = lambda self: b"[X-NOTHING]"  # type: ignore[method-assign]
    backend, config = await DictBackend.init(
        arguments(), reject_dnsbl=False, hash_context=Cleartext()
    )
    config.apply_context()
    # It looks through every installed package at each login; once is enough.
    found = cache(SASLAuth.defaults)
    SASLAuth.defaults = staticmethod(found)  # type: ignore[method-assign]
    tls = None
    if certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(*certificate)
    async with AsyncExitStack() as stack:
        await backend.start(stack)
        reader = ProxyProtocolReader(config.proxy_protocol)
        served = reader.get_callback(IMAPServer(backend.login, config))
        server = await asyncio.start_server(served, "127.0.0.1", 0, ssl=tls)
        sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
