"""Names and definitions of the figures, in the trade's words."""

from __future__ import annotations

from cs_tui.texts import Words

TAKEN = Words(zh="接入", en="taken")
TAKEN_MEANS = Words(
    zh="客户发起、当天由本人接手的会话与来电，不含未接手的。",
    en="Contacts customers began and somebody took that day; those nobody took are not in it.",
)
HANDLED = Words(zh="已处理", en="handled")
HANDLED_MEANS = Words(
    zh="已接入且已处理完的接触。无需处理的另计。",
    en="Contacts taken and dealt with. Those without need of action are counted apart.",
)
RESOLVED = Words(zh="已解决", en="resolved")
RESOLVED_MEANS = Words(
    zh="当天解决的工单，按工单计，不按接触计。后来重开的仍留在当天；再次解决的，在那一天再算一次。",
    en="Cases resolved that day: cases, not contacts. One opened again later stays with its day; "
    "resolved anew, it counts on that day as well.",
)
NO_ACTION = Words(zh="无需处理", en="no action")
NO_ACTION_MEANS = Words(
    zh="打错、骚扰、只说谢谢等，不计入已处理。",
    en="Wrong numbers, spam, only thanks: not among those handled.",
)
ASKED = Words(zh="重复询问", en="asked again")
ASKED_MEANS = Words(
    zh="接入的接触中，客户把我们已经知道的姓名、电话、邮箱或订单又说了一遍的；"
    "认出客户所用的那一项、渠道带来的和更正不算，同一次接触里一项只算一次。",
    en="Contacts taken in which the customer told again a name, number, address or order that we "
    "knew. What the customer was recognised by, what a channel told and corrections do not count; "
    "a field counts once in a contact.",
)
ABANDONED = Words(zh="客户放弃", en="abandoned")
ABANDONED_MEANS = Words(
    zh="有人应答之前客户已离开。",
    en="The customer left before anybody answered.",
)
UNANSWERED = Words(zh="未首响", en="unanswered")
UNANSWERED_MEANS = Words(
    zh="还没有人工回复的接触，按已等时长列出；没有首响时长，也不会从列表里消失。",
    en="Contacts without a human answer yet, listed by how long they wait; they are never dropped.",
)
FIRST_RESPONSE = Words(zh="首次响应", en="first response")
FIRST_RESPONSE_MEANS = Words(
    zh="从接触开始到第一条人工公开回复；机器人、自动回复和内部备注不算。分渠道计，电话与邮件不混算。",
    en="From the start of a contact to the first human answer the customer sees; robots, automatic "
    "replies and internal notes do not count. By channel: phone and e-mail are never pooled.",
)
FIRST_IN_TIME = Words(zh="首响达标", en="first response in time")
FIRST_IN_TIME_MEANS = Words(
    zh="首次响应不晚于到期时间的接触，除以已有首响且有到期时间的接触。",
    en="Contacts first answered by their due time, of all first answered that had one.",
)
TURN_RESPONSE = Words(zh="平均响应", en="turn response")
TURN_RESPONSE_MEANS = Words(
    zh="每一轮从客户第一条未回复的消息到人工回复；连发几条只算一轮。",
    en="For each turn, from its first unanswered message to the human answer; several messages "
    "in a row are one turn.",
)
TURNS_IN_TIME = Words(zh="三分钟响应率", en="turns within 3 min")
TURNS_IN_TIME_MEANS = Words(
    zh="三分钟内得到人工回复的轮次，除以已回复的轮次，从客户第一条未回复的消息算起。"
    "只算在线和 APP。",
    en="Turns answered by a person within three minutes, of all answered, from the first "
    "unanswered message. Chat and app only.",
)
HANDLING = Words(zh="处理时长", en="handling")
HANDLING_MEANS = Words(
    zh="接触在面前的时间（含保持）加话后。没有越低越好：太短常常意味着客户还会再来。",
    en="Time a contact stood in front, holds included, plus after-work. Neither high nor low is "
    "good: very short ones often come back.",
)
HANDLING_OF = Words(zh="{complexity}工单处理时长", en="handling, {complexity}")
HANDLING_OF_MEANS = Words(
    zh="同“处理时长”，只看复杂度判成这一档的工单。复杂的多，平均自然长：比人比天之前先看这里的构成。分渠道计，从不合并。",
    en="As handling, of cases judged to be so complex. More complex cases make a longer average: "
    "look at this mix before people or days are compared. By channel, never pooled.",
)
STEP = Words(zh="{step}用时", en="time at {step}")
STEP_MEANS = Words(
    zh="接触在面前时，工单停在五步中这一步的时间；以客服屏幕上的步骤为准，没到过这一步的不计。"
    "没有越低越好。分渠道计，从不合并。",
    en="How long the case stood at this of the five steps while it was in front, as its agent saw "
    "it; contacts that never came to the step are left out. Neither high nor low is good. By "
    "channel, never pooled.",
)
PROMISES_KEPT = Words(zh="承诺兑现", en="promises kept")
PROMISES_KEPT_MEANS = Words(
    zh="按时兑现的承诺，除以已兑现的承诺（含迟到的）；未兑现的另列。",
    en="Promises kept by their time, of all that were kept; those still open are shown apart.",
)
SERVICE_LEVEL = Words(zh="接通达标率", en="service level")
SERVICE_LEVEL_MEANS = Words(
    zh="时限内接起，除以全部接起加超过时限才放弃的。多个时段合并计数，不取百分比的平均。",
    en="Answered within the target, of all answered and all who gave up after the target. "
    "Intervals are pooled; percentages are never averaged.",
)
FCR_GROSS = Words(zh="一次解决率（毛）", en="first-contact resolution, gross")
FCR_NET = Words(zh="一次解决率（净）", en="first-contact resolution, net")
FCR_STATED = Words(zh="一次解决率（客户说）", en="FCR, as customers say")
FCR_STATED_MEANS = Words(
    zh="评分时被问到“一次解决了吗”的客户里，说是的。分渠道计；与系统算的毛、净口径分开看。",
    en="Of the customers who were asked when they rated, those who said that it was solved at the "
    "first contact. By channel; apart from gross and net, which go by what customers did.",
)
FCR_MEANS = Words(
    zh="首次接触即解决且 7 天内未因同一原因再来的。未满 7 天的不计入，单独列数。",
    en="Resolved at the first contact with no return for the same reason within 7 days. Contacts "
    "younger than that are left out and counted.",
)
RESOLVED_IN_TIME = Words(zh="按时解决", en="resolved in time")
RESOLVED_IN_TIME_MEANS = Words(
    zh="在解决时限内解决的工单。时限按渠道、优先级和分类定，只计营业时间，等客户时停表。",
    en="Cases solved by their time. It is set by channel, priority and category, counts opening "
    "hours only, and stands still while we wait for the customer.",
)
CSAT = Words(zh="满意度", en="satisfaction")
CSAT_MEANS = Words(
    zh="评分 4、5 分的客户，除以已评分的客户，旁边是平均分；请谁评分由规则决定。分渠道计，"
    "电话与在线不混算；须与参评率一起看。",
    en="Customers who gave 4 or 5, of all who rated, with the mean score beside it; a rule chooses "
    "who is asked. By channel: phone and chat are never pooled. Read it beside the response rate.",
)
POSITIVE_OF_ALL = Words(zh="好评率（占全部工单）", en="positive, of all cases")
POSITIVE_OF_ALL_MEANS = Words(
    zh="评 4、5 分的工单，除以当天解决或请过评分的全部工单，评没评都算。占已评的见“满意度”。"
    "平台默认好评不在内。",
    en="Cases rated 4 or 5, of all cases resolved or asked about that day, rated or not. Of those "
    "rated, see satisfaction. Ratings a platform gives by itself are not in it.",
)
NEGATIVE_OF_RATED = Words(zh="差评率（占已评）", en="negative, of rated")
NEGATIVE_OF_RATED_MEANS = Words(
    zh="评 1、2 分的工单，除以已评分的工单。分渠道计。",
    en="Cases rated 1 or 2, of those rated. By channel.",
)
NEGATIVE_OF_ALL = Words(zh="差评率（占全部工单）", en="negative, of all cases")
NEGATIVE_OF_ALL_MEANS = Words(
    zh="评 1、2 分的工单，除以当天解决或请过评分的全部工单，评没评都算。",
    en="Cases rated 1 or 2, of all cases resolved or asked about that day, rated or not.",
)
SURVEY_RESPONSE = Words(zh="参评率", en="survey response")
SURVEY_RESPONSE_MEANS = Words(
    zh="已评分的客户，除以当天请过评分的客户。", en="Customers who rated, of all asked that day."
)
MASTERY = Words(zh="知识掌握度", en="knowledge mastery")
MASTERY_MEANS = Words(
    zh="当天公告小测中第一次就答对的题，除以第一次作答的全部题；重做是学习，不计。"
    "公告小测只说明新知识学没学到。",
    en="Questions of notices' checks answered rightly at the first try, of all answered for the "
    "first time that day; later tries are learning and count nowhere. A check tells only whether "
    "something new was learnt.",
)

