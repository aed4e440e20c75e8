"""Words of a promise: what its records are called."""

from cs_tui.texts.words import Words

PROMISE_MADE = Words(zh="承诺", en="the promise")
PROMISE_KEPT = Words(zh="兑现承诺", en="keeping the promise")
PROMISE_DROPPED = Words(zh="取消承诺", en="dropping the promise")
