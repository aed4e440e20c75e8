"""Words of a file of articles that is checked on screen before it comes in."""

from cs_tui.texts.words import Words

KEYS = Words(zh="Enter 导入   Esc 不导入", en="Enter imports   Esc does not")
GOOD_KEYS = Words(
    zh="Enter 只导入没有问题的   Esc 一条都不导入",
    en="Enter imports what is good   Esc imports nothing",
)
WOULD = Words(
    zh="将新增 {added} 条，更新 {changed} 条，{same} 条没有变化",
    en="would add {added}, change {changed}, leave {same} as they are",
)
BAD = Words(zh="有 {n} 处要改，这些不会导入：", en="{n} to correct; these do not come in:")
LINE = Words(zh="第 {line} 行  {field}", en="line {line}  {field}")
FAULT = Words(zh="{where}：{reason}", en="{where}: {reason}")
NEAR = Words(
    zh="有 {n} 条与别的标题相同或很像，导入前请看一下：",
    en="{n} ask the same as others; look before they are in:",
)
SAME = Words(zh="第 {line} 行“{title}”= “{other}”", en="line {line} “{title}” = “{other}”")
ALIKE = Words(zh="第 {line} 行“{title}”≈“{other}”", en="line {line} “{title}” ≈ “{other}”")
TOO_MANY = Words(
    zh="超过 {most} 条，没有导入。请用命令 cs-tui kb import，它没有这个限制。",
    en="There are more than {most}; nothing was imported. The command cs-tui kb import takes any "
    "number.",
)
SO_FAR = Words(zh="已处理 {n} 条……", en="{n} so far…")
DONE = Words(
    zh="已导入：新增 {added}，更新 {changed}，未变 {same}",
    en="imported: {added} added, {changed} changed, {same} as they were",
)
DISK_FULL = Words(
    zh="导入中断：{why} 前 {n} 条已完整导入，其余没有动；腾出空间后再导入同一文件，会接着来。",
    en="The import stopped: {why} The first {n} are in whole and the rest was not touched; make "
    "room, import the same file again, and it goes on.",
)