OF_CONTACTS = Words(zh="当天接触", en="contacts of the day")
OF_TAKEN = Words(zh="当天接入", en="contacts taken that day")
OF_CASES = Words(zh="当天解决的工单", en="cases resolved that day")
OF_ANSWERED = Words(zh="已首响的接触", en="contacts first answered")
OF_ANSWERED_WITH_DUE = Words(zh="已首响且有时限的接触", en="first answered with a due time")
OF_TURNS = Words(zh="已回复的轮次", en="turns answered")
OF_HANDLED = Words(zh="已处理的接触", en="contacts handled")
OF_STEPPED = Words(zh="到过这一步的已处理接触", en="contacts handled that came to it")
OF_PROMISES = Words(zh="已兑现的承诺", en="promises kept, in time or late")
OF_RESOLVED_WITH_DUE = Words(
    zh="当天解决且有解决时限的工单", en="cases resolved that day that had a time"
)
OF_RATED = Words(zh="已评分的客户", en="customers who rated")
OF_ALL_CASES = Words(zh="当天解决或请过评分的工单", en="cases resolved or asked about that day")
OF_SAID_AT_ONCE = Words(
    zh="说了是否一次解决的客户", en="customers who said whether it was solved at once"
)
OF_ASKED = Words(zh="请过评分的客户", en="customers asked to rate")
OF_QUESTIONS = Words(zh="第一次作答的小测题", en="questions answered for the first time")
OF_OFFERED = Words(zh="接起与超时放弃的来电", en="answered and given up late")
OF_FIRST_CONTACTS = Words(zh="满 7 天的首次接触", en="first contacts at least 7 days old")
OF_SOLVABLE = Words(
    zh="满 7 天且一线可解决的首次接触",
    en="first contacts at least 7 days old that the first level can solve",
)

COUNTED = Words(zh="{name} {n}", en="{name} {n}")
TIMES = Words(
    zh="{name}：中位 {median}{more}（{n} 次）", en="{name}: median {median}{more} (n {n})"
)
MEAN = Words(zh="，平均 {time}", en=", mean {time}")
P90 = Words(zh="，九成在 {time} 内", en=", 90 % within {time}")
BESIDE = Words(zh="（{more}）", en=" ({more})")
INTERVAL = Words(zh="95% 区间 {between}", en="95% range {between}")
SCORE = Words(zh="平均 {score} 分", en="mean {score}")
