"""Words of help: groups, keys as people call them, and what editing keys do."""

from cs_tui.texts.words import Words

TITLE = Words(zh="这里能用的键：{screen}", en="Keys that work here: {screen}")
FOOT = Words(zh="上下键、PgUp/PgDn 滚动   Esc 关闭", en="arrows, PgUp/PgDn scroll   Esc closes")
NOT_NOW = Words(zh="（现在不能）", en=" (not now)")

HERE = Words(zh="这个页面", en="On this screen")
ACTS = Words(zh="{key} 之后的数字", en="Digits after {key}")
MOVING = Words(zh="移动", en="Moving")
EDITING = Words(zh="写字时", en="While writing")
EVERYWHERE = Words(zh="到处都能用", en="Everywhere")
SCREENS = Words(zh="页面", en="Screens")
BESIDE = Words(zh="其他页面", en="Beside the desk")
AT_DESK = Words(zh="工作台", en="At the desk")

OPENS_SCREEN = Words(zh="打开：{screen}", en="opens: {screen}")
SCREEN_NOTE = Words(
    zh="终端吃掉 F 键时：{key} 再按数字",
    en="where a terminal takes the F-keys: {key}, then the digit",
)

FACES = {
    "up": Words(zh="上", en="Up"),
    "down": Words(zh="下", en="Down"),
    "left": Words(zh="左", en="Left"),
    "right": Words(zh="右", en="Right"),
    "space": Words(zh="空格", en="Space"),
    "enter": Words(zh="Enter", en="Enter"),
    "escape": Words(zh="Esc", en="Esc"),
    "tab": Words(zh="Tab", en="Tab"),
    "backspace": Words(zh="退格", en="Backspace"),
    "delete": Words(zh="Del", en="Del"),
    "home": Words(zh="Home", en="Home"),
    "end": Words(zh="End", en="End"),
    "pageup": Words(zh="PgUp", en="PgUp"),
    "pagedown": Words(zh="PgDn", en="PgDn"),
    "digit": Words(zh="1-9", en="1-9"),
    "typing": Words(zh="打字", en="typing"),
    "right_square_bracket": Words(zh="]", en="]"),
}

ROWS = Words(zh="上一行、下一行", en="a row up or down")
PAGES = Words(zh="上一页、下一页", en="a page up or down")
ENDS = Words(zh="开头、结尾", en="the start or the end")
OPEN = Words(zh="打开选中的", en="opens what is highlighted")
PANES = Words(zh="下一个、上一个区域", en="the next or previous pane")
OUT = Words(
    zh="从输入框到工单，再到列表，再回来", en="from a field to the case, to the lists and back"
)
COPY_TEXT = Words(zh="复制选中的文字", en="copies the marked text")

CARET = Words(zh="移动光标", en="moves the caret")
WORDWISE = Words(zh="按词移动", en="moves word by word")
LINE_ENDS = Words(zh="行首、行尾", en="start or end of the line")
MARK = Words(zh="加 Shift 移动：选中文字", en="with Shift, moving marks text")
DELETE = Words(zh="删除一个字", en="deletes a character")
DELETE_WORD = Words(
    zh="删除前面的词，中文最多四个字", en="deletes the word before; at most four Chinese characters"
)
DELETE_WORD_RIGHT = Words(zh="删除后面的词", en="deletes the word behind")
DELETE_TO_START = Words(zh="删到行首", en="deletes to the start of the line")
DELETE_TO_END = Words(zh="删到行尾", en="deletes to the end of the line")
DELETE_LINE = Words(zh="删除整行", en="deletes the line")
CLIPBOARD = Words(zh="剪切、复制、粘贴", en="cut, copy, paste")
REDO = Words(zh="重做", en="redo")
ALL_TEXT = Words(zh="全选", en="marks everything")

DESK_DIGIT = Words(
    zh="选用旁边的编号：1-3 快捷处理，4-6 分类，7-9 知识",
    en="picks what is numbered beside the case: 1-3 plays, 4-6 category, 7-9 knowledge",
)
DESK_QUESTION = Words(
    zh="把旁边的追问放进答复", en="puts the question beside the case into the reply"
)
DESK_JUDGE = Words(
    zh="案情：紧急度、期望、复杂度、情绪、方案、客户同意",
    en="the case: urgency, wants, effort, mood, options, consent",
)
DESK_MISSING = Words(zh="到还差的那一处；再按到下一处", en="goes to what lacks; again: to the next")
DESK_TYPING = Words(zh="直接打字就是答复", en="opens the reply")

TABLE_KEY = Words(zh="按键", en="Key")
