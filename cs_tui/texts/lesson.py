"""Words of lessons: old tickets that suggestions learn from."""

from cs_tui.texts.words import Words

GIVEN_ALREADY = Words(zh="这批老工单已经教过", en="those old tickets were taught already")
NOT_THERE = Words(zh="没有这批老工单，或已忘掉", en="those tickets are not there, or forgotten")
NOT_YOURS = Words(
    zh="分类建议由班长或管理员来教，教了全组都会用上；没有改动。",
    en="Leads and admins teach the suggestions, because everybody gets them; nothing was changed.",
)

LESSON_GIVEN = Words(zh="从老工单学习", en="old tickets to learn from")
LESSON_FORGOTTEN = Words(zh="忘掉老工单", en="forgetting old tickets")
