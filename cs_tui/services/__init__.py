"""What can be done at the desk: one module a step. Each verb loads, lets the core decide, appends.

Verbs are synchronous and run on one lane: those marked `reads` on the reading one, those marked
`searches` on the searching one, all others on the writing one.
"""
