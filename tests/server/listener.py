"""A program outside that hears webhooks: a real HTTP server on this machine."""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Heard:
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Listener:
    """Answers as it is told, and keeps what it heard."""

    status: int = 204
    answer: dict[str, str] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    came: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    silent: threading.Event | None = None
    """Not answered before this is set."""
    url: str = ""
    _server: ThreadingHTTPServer | None = None

    def start(self, tls: ssl.SSLContext | None = None) -> Listener:
        """Listens from now on."""
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                heads = {name.lower(): value for name, value in self.headers.items()}
                listener.heard.append(Heard(self.path, heads, body))
                listener.came.release()
                if listener.silent is not None:
                    listener.silent.wait(60)
                    return
                self.send_response(listener.status)
                for name, value in listener.answer.items():
                    self.send_header(name, value)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Nothing on standard error."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        scheme, port = "https" if tls else "http", self._server.server_address[1]
        self.url = f"{scheme}://localhost:{port}/hook"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Listens no more."""
        if self.silent is not None:
            self.silent.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
