"""Words of reported defects of knowledge and process."""

from cs_tui.texts.words import Words

REPORTED_TWICE = Words(zh="这条问题已经上报", en="that defect is reported already")
NO_SUCH_DEFECT = Words(zh="没有这条问题", en="there is no such defect")
ANSWERED_ALREADY = Words(zh="这条问题已有答复", en="that defect is answered already")
TEXT_NEEDED = Words(zh="请写明哪里不对", en="say what is wrong")
ANSWER_NEEDED = Words(
    zh="请写一句答复，上报的人要看", en="write an answer: whoever reported it reads it"
)

STANDINGS: dict[str, Words] = {
    "open": Words(zh="待答复", en="not answered yet"),
    "fixed": Words(zh="已改好", en="fixed"),
    "planned": Words(zh="已排期", en="planned"),
    "declined": Words(zh="不改", en="stays as it is"),
}
HEADING = Words(zh="上报的问题", en="Defects reported")
ANSWERED = Words(zh="{who}：{answer}", en="{who}: {answer}")
ABOUT = Words(zh="哪里不对？选一篇知识，或选流程", en="What is wrong? An article, or the process")
PROCESS = Words(zh="流程、工具或规定", en="process, tool or rule")
WHAT = Words(zh="{about}：哪里不对，应该怎样？", en="{about}: what is wrong, what should it say?")
REPORTED = Words(
    zh="已上报 {number}，答复会显示在日终", en="reported as {number}; the answer shows here"
)
WHICH = Words(zh="答复哪一条？", en="Which one do you answer?")
OUTCOME = Words(zh="结果", en="What comes of it")
SAY = Words(zh="对上报的人说一句", en="A word to whoever reported it")
ANSWERED_NOW = Words(zh="{number} 已答复", en="{number} is answered")
NONE_OPEN = Words(zh="没有待答复的问题", en="no defect waits for an answer")
ACT_REPORT = Words(zh="上报知识或流程的问题", en="report a defect of knowledge or process")
ACT_ANSWER = Words(zh="答复上报的问题", en="answer a reported defect")
NOT_A_LEAD = Words(zh="由班长或管理员答复", en="a lead or an admin answers it")

DEFECT_REPORTED = Words(zh="上报问题", en="a defect")
DEFECT_ANSWERED = Words(zh="答复问题", en="answering a defect")
