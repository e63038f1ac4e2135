"""Where a screen changes from one pane at a time to panes side by side."""

NARROW = 100
"""Below this many columns panes stand one at a time."""

BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
