"""Lists of people: what a row means, and every way in which one is wrong, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content.people import Newcomer, read_people
from cs_tui.core.agent import Role
from cs_tui.errors import BadFile


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "team.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_a_row_needs_a_name_alone(tmp_path: Path) -> None:
    people, faults = read_people(written(tmp_path, "name\nLin\n"))

    assert faults == []
    assert people == [Newcomer(2, "Lin", "", Role.AGENT, ("desk",), ("zh", "en"), ())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_from_a_chinese_spreadsheet_is_understood(tmp_path: Path, encoding: str) -> None:
    text = "姓名,工号,角色,班组,语言,专长\n周敏,zhou,班长,desk、night,zh,退款|投诉\n\n"
    (one,), faults = read_people(written(tmp_path, text, encoding))

    assert faults == []
    assert (one.name, one.id, one.role, one.langs) == ("周敏", "zhou", Role.LEAD, ("zh",))
    assert (one.teams, one.skills) == (("desk", "night"), ("退款", "投诉"))


def test_everything_wrong_is_told_at_once_with_line_and_field(tmp_path: Path) -> None:
    text = (
        "name,id,role,lang\n"
        ",a,agent,zh\n"
        "Lin,../x,agent,zh\n"
        "Mei,m,boss,zh\n"
        "Wang,w,agent,fr\n"
        "Zhao,ok,agent,zh\n"
        "Qian,ok,agent,zh\n"
        "Sun,s,agent,zh,too much\n"
    )
    _, faults = read_people(written(tmp_path, text))

    assert [(one.line, one.field) for one in faults] == [
        (2, "name"),
        (3, "id"),
        (4, "role"),
        (5, "lang"),
        (7, "id"),
        (8, ""),
    ]


def test_two_of_one_name_are_two_people_only_where_each_has_an_id(tmp_path: Path) -> None:
    _, faults = read_people(written(tmp_path, "name,id\nLin,\nLin,lin2\n"))
    assert [(one.line, one.field) for one in faults] == [(3, "name")]

    people, faults = read_people(written(tmp_path, "name,id\nLin,lin1\nLin,lin2\n"))
    assert (len(people), faults) == (2, [])


@pytest.mark.parametrize(
    ("text", "named"),
    [("id,role\na,agent\n", "name"), ("name,姓名\nLin,Lin\n", "name"), ("name\n\n", "nobody")],
)
def test_a_table_that_is_no_list_of_people_is_refused_whole(
    tmp_path: Path, text: str, named: str
) -> None:
    with pytest.raises(BadFile, match=named):
        read_people(written(tmp_path, text))
