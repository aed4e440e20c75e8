"""Words of a contact and what is said in it: what their records are called."""

from cs_tui.texts.words import Words

CONTACT_OPENED = Words(zh="接触", en="a contact")
MESSAGE_IN = Words(zh="客户消息", en="a customer's message")
MESSAGE_OUT = Words(zh="答复", en="the reply")
MESSAGE_SENT = Words(zh="送出", en="a sent message")
DELIVERED = Words(zh="送达", en="a delivery")
DELIVERY_FAILED = Words(zh="送达失败", en="a failed delivery")
CONTACT_FRONTED = Words(zh="调到面前", en="putting in front")
CONTACT_PARKED = Words(zh="放到一边", en="putting aside")
HOLD_STARTED = Words(zh="保持", en="hold")
HOLD_ENDED = Words(zh="结束保持", en="end of hold")
CONTACT_ENDED = Words(zh="挂断", en="hanging up")
