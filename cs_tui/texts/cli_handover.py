"""Words of `cs-tui handover`."""

from cs_tui.texts.words import Words

EXAMPLES = Words(
    zh="""示例：
  cs-tui handover show
  cs-tui handover give A1042 --if "如果 16:00 没到货，就换同款"
  cs-tui handover give --all --to 陈宇
  cs-tui handover accept A1042
  cs-tui handover list 陈宇 2026-11
  cs-tui handover sign chen:2026-11-24 --comment 已看
交出的工单在对方接收之前仍归交出的人。""",
    en="""examples:
  cs-tui handover show
  cs-tui handover give A1042 --if "if stock is late at 16:00, offer a substitute"
  cs-tui handover give --all --to Chen
  cs-tui handover accept A1042
  cs-tui handover list Chen 2026-11
  cs-tui handover sign chen:2026-11-24 --comment read
what is handed over stays the giver's until it is accepted.""",
)
LIST = Words(zh="交接本：谁、哪天、签了没有", en="the book of handovers: who, when, signed or not")
WORDS = Words(zh="日期、姓名、工单号或内容", en="day, name, case or words")
SHOW = Words(zh="一份交接的每一条", en="every item of a handover")
SHIFT = Words(
    zh="班次，如 chen:2026-11-24；不写是自己今天的",
    en="a shift, such as chen:2026-11-24; one's own of today if left out",
)
GIVE = Words(zh="交出一张工单，或全部", en="hand over one case, or everything")
CASE = Words(zh="工单号", en="the number of the case")
ALL = Words(zh="全部能交的", en="everything that is ready")
TO = Words(zh="交给谁（姓名）；不写是下一班", en="to whom (a name); the next shift if left out")
IF = Words(zh="如果……就……：加急和需关注的必填", en="if ... then ...: needed for urgent and watch")
ACCEPT = Words(zh="接收交来的工单", en="take over a case that is offered")
RETURN = Words(zh="退回交来的工单，写明原因", en="send an offered case back, with a reason")
REASON = Words(zh="退回的原因", en="why it goes back")
SIGN = Words(zh="签一份别人的交接", en="sign somebody's handover")
COMMENT = Words(zh="同时留一句批注", en="with a comment")
NOBODY = Words(
    zh="没有叫“{given}”的同事；最接近的是 {near}",
    en="nobody is called {given}; the nearest is {near}",
)
NO_COLLEAGUES = Words(
    zh="这里没有别的同事；不写 --to 就交给下一班",
    en="there are no colleagues here; without --to it goes to the next shift",
)
NOTHING = Words(zh="没有", en="nothing")
SHIFT_ROW = Words(zh="{id}  {who}  {n} 条  {signed}", en="{id}  {who}  {n} items  {signed}")
TAKEN = Words(zh="{number} 现在归你", en="{number} is yours now")
SENT_BACK = Words(zh="{number} 已退回", en="{number} went back")
