"""What the command line can do; each command is a module of its own, imported when it is used."""

COMMANDS = {
    "new": "begin a case: ask how, or take the message in FILE",
    "open": "open a case in the window",
    "list": "the cases and where they stand",
    "due": "what you owe, by when, what is overdue first; also as a calendar",
    "show": "one case: where it stands, what is owed, the letter",
    "read": "what a message says, asks for and threatens",
    "check": "what stands in the way of sending a letter",
    "rules": "what the coach knows, each rule with its reason and examples",
    "remedies": "what you can offer, and when it fits",
    "export": "hand a letter out as a mail draft, text, Markdown or JSON",
    "doctor": "looks at everything that is kept, and says what to do",
    "versions": "how a case was earlier, and why each version was kept",
    "restore": "an earlier version as the newest; what is there now is kept too",
    "where": "the folders that amends uses",
    "completion": "what a shell needs to complete these commands",
    "man": "this manual, as a page for man",
}
"""Each command with what it gives, in the order of the help."""

LASTING = ("new", "open")
"""Those that open the window and stay."""

FAULT = 70
"""The exit status of a fault in amends itself, told apart from all that a command can say."""
