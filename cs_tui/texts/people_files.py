"""Words about lists of people that are brought in."""

from __future__ import annotations

from cs_tui.texts import Words

IMPORT = Words(zh="按名单批量添加人员", en="add the people of a list")
FILE = Words(
    zh="表格文件（CSV），列名：姓名、编号、角色、团队、语言、专长；只有姓名必填",
    en="a table (CSV) with the columns name, id, role, team, lang, skill; only the name is needed",
)
DRY_RUN = Words(zh="只检查，不添加", en="check only, add nobody")
NO_NAME_COLUMN = Words(
    zh="{file} 第 {line} 行没有“姓名”（name）这一列；第一行要写列名",
    en="{file}, line {line}: there is no column “name”; the first row names the columns",
)
COLUMN_TWICE = Words(
    zh="{file} 第 {line} 行有两列是同一个意思：{names}",
    en="{file}, line {line}: two columns mean the same: {names}",
)
NO_ROLE = Words(
    zh="没有“{said}”这个角色，可用：{known}", en="there is no role “{said}”; use {known}"
)
NO_LANG = Words(zh="语言只能是 zh、en，用顿号或 | 分隔", en="a language is zh or en, parted by |")
BAD_ID = Words(
    zh="编号只能用字母、数字和 . _ -，最多 64 个",
    en="an id takes letters, digits, . _ - (64 at most)",
)
ID_TWICE = Words(zh="编号 {id} 在第 {line} 行已经有了", en="the id {id} stands on line {line} too")
NAME_TWICE = Words(
    zh="{name} 在第 {line} 行已经有了；是两个人就各给一个编号",
    en="{name} stands on line {line} too; if they are two people, give each an id",
)
ID_TAKEN = Words(
    zh="编号 {id} 已有人用；要新的登记码请用 cs-tui people code {id}",
    en="the id {id} is taken; for a new code use cs-tui people code {id}",
)
NAME_KNOWN = Words(
    zh="{name} 已经在了（编号 {id}）；是另一个人就给这一行一个编号",
    en="{name} is there already (id {id}); if this is somebody else, give the row an id",
)
NOBODY = Words(zh="{file} 里没有人", en="there is nobody in {file}")
KEPT = Words(
    zh="共 {n} 处有误，一个人也没有添加。改好后请重新导入。",
    en="{n} things are wrong and nobody was added; correct the file and import it again.",
)
WOULD_ADD = Words(zh="检查通过，会添加 {n} 人", en="all is well; {n} people would be added")
ADDED = Words(
    zh="已添加 {n} 人。登记码 {hours} 小时内有效，每个只能用一次；请分别交给本人，不要群发：",
    en="{n} people added. Each code is good once, for {hours} h; hand each to its person alone:",
)
