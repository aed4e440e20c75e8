"""What a program can look at by itself: one module a thing, used by the doctor and before a shift.

A probe only looks. What it found is a `Check`; what cannot be known is `unknown`, never a fault.
"""
