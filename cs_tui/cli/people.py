"""`cs-tui people`: who may come in to the hub. Works on its database, also beside a running hub."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from cs_tui.cli import hub_place, people_codes, people_import
from cs_tui.cli.output import both, language, put, put_json, say
from cs_tui.cli.people_codes import code_for
from cs_tui.errors import NotFound, UsageError
from cs_tui.texts import hub as texts
from cs_tui.texts import people_files as file_texts

if TYPE_CHECKING:
    from cs_tui.server.hub import Hub
    from cs_tui.server.storage import Device, Person

EXAMPLES = """
examples / 示例:
  cs-tui people add --name 林静 --team desk            an agent / 客服
  cs-tui people add --name Zhou --role lead --lang zh  a lead / 班长
  cs-tui people add --service webchat                  a program / 接入程序
  cs-tui people import team.csv > codes.csv            a whole team / 一个团队
  cs-tui people code 0198...                           a new code / 新的登记码
"""

ROLES = ("agent", "lead", "qa", "trainer", "admin", "manager", "tech")
LANGS = ("zh", "en")


def parser(parser: argparse.ArgumentParser) -> None:
    """Adds the sub-commands of `people`."""
    parser.epilog = EXAMPLES
    subs = parser.add_subparsers(
        title="sub-commands / 子命令", metavar="add|import|list|code|revoke"
    )
    add = subs.add_parser("add", help="add a person or a program / 添加人员或接入程序")
    add.add_argument("--name", help="what they are called / 姓名")
    add.add_argument("--id", help="a short id of your own / 自定编号")
    add.add_argument("--role", choices=ROLES, default="agent", help="角色")
    add.add_argument("--team", action="append", help="may be repeated / 团队，可重复")
    add.add_argument("--skill", action="append", help=both(texts.SKILL))
    add.add_argument("--lang", default="zh,en", help="languages they speak / 所用语言")
    add.add_argument("--service", metavar="NAME", help="a program instead / 接入程序")
    add.set_defaults(run=run_add)
    bring = subs.add_parser("import", help=both(file_texts.IMPORT))
    people_import.arguments(bring)
    bring.set_defaults(run=people_import.run)
    listed = subs.add_parser("list", help="people and devices / 人员与设备")
    listed.set_defaults(run=run_list)
    code = subs.add_parser("code", help="a new one-time code / 新的一次性登记码")
    code.add_argument("id")
    code.set_defaults(run=run_code)
    revoke = subs.add_parser("revoke", help="shut a device out / 停用设备")
    revoke.add_argument("device")
    revoke.set_defaults(run=run_revoke)
    for sub in (add, bring, listed, code, revoke):
        hub_place.argument(sub)
        sub.add_argument("--json", action="store_true", help="JSON")
    for sub in (add, bring, code):
        people_codes.arguments(sub)


def run_add(args: argparse.Namespace) -> int:
    """Adds a person and prints their code, or a program and prints its token."""
    if bool(args.name and args.name.strip()) == bool(args.service):
        raise UsageError(texts.NAME_OR_SERVICE)
    langs = tuple(part.strip() for part in args.lang.split(","))
    if not set(langs) <= set(LANGS):
        raise UsageError(texts.BAD_LANGS)
    if args.id is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", args.id):
        raise UsageError(texts.BAD_ID)
    hub = hub_place.opened(args)
    try:
        return _add_service(hub, args) if args.service else _add_person(hub, args, langs)
    finally:
        hub.close()


def _add_person(hub: Hub, args: argparse.Namespace, langs: tuple[str, ...]) -> int:
    from cs_tui.core.agent import Role
    from cs_tui.server.enrolment import new_code, register
    from cs_tui.server.work import Work

    agent = args.id or hub.means.new_id()
    secret = hub.means.new_secret()
    code = code_for(hub, args, secret)

    def job(work: Work) -> None:
        known = work.session.people.person(agent)
        if known is not None and not known.gone:
            raise UsageError(texts.PERSON_EXISTS.fill(id=agent))
        teams = tuple(dict.fromkeys(args.team or ["desk"]))
        skills = tuple(dict.fromkeys(one.strip() for one in args.skill or () if one.strip()))
        register(work, agent, args.name.strip(), Role(args.role), teams, langs, skills)
        new_code(work, agent, secret)

    hub.do(job)
    _show_code(args, agent, args.name.strip(), code)
    return 0


def _add_service(hub: Hub, args: argparse.Namespace) -> int:
    from cs_tui.server.enrolment import hashed

    token = hub.means.new_secret()
    name = args.service.strip()
    hub.do(lambda work: work.session.people.add_service(name, hashed(token), work.now))
    if args.json:
        put_json({"service": name, "token": token})
    else:
        say(texts.SERVICE_MADE.fill(name=name))
        put(token)
    return 0


def run_code(args: argparse.Namespace) -> int:
    """Makes a new code for somebody who is locked out."""
    from cs_tui.server.enrolment import new_code

    hub = hub_place.opened(args)
    try:
        secret = hub.means.new_secret()
        code = code_for(hub, args, secret)
        person = hub.do(lambda work: new_code(work, args.id, secret))
    finally:
        hub.close()
    _show_code(args, args.id, person.name, code)
    return 0


def run_revoke(args: argparse.Namespace) -> int:
    """Shuts a device out, from its next request on."""
    hub = hub_place.opened(args)
    try:
        found = hub.do(lambda work: work.session.people.revoke(args.device, work.now))
    finally:
        hub.close()
    if not found:
        raise NotFound(texts.NO_SUCH_DEVICE.fill(id=args.device))
    if args.json:
        put_json({"device": args.device, "revoked": True})
    else:
        say(texts.REVOKED.fill(id=args.device))
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Lists people with their devices."""
    hub = hub_place.opened(args)
    try:
        people, devices = hub.store.read(
            lambda session: (session.people.people(), session.people.devices())
        )
    finally:
        hub.close()
    if args.json:
        put_json([_as_data(one, devices) for one in people])
        return 0
    if not people:
        say(texts.NOBODY)
    for one in people:
        gone = f"  {texts.GONE.say(language())}" if one.gone else ""
        put(f"{one.id}  {one.name}  {one.role}  {','.join(one.teams)}{gone}")
        for device in (device for device in devices if device.agent == one.id):
            shut = "" if device.revoked_at is None else f"  {texts.SHUT_OUT.say(language())}"
            put(f"  {device.id}  {device.prefix}  {device.label}{shut}")
    return 0


def _show_code(args: argparse.Namespace, agent: str, name: str, code: str) -> None:
    from cs_tui.server.enrolment import CODE_HOURS

    if args.json:
        put_json({"id": agent, "name": name, "code": code})
    else:
        say(texts.CODE_MADE.fill(name=name, hours=CODE_HOURS))
        put(code)


def _as_data(person: Person, devices: list[Device]) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "teams": list(person.teams),
        "langs": list(person.langs),
        "skills": list(person.skills),
        "left": person.gone,
        "devices": [
            {
                "id": device.id,
                "label": device.label,
                "prefix": device.prefix,
                "enrolled_at": device.enrolled_at,
                "used_at": device.used_at,
                "revoked_at": device.revoked_at,
            }
            for device in devices
            if device.agent == person.id
        ],
    }
