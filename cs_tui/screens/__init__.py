"""What people look at: one screen a step of the working day. A screen owns no rule and no SQL."""
