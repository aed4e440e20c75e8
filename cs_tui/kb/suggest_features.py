"""What a text is recognised by: its words, pairs of words, letters and Han characters.

Each feature counts once however often it stands in the text, and all of them count alike.

`w` words; `p` two words in a row, the ends of the text among them
`t` letter trigrams of `_word_`: endings and typing slips still share most of them
`h` one, two or three Han characters in a row
"""

from __future__ import annotations

from typing import Final

from cs_tui.kb.normalise import normalise
from cs_tui.kb.terms import runs

TEXT_LIMIT: Final = 600
"""So many characters are read: what a case is about stands at the beginning."""
_BEGIN, _END, _HAN_RUN = "^", "$", "#"


def features(text: str) -> list[str]:
    """The features of a text, each once. Width, case and script do not matter."""
    found: list[str] = []
    words = [_BEGIN]
    for run, is_han in runs(normalise(text, TEXT_LIMIT)):
        if is_han:
            words.append(_HAN_RUN)
            for size in (1, 2, 3):
                found += ["h" + run[at : at + size] for at in range(len(run) - size + 1)]
        else:
            words.append(run)
            found.append("w" + run)
            spelt = f"_{run}_"
            found += ["t" + spelt[at : at + 3] for at in range(len(spelt) - 2)]
    if len(words) > 2:  # one word alone stands at both ends, which says nothing more
        words.append(_END)
        found += [f"p{one} {two}" for one, two in zip(words, words[1:], strict=False)]
    return list(dict.fromkeys(found))
