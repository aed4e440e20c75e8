"""Words of looking back on a shift."""

from cs_tui.texts.words import Words

ONLY_OWN = Words(
    zh="只能写自己这一班的回顾；请先上岗",
    en="you look back on your own shift only; go on duty first",
)
HEADING = Words(zh="回顾", en="Reflection")
WELL = Words(zh="做得好", en="Went well")
HARD = Words(zh="不顺手", en="Hard")
SHARED = Words(zh="班长可见", en="the lead can read it")
PRIVATE = Words(zh="只在本机，只有自己看", en="on this machine only, for yourself")
NOTHING = Words(zh="还没有写：Ctrl+O 4", en="nothing written yet: Ctrl+O 4")
WHOSE = Words(zh="给谁看", en="For whom")
FOR_ME = Words(zh="只给自己：不离开这台机器", en="for myself: it never leaves this machine")
FOR_LEAD = Words(zh="分享给班长", en="shared with the lead")
ASK_WELL = Words(
    zh="今天什么做得好？（可空着，回车继续）", en="What went well? (may stay empty; Enter)"
)
ASK_HARD = Words(
    zh="今天什么不顺手？（可空着，回车保存）", en="What was hard? (may stay empty; Enter)"
)
KEPT_PRIVATE = Words(zh="已记下，只在本机", en="kept, on this machine only")
KEPT_SHARED = Words(zh="已记下，班长可见", en="kept, the lead can read it")
ACT = Words(zh="写回顾：做得好的、不顺手的", en="reflect: what went well, what was hard")

REFLECTED = Words(zh="回顾", en="a reflection")
REFLECTED_PRIVATELY = Words(zh="自己的回顾", en="a private reflection")
