"""The open case: one undo for all of it, and when it is saved."""
