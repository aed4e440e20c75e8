"""Words of evidence: what sort it is, where it lies, whether a file is still the same."""

from cs_tui.texts.words import Words

SORTS = {
    "recording": Words(zh="录音", en="recording"),
    "record": Words(zh="交易、订单记录", en="order or payment record"),
    "picture": Words(zh="照片、截图、视频", en="picture or video"),
    "message": Words(zh="聊天、邮件", en="chat or mail"),
    "document": Words(zh="单据、检测报告", en="document or report"),
    "other": Words(zh="其他", en="other"),
}
ASK_SORT = Words(zh="是哪一种证据？", en="What sort of evidence?")
ASK_SORT_WITHOUT_FILES = Words(
    zh="是哪一种证据？客户在{channel}上发不了照片、单据：请客户走{others}",
    en="What sort of evidence? Pictures and papers cannot be sent by {channel}: ask for {others}",
)
FROM_CUSTOMERS = ("picture", "document")
"""What customers send us as files."""
ASK_REF = Words(
    zh="证据在哪里？编号（录音、订单），或文件路径：/… 或 ~/…",
    en="Where does it lie? A number (recording, order), or a file: /... or ~/...",
)
COMPLAINT_ITEM_ADDED = Words(zh="投诉查证记录", en="complaint finding")
EVIDENCE_CHECKED = Words(zh="证据核对", en="evidence check")
NO_FILE = Words(
    zh="这条没有登记文件，无从核对；只有写了文件路径的证据可以核对",
    en="this item names no file, so there is nothing to check; "
    "only evidence given as a path can be checked",
)
SAME_FILE = Words(
    zh="这个文件已经登记为证据（内容完全相同），没有重复登记",
    en="this file is evidence already (the same content), so it was not added twice",
)
ABSENT = Words(
    zh="没有这个文件：{file}；请核对路径，或改写编号",
    en="there is no file {file}; check the path, or give a number instead",
)
FOLDER = Words(
    zh="{file} 是文件夹；请写里面的一个文件，几个文件就登记几次",
    en="{file} is a folder; name one file in it, and add each file by itself",
)
NO_PLAIN_FILE = Words(
    zh="{file} 不是普通文件（设备、管道等），不能当证据；请先另存成文件",
    en="{file} is no plain file (a device, a pipe); save it as a file first",
)
EMPTY = Words(
    zh="{file} 是空文件，没有登记；请确认已经导出完",
    en="{file} is empty and was not added; see whether it was written to the end",
)
UNREADABLE = Words(
    zh="读不了 {file}（{why}）；没有登记，请检查权限或另存一份再试",
    en="{file} cannot be read ({why}); nothing was added: see to its permissions, or use a copy",
)
MOVING = Words(
    zh="{file} 在核算时被改动了；没有登记，等写完再试",
    en="{file} changed while it was read; nothing was added: try again when it is finished",
)
ODD_NAME = Words(
    zh="{file} 的名字里有不会保存的内容（卡号、证件号或特殊字符）；请改名后再登记，文件本身不动",
    en="the name of {file} holds what is not kept (a card or ID number, odd characters); rename it "
    "and add it again",
)
SO_FAR = Words(zh="正在核算 {file}：{percent}%", en="reading {file}: {percent}%")
ACT_LIST = Words(zh="看证据、核对文件", en="see the evidence, check its files")
LIST = Words(
    zh="证据与事实：选有文件的一条就核对", en="Found out: picking one with a file checks it"
)
NOTHING = Words(zh="还没有证据", en="no evidence yet")
FILE = Words(zh="文件 {size}，SHA-256 {sha}", en="file of {size}, SHA-256 {sha}")
ADDED = Words(zh="{who} {time} 登记", en="added by {who}, {time}")
NEVER = Words(zh="还没核对过", en="never checked")
LAST = Words(zh="{time} {who} 核对：{verdict}", en="checked {time} by {who}: {verdict}")
VERDICTS = {
    "same": Words(zh="一致", en="the same"),
    "changed": Words(zh="已被改动", en="changed"),
    "missing": Words(zh="这台机器上找不到", en="missing on this machine"),
}
TOLD = {
    "same": Words(
        zh="一致：{file} 与登记时完全相同", en="the same: {file} is as it was when added"
    ),
    "changed": Words(
        zh="已被改动：{file} 与登记时不同；登记时的指纹还在，请找原件",
        en="changed: {file} is not what was added; its print is kept, look for the original",
    ),
    "missing": Words(
        zh="找不到：这台机器上没有 {file}；也许在登记人 {who} 的机器上",
        en="missing: {file} is not on this machine; perhaps on that of {who}, who added it",
    ),
}

SORT = Words(zh="证据种类", en="what sort of evidence")
CHECK = Words(
    zh="核对证据文件：一致、已改动、找不到",
    en="check the files of its evidence: same, changed, missing",
)
WHICH = Words(
    zh="第几条，从 1 数起；不写就全部核对", en="which item, from 1; without: each of them"
)
EVIDENCE = Words(
    zh="它是证据：编号，或文件路径（/、~/、./ 开头，核算 SHA-256，文件不复制）",
    en="it is evidence: a number, or a path (/, ~/ or ./: its SHA-256 is kept, not the file)",
)
ROW = Words(zh="{n}  {file}：{verdict}", en="{n}  {file}: {verdict}")
