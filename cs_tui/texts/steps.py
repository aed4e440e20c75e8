"""The names of the steps of the working day."""

from cs_tui.texts.words import Words

PRESHIFT = Words(zh="岗前", en="Pre-shift")
DESK = Words(zh="工作台", en="Desk")
FOLLOWUPS = Words(zh="跟进", en="Follow-ups")
KNOWLEDGE = Words(zh="知识库", en="Knowledge")
HANDOVER = Words(zh="交接", en="Handover")
WRAPUP = Words(zh="日终", en="Wrap-up")
FLOOR = Words(zh="看板", en="Floor")
ADMIN = Words(zh="管理", en="Admin")
ONLY_LEADS_ADMIN = Words(
    zh="管理页给班长和管理员用。知识有错或缺内容，在日终（F7）按 Ctrl+O 5 上报",
    en="admin is for leads and admins; report wrong or missing knowledge in Wrap-up (F7), Ctrl+O 5",
)
SYNC = Words(zh="同步", en="Sync")
LANGUAGE = Words(zh="切换到 English", en="Switch to 中文")
LEAVE = Words(zh="离开", en="Leave")
