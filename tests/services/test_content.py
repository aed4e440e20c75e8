"""The shop's documents: the same file twice is nothing, a stale one is refused, all or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cs_tui.content.incoming import Incoming, exported, read_incoming
from cs_tui.errors import Refused
from cs_tui.services.content import ContentDesk
from tests.services.bench import Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()


def file(folder: Path, bench: Bench, name: str, old: str = "", new: str = "") -> Incoming:
    """The document as it is exported now, with one thing changed in it."""
    content = ContentDesk(bench.kit).document(name)
    text = exported(name, content.doc, content.rev)
    assert old in text
    path = folder / f"{name}.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_incoming(path)


def events(bench: Bench) -> int:
    return bench.kit.own.last_seq()


@pytest.mark.parametrize("name", ["taxonomy", "sla", "calendar", "scripts", "plays", "shop"])
def test_what_was_exported_makes_no_event(tmp_path: Path, bench: Bench, name: str) -> None:
    desk, before = ContentDesk(bench.kit), events(bench)
    plan = desk.plan([file(tmp_path, bench, name)])
    assert [change.state for change in plan.changes] == ["same"]
    assert desk.publish(plan) == ()
    assert events(bench) == before


def test_a_change_is_a_revision_that_counts_at_once(tmp_path: Path, bench: Bench) -> None:
    desk = ContentDesk(bench.kit)
    desk.publish(desk.plan([file(tmp_path, bench, "shop", "晴川家居", "云栖家居")]))
    assert bench.kit.policy().shop.name.zh == "云栖家居"
    standing = next(one for one in desk.standings() if one.name == "shop")
    assert (standing.rev, standing.changed_by, standing.changed_at) == (
        2,
        bench.kit.profile.actor,
        bench.at,
    )


def test_a_plan_names_the_rows_that_change(tmp_path: Path, bench: Bench) -> None:
    incoming = file(tmp_path, bench, "reasons", 'id = "meal"', 'id = "lunch"')
    [change] = ContentDesk(bench.kit).plan([incoming]).changes
    assert (change.added, change.changed, change.removed) == (("lunch",), (), ("meal",))


def test_a_file_from_an_older_revision_is_refused_and_named(tmp_path: Path, bench: Bench) -> None:
    desk = ContentDesk(bench.kit)
    mine = file(tmp_path, bench, "shop", "晴川家居", "我的家居")
    desk.publish(desk.plan([file(tmp_path, bench, "shop", "晴川家居", "别人家居")]))
    [fault] = desk.plan([mine]).faults
    assert "2" in fault.reason.say("zh")
    assert desk.plan([mine], 2).faults == ()


def test_a_revision_between_looking_and_publishing_is_no_loss(tmp_path: Path, bench: Bench) -> None:
    desk = ContentDesk(bench.kit)
    mine = desk.plan([file(tmp_path, bench, "shop", "晴川家居", "我的家居")])
    desk.publish(desk.plan([file(tmp_path, bench, "shop", "晴川家居", "别人家居")]))
    with pytest.raises(Refused):
        desk.publish(mine)
    assert bench.kit.policy().shop.name.zh == "别人家居"


def test_of_several_files_all_come_in_or_none(tmp_path: Path, bench: Bench) -> None:
    desk, before = ContentDesk(bench.kit), events(bench)
    good = file(tmp_path, bench, "shop", "晴川家居", "云栖家居")
    bad = file(tmp_path, bench, "sla", "first_response_ms = 15000", 'first_response_ms = "soon"')
    plan = desk.plan([good, bad])
    assert [fault.field for fault in plan.faults] == ["channels[phone].first_response_ms"]
    with pytest.raises(Refused):
        desk.publish(plan)
    assert events(bench) == before


def test_what_another_document_needs_stays(tmp_path: Path, bench: Bench) -> None:
    plan = ContentDesk(bench.kit).plan(
        [file(tmp_path, bench, "taxonomy", 'id = "REFTRK"', 'id = "GONE"')]
    )
    assert {fault.file for fault in plan.faults} >= {"plays"}


def test_several_documents_may_change_together_where_they_need_each_other(
    tmp_path: Path, bench: Bench
) -> None:
    files = [file(tmp_path, bench, name, '"security"', '"guard"') for name in ("taxonomy", "shop")]
    desk = ContentDesk(bench.kit)
    assert desk.plan(files[:1]).faults
    assert len(desk.publish(desk.plan(files))) == 2


@pytest.mark.parametrize(("role", "may"), [("agent", False), ("lead", True), ("admin", True)])
def test_agents_read_and_leads_change(tmp_path: Path, bench: Bench, role: str, may: bool) -> None:
    desk = ContentDesk(bench.kit)
    plan = desk.plan([file(tmp_path, bench, "shop", "晴川家居", "云栖家居")])
    bench.kit.profile = replace(bench.kit.profile, hub_url="https://hub", role=role)
    if may:
        assert desk.publish(plan)
    else:
        with pytest.raises(Refused):
            desk.publish(plan)


def test_our_own_wording_has_nothing_to_be_said_about(bench: Bench) -> None:
    assert ContentDesk(bench.kit).lint() == ()
