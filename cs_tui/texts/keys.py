"""What keys are called. The same words on the bar, in help and in the palette."""

from cs_tui.texts.words import Words

NEXT = Words(zh="下一单", en="next")
SEND = Words(zh="发送", en="send")
SAVE = Words(zh="保存", en="save")
USE = Words(zh="套用", en="use")
KNOW = Words(zh="知识", en="know")
FIND = Words(zh="查找", en="find")
ACTS = Words(zh="操作", en="acts")
CALL = Words(zh="来电", en="call")
OTHER = Words(zh="下一会话", en="other")
ALL = Words(zh="全部", en="all")
UNDO = Words(zh="撤销", en="undo")
REDRAW = Words(zh="重绘", en="redraw")
HELP = Words(zh="帮助", en="help")
BACK = Words(zh="返回", en="back")
ASIDE = Words(zh="搁置", en="aside")
FILTER = Words(zh="筛选", en="filter")
OPEN = Words(zh="打开", en="open")
PICK = Words(zh="选用", en="pick")

NEXT_LONG = Words(
    zh="发出答复，办结或转为等客户，再接下一单",
    en="send the reply, resolve or leave it waiting, serve the next",
)
SEND_LONG = Words(zh="发送或保存，留在这张工单", en="send or save, and stay on this case")
USE_LONG = Words(
    zh="套用：1-3 快捷处理，4-6 分类，7-9 知识，打字找更多",
    en="use: 1-3 plays, 4-6 category, 7-9 knowledge, typing finds more",
)
KNOW_LONG = Words(zh="查知识库，回车插入并引用", en="search knowledge; Enter inserts and cites")
FIND_LONG = Words(zh="查找客户、订单、工单", en="find a customer, order or case")
ACTS_LONG = Words(zh="这张工单的操作，编号不变", en="numbered acts on this case")
CALL_LONG = Words(zh="来电话了，立即建单", en="a phone contact starts now")
OTHER_LONG = Words(zh="我的下一个会话，未读优先", en="my next conversation, unread first")
ALL_LONG = Words(zh="全部页面与命令", en="every screen and command")
UNDO_LONG = Words(zh="撤销：先撤打字，再撤上一步操作", en="undo: typing first, then the last act")
REDRAW_LONG = Words(zh="重画屏幕", en="redraw the screen")
ASIDE_LONG = Words(
    zh="搁置一条知识缺口，说明原因", en="put a gap of knowledge aside, with a reason"
)
HELP_LONG = Words(zh="这里能用的键", en="the keys that work here")
