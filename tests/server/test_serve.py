"""`cs-tui serve` as a process: ready, ended by signals or with its parent, refused with reasons."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import signal
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from cs_tui.server.certificate import fingerprint
from cs_tui.sync.enrolment import Code, enrol, read_code
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.wire import SERVER_HEADER
from tests.server.running import PATIENCE_S, Running, command, running


def enrolled(home: Path, url: str, name: str = "Lin") -> str:
    """Adds a person beside the running hub and redeems their code; the token."""
    added = command("people", "add", "--name", name, "--url", url, "--json", home=home)
    code = json.loads(added.stdout)["code"]
    padded = code + "=" * (-len(code) % 4)
    said = json.loads(base64.urlsafe_b64decode(padded))
    assert (said["u"], said["f"]) == (url, None)
    answer = httpx.post(
        f"{url}/v1/enrol", json={"code": said["c"], "device": "laptop"}, timeout=PATIENCE_S
    )
    assert answer.status_code == 200, answer.text
    return str(answer.json()["token"])


def listening(hub: Running, token: str) -> tuple[httpx.Client, httpx.Response]:
    """Opens the stream of pokes."""
    client = httpx.Client(timeout=PATIENCE_S, headers={"authorization": f"Bearer {token}"})
    request = client.build_request("GET", f"{hub.url}/v1/stream")
    return client, client.send(request, stream=True)


def test_it_says_where_it_listens_and_answers_there(tmp_path: Path) -> None:
    with running(tmp_path) as hub:
        assert hub.url.startswith("http://127.0.0.1:")
        answer = httpx.get(f"{hub.url}/v1/hello", timeout=PATIENCE_S)
        assert answer.json()["server_id"] == hub.server_id
        assert answer.headers[SERVER_HEADER] == hub.server_id
        assert "server" not in answer.headers


def test_the_ready_line_goes_to_the_descriptor_that_was_named(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with running(tmp_path, "--ready-fd", str(writer), pass_fds=(writer,)) as hub:
        os.close(writer)
        with os.fdopen(reader) as said:
            assert json.loads(said.read())["url"] == hub.url


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 128 + 15), (signal.SIGINT, 128 + 2)])
def test_a_signal_ends_it_quietly_with_listeners_still_there(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    with running(tmp_path) as hub:
        client, stream = listening(hub, enrolled(tmp_path, hub.url))
        told = stream.iter_lines()
        assert next(told) == "event: hello"
        hub.process.send_signal(sent)
        assert list(told)[-1] == ""
        client.close()
        assert hub.ends() == (code, "")


def test_it_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with running(tmp_path, "--parent-pipe", str(reader), pass_fds=(reader,)) as hub:
        os.close(reader)
        assert httpx.get(f"{hub.url}/readyz", timeout=PATIENCE_S).text == "ok"
        os.close(writer)
        assert hub.ends() == (0, "")


def test_a_listener_is_poked_by_what_a_command_beside_it_stored(tmp_path: Path) -> None:
    with running(tmp_path) as hub:
        client, stream = listening(hub, enrolled(tmp_path, hub.url))
        told = stream.iter_lines()
        assert next(told) == "event: hello"
        seq = json.loads(next(told).removeprefix("data: "))["seq"]
        enrolled(tmp_path, hub.url, "Wang")
        assert next(line for line in told if line.startswith("event")) == "event: poke"
        assert json.loads(next(told).removeprefix("data: "))["seq"] > seq
        stream.close()
        client.close()
        hub.process.terminate()
        assert hub.ends() == (143, "")


def test_a_taken_port_is_said_so_and_is_a_conflict(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = command("serve", "--port", port, home=tmp_path)
    assert ended.returncode == 5
    assert port in ended.stderr
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("--host", "0.0.0.0"), 2, "--behind-proxy"),
        (("--tls-cert", "nowhere.pem"), 2, "--tls-key"),
        (("--tls-cert", "nowhere.pem", "--tls-key", "nowhere.key"), 3, "certificate"),
        (("--host", "203.0.113.7", "--behind-proxy"), 2, "203.0.113.7"),
    ],
)
def test_what_would_not_be_safe_or_cannot_be_is_refused_with_the_way_out(
    tmp_path: Path, words: tuple[str, ...], code: int, named: str
) -> None:
    ended = command("serve", "--port", "0", *words, home=tmp_path)
    assert ended.returncode == code
    assert named in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_hub_makes_its_own_certificate_once_and_codes_carry_it(tmp_path: Path) -> None:
    with running(tmp_path, "--make-cert") as hub:
        assert hub.url.startswith("https://")
        made = command("people", "add", "--name", "Lin", "--json", home=tmp_path)
        code = read_code(json.loads(made.stdout)["code"])
        assert code.url == hub.url
        joined = asyncio.run(enrol(_pinned, code, "laptop"))
        assert (joined.name, joined.fingerprint) == ("Lin", fingerprint(tmp_path / "hub.pem"))
    assert (tmp_path / "hub.key").stat().st_mode & 0o077 == 0
    before = (tmp_path / "hub.pem").read_bytes()
    with running(tmp_path, "--make-cert") as hub:
        assert httpx.get(f"{hub.url}/healthz", verify=_only(tmp_path / "hub.pem")).text == "ok"
    assert (tmp_path / "hub.pem").read_bytes() == before


def _pinned(code: Code) -> Gateway:
    return Gateway(code.url, fingerprint=code.fingerprint)


def _only(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


@pytest.mark.parametrize("filler", [b"x", b"a: b\r\n"])
def test_a_huge_head_is_refused_and_the_others_are_served(tmp_path: Path, filler: bytes) -> None:
    with running(tmp_path) as hub:
        place = urlsplit(hub.url)
        assert place.hostname is not None
        assert place.port is not None
        with socket.create_connection((place.hostname, place.port), PATIENCE_S) as huge:
            head = b"GET /v1/hello HTTP/1.1\r\nhost: hub\r\nx: "
            with suppress(ConnectionError):
                huge.sendall(head + filler * (10_000_000 // len(filler)))
            answered = b""
            with suppress(ConnectionError):
                answered = huge.recv(4096)
        assert answered == b"" or answered.split(b" ")[1] in (b"400", b"431")
        assert httpx.get(f"{hub.url}/healthz", timeout=PATIENCE_S).text == "ok"


def test_behind_a_proxy_it_may_listen_everywhere(tmp_path: Path) -> None:
    with running(tmp_path, "--host", "0.0.0.0", "--behind-proxy") as hub:
        port = hub.url.rpartition(":")[2]
        answer = httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE_S)
        assert answer.text == "ok"
