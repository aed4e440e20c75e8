"""Words of the moves of a case: what their records are called."""

from cs_tui.texts.words import Words

CASE_OPENED = Words(zh="建单", en="opening a case")
CLAIMED = Words(zh="接单", en="taking a case")
RELEASED = Words(zh="退回队列", en="back to the queue")
WAITING_CUSTOMER_SET = Words(zh="等客户", en="waiting for the customer")
WAITING_INTERNAL_SET = Words(zh="等内部", en="waiting for us")
CASE_SCHEDULED = Words(zh="稍后处理", en="putting off")
CASE_RESUMED = Words(zh="继续处理", en="resuming")
CASE_RESOLVED = Words(zh="办结", en="resolving")
CASE_REOPENED = Words(zh="重开", en="reopening")
CASE_CLOSED = Words(zh="结案", en="closing")
CASE_CANCELLED = Words(zh="无需处理", en="no action")
CASE_MERGED = Words(zh="合并工单", en="merging")
