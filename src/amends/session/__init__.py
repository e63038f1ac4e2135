"""The open case: one undo, and when to save. Knows the disk, never the terminal."""
