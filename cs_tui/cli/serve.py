"""`cs-tui serve`: runs the hub."""

from __future__ import annotations

import argparse
import json
import os
import platform
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cs_tui.cli import hub_place
from cs_tui.cli.output import both, put, put_json, say
from cs_tui.errors import InUse, UsageError
from cs_tui.settings import places, private_folder
from cs_tui.texts import audit as audit_texts
from cs_tui.texts import cli_shop as shop_texts
from cs_tui.texts import hub as texts
from cs_tui.texts import postgres as pg_texts

if TYPE_CHECKING:
    from cs_tui.locks import FileLock
    from cs_tui.server.runner import Listening

EXAMPLES = """
examples / 示例:
  cs-tui serve                                 loopback only / 只供本机
  cs-tui serve --shop shop.toml                our own shop from the start / 一开始就是自己的店
  cs-tui serve --host 0.0.0.0 --tls-cert hub.pem --tls-key hub.key
  cs-tui serve --host 0.0.0.0 --make-cert      a small network / 小型局域网
  cs-tui serve --database postgresql://hub@db/desk --behind-proxy     several / 多台
  cs-tui serve --behind-proxy                  a proxy on this machine does TLS / 本机代理做 TLS
  cs-tui serve --host 10.0.0.5 --behind-proxy 10.0.0.2 --url https://desk.example
"""


def parser(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `serve`."""
    parser.epilog = EXAMPLES
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on / 监听地址")
    parser.add_argument(
        "--port", type=int, default=8470, help="0 = any free port / 端口，0 为任意空闲端口"
    )
    hub_place.argument(parser)
    parser.add_argument("--dry-run", action="store_true", help=both(pg_texts.DRY_RUN))
    parser.add_argument("--shop", metavar="FILE", help=both(shop_texts.SHOP))
    parser.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate / 证书")
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help="its key / 私钥")
    parser.add_argument("--make-cert", action="store_true", help=both(texts.MAKE_CERT))
    parser.add_argument(
        "--behind-proxy", nargs="*", metavar="ADDRESS", help=both(texts.BEHIND_PROXY)
    )
    parser.add_argument("--url", help=both(texts.PUBLIC_URL))
    parser.add_argument("--no-backup", action="store_true", help=both(texts.NO_BACKUP))
    parser.add_argument("--log-requests", action="store_true", help=both(texts.LOG_REQUESTS))
    parser.add_argument("--docs", action="store_true", help="OpenAPI at /docs / 接口文档")
    parser.add_argument(
        "--json", action="store_true", help="one JSON line when ready / 就绪后输出一行 JSON"
    )
    parser.add_argument(
        "--ready-fd", type=int, metavar="N", help="that line to this descriptor / 写到该描述符"
    )
    parser.add_argument(
        "--parent-pipe",
        type=int,
        metavar="FD",
        help="end when this pipe closes / 该管道关闭即退出",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serves until it is told to end."""
    from cs_tui.cli.shop_profile import profile_for
    from cs_tui.server.addresses import remember
    from cs_tui.server.bootstrap import open_hub
    from cs_tui.server.logs import begin
    from cs_tui.server.nightly import Nightly
    from cs_tui.server.runner import Listening, address, bound, reached_at, serve

    place = hub_place.given(args)
    if args.dry_run:
        return _tried(place)
    listening = Listening(
        host=args.host,
        port=args.port,
        tls_cert=args.tls_cert,
        tls_key=args.tls_key,
        behind_proxy=None if args.behind_proxy is None else tuple(args.behind_proxy),
        docs=args.docs,
    )
    if args.make_cert:
        listening = _with_own(listening, _folder(place), args)
    listening.check()
    begin(requests=args.log_requests)
    shop = profile_for(args, new=_is_new(place))
    sock = bound(listening)
    lock = _kept(place) if isinstance(place, Path) else None
    hub = open_hub(place, shop=shop)
    if isinstance(place, Path) and not args.no_backup:
        hub.nightly = Nightly(place)
    url = args.url or reached_at(listening, sock, platform.node())
    own = listening.tls_cert if args.make_cert else None
    if url is not None:
        hub.do(lambda work: remember(work.session, url, own))
    ready = {"url": address(listening, sock), "server_id": hub.server_id}

    def announce() -> None:
        if args.ready_fd is not None:
            os.write(args.ready_fd, json.dumps(ready).encode() + b"\n")
            os.close(args.ready_fd)
        if args.json:
            put_json(ready)
        elif args.ready_fd is None:
            say(texts.SERVING.fill(url=ready["url"]))

    try:
        return serve(hub, listening, sock, announce, args.parent_pipe)
    finally:
        if lock is not None:
            lock.release()


def _kept(database: Path) -> FileLock:
    """The lock on a file that one hub at a time serves. Raises `InUse` while another does."""
    from cs_tui.server.restore import serving_lock

    private_folder(database.parent)
    lock = serving_lock(database)
    if not lock.take():
        raise InUse(audit_texts.SERVED_ELSEWHERE.fill(path=database))
    return lock


def _folder(place: Path | str) -> Path:
    """Where the hub keeps what is of this machine: its certificate."""
    return place if isinstance(place, Path) else places().hub_database


def _is_new(place: Path | str) -> bool:
    """Whether nobody has served this database before."""
    from cs_tui.server.storage.opening import version

    return version(place) == 0


def _tried(place: Path | str) -> int:
    """What starting a hub of this version would do to the tables; nothing is changed."""
    from cs_tui.server.storage.opening import tried

    statements = tried(place)
    for statement in statements:
        put(f"{statement};")
    say(pg_texts.WOULD_MIGRATE.fill(n=len(statements)) if statements else pg_texts.UP_TO_DATE)
    return 0


def _with_own(listening: Listening, database: Path, args: argparse.Namespace) -> Listening:
    """The hub's own certificate, made at the first time and told to whoever started the hub."""
    from urllib.parse import urlsplit

    from cs_tui.server.certificate import fingerprint, make, paths_beside

    if args.tls_cert is not None or args.tls_key is not None:
        raise UsageError(texts.ONE_CERT)
    certificate, key = paths_beside(database)
    private_folder(certificate.parent)
    named = [urlsplit(args.url).hostname] if args.url else []
    wanted = ("localhost", "127.0.0.1", platform.node(), listening.host, *named)
    names = [name for name in dict.fromkeys(wanted) if name]
    if make(certificate, key, names):
        shown = fingerprint(certificate)
        say(texts.CERTIFICATE_MADE.fill(path=certificate, fingerprint=shown))
    return replace(listening, tls_cert=certificate, tls_key=key)
