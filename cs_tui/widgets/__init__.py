"""Reusable pieces of the screen. A widget knows no rule and no SQL."""
