"""Words of the first start. Until a language is chosen both stand on the screen."""

from cs_tui.texts.words import Words

WELCOME = Words(zh="欢迎使用客服工作台", en="Welcome to your service desk")
LANGUAGE = Words(zh="请选择语言", en="Choose your language")
LANGUAGE_HINT = Words(
    zh="按数字，或用方向键和 Enter；以后随时可改",
    en="press a digit, or arrows and Enter; it can be changed at any time",
)
NAMES = {
    "zh": Words(zh="中文", en="中文"),
    "en": Words(zh="English", en="English"),
}

HOW = Words(zh="怎样开始？", en="How would you like to begin?")
HOW_WHY = Words(
    zh="演示不留痕迹；开始之前，Esc 都能回到这里。",
    en="A demo leaves nothing behind; until you begin, Esc comes back here.",
)
DEMO = Words(zh="先看演示", en="See a demo")
DEMO_WHY = Words(
    zh="一个热闹的演示台：有客户、有同事，退出后不留任何痕迹",
    en="a living floor with customers and colleagues; nothing is left behind",
)
HUB = Words(zh="加入服务器", en="Join a hub")
HUB_WHY = Words(
    zh="管理员给了一次性登记码：与同事共用队列、知识和交接",
    en="with your admin's one-time code: queue and knowledge are shared",
)
ALONE = Words(zh="独自使用", en="Work alone")
ALONE_WHY = Words(
    zh="不需要网络和服务器，所有记录只在这台机器上",
    en="no network, no hub; every record stays on this machine",
)
LEAVE = Words(zh="离开", en="Leave")
LEAVE_WHY = Words(zh="什么也不会保存，下次再来", en="nothing is kept; begin another time")
HOW_HINT = Words(zh="数字直接选   Esc 上一步", en="a digit picks   Esc goes back")

CODE = Words(zh="粘贴登记码", en="Paste the enrolment code")
CODE_WHY = Words(
    zh="管理员用 cs-tui people 生成的一整段文字；中间的空格和换行没有关系。",
    en="All of the text your admin made with cs-tui people; blanks and line breaks do not matter.",
)
CODE_HINT = Words(zh="Enter 登记   Esc 上一步", en="Enter joins   Esc goes back")
JOINING = Words(zh="正在登记，请稍候", en="joining, one moment")
NO_CODE = Words(zh="还没有粘贴登记码", en="there is no code yet: paste it first")

NAME = Words(zh="怎么称呼您？", en="What are you called?")
NAME_WHY = Words(
    zh="写在问候语和记录里，例如“客服林晓”；以后可以改。",
    en="It stands in greetings and records, such as “Lin from support”.",
)
NAME_HINT = Words(zh="Enter 开始   Esc 上一步", en="Enter begins   Esc goes back")
NO_NAME = Words(zh="请写下称呼，客户会看到它", en="please write a name; customers will see it")
LONG_NAME = Words(zh="称呼太长，最多 {n} 个字", en="that is too long: at most {n} characters")
