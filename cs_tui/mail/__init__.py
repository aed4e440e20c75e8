"""E-mail as a channel: a mailbox is read over IMAP, answers leave over SMTP.

A program of its own beside the hub, which it knows by HTTP alone. What it must remember lies in a
file of its own, so a crash at any point loses nothing and repeats nothing that anybody notices.
"""
