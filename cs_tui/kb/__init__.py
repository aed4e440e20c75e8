"""Knowledge: one wording in, the right article out, in Chinese, pinyin, initials and English.

`normalise` and `pinyin` make wordings comparable, `terms` cuts them into what is looked up,
`index` keeps who contains what in a file of its own, `ranking` orders the few that remain,
`search` is what everyone else talks to. The index is derived: it can be thrown away at any time.
"""
