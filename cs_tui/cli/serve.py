"""`cs-tui serve`: runs the hub."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from cs_tui.cli.output import both, put_json, say
from cs_tui.settings import places
from cs_tui.texts import cli_shop as shop_texts
from cs_tui.texts import hub as texts

EXAMPLES = """
examples / 示例:
  cs-tui serve                                 loopback only / 只供本机
  cs-tui serve --shop shop.toml                our own shop from the start / 一开始就是自己的店
  cs-tui serve --host 0.0.0.0 --tls-cert hub.pem --tls-key hub.key
  cs-tui serve --host 10.0.0.5 --behind-proxy  a proxy in front does TLS / 由前面的代理做 TLS
"""


def parser(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of `serve`."""
    parser.epilog = EXAMPLES
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on / 监听地址")
    parser.add_argument(
        "--port", type=int, default=8470, help="0 = any free port / 端口，0 为任意空闲端口"
    )
    parser.add_argument("--database", type=Path, help="the hub's file / 数据库文件")
    parser.add_argument("--shop", metavar="FILE", help=both(shop_texts.SHOP))
    parser.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate / 证书")
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help="its key / 私钥")
    parser.add_argument(
        "--behind-proxy", action="store_true", help="a proxy does TLS / 由前面的代理做 TLS"
    )
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
    from cs_tui.server.bootstrap import open_hub
    from cs_tui.server.runner import Listening, address, bound, serve

    listening = Listening(
        host=args.host,
        port=args.port,
        tls_cert=args.tls_cert,
        tls_key=args.tls_key,
        behind_proxy=args.behind_proxy,
        docs=args.docs,
    )
    listening.check()
    database = args.database or places().hub_database
    shop = profile_for(args, database)
    sock = bound(listening)
    hub = open_hub(database, shop=shop)
    ready = {"url": address(listening, sock), "server_id": hub.server_id}

    def announce() -> None:
        if args.ready_fd is not None:
            os.write(args.ready_fd, json.dumps(ready).encode() + b"\n")
            os.close(args.ready_fd)
        if args.json:
            put_json(ready)
        elif args.ready_fd is None:
            say(texts.SERVING.fill(url=ready["url"]))

    return serve(hub, listening, sock, announce, args.parent_pipe)
