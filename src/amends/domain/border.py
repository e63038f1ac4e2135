"""The border between a message's own words and what is folded below them, moved by hand, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.domain.message import Message

_BELOW = re.compile(
    r"\b(?:see|find|read|add(?:ed)?|put|answer(?:s|ed)?|repl(?:y|ies|ied)|respon(?:ses?|d(?:ed)?)|comment(?:s|ed)?"
    r"|remarks?|notes?|thoughts|questions?|points?|marked)\b[^.!?]{0,60}"
    r"\b(?:below|beneath|underneath|further down|in-?line|in between|between (?:the|your) lines)\b"
    r"|\b(?:my|our) [^.!?]{0,40}\bbelow\b"
    r"|\bin (?:all )?(?:caps|capitals|capital letters|block letters)\b"
    r"|\bin (?:red|bold|blue|green|purple|orange|yellow|italics)\b",
    re.I,
)
_LOOKED_AT = 20_000
"""Characters of either side in which it is looked for."""
_LOUD_WORDS = 4


def remarks_below(message: Message) -> bool:
    """Whether remarks of theirs may stand in the history that is folded: a program cannot tell for sure.

    Their newest words point there; or there are lines in capitals, or lines between those that are quoted.
    """
    quoted = message.quoted[:_LOOKED_AT]
    if not quoted.strip() or message.chat:
        return False
    lines = [line.strip() for line in quoted.split("\n") if line.strip()]
    return bool(_BELOW.search(message.text[:_LOOKED_AT])) or any(map(_loud, lines)) or _between(lines)


def _loud(line: str) -> bool:
    return line.isupper() and sum(word.isalpha() for word in re.split(r"[\s,.!?;:]+", line)) >= _LOUD_WORDS


def _between(lines: list[str]) -> bool:
    """Whether a line that is not quoted stands right between two that are; one that announces does not."""
    marks = [line.startswith(">") for line in lines]
    triples = zip(marks, marks[1:], marks[2:], lines[1:], strict=False)
    return any(
        before and not here and after and not line.endswith(":") for before, here, after, line in triples
    )


def fold_line(message: Message) -> Message:
    """Return the message with the last line of its words folded; the only line stays."""
    lines = message.text.rstrip().split("\n")
    above = "\n".join(lines[:-1]).rstrip()
    if not above.strip():
        return message
    # Blank lines go along, before the line, so that taking it back brings them back.
    line = "\n".join(lines[above.count("\n") + 1 :])
    if message.signature.strip() or not line.lstrip().startswith(">"):
        return message.but(text=above, signature=_above(line, message.signature))
    return message.but(text=above, quoted=_above(line, message.quoted))


def take_line(message: Message) -> Message:
    """Return the message with the first folded line among its words; signatures come before history."""
    name = "signature" if message.signature.strip() else "quoted"
    folded = message.signature if name == "signature" else message.quoted
    if not folded.strip():
        return message
    lines = folded.split("\n")
    count = next(at for at, line in enumerate(lines) if line.strip()) + 1
    text = "\n".join([message.text.rstrip(), *lines[:count]]) if message.text.strip() else lines[count - 1]
    rest = "\n".join(lines[count:])
    return message.but(**{"text": text, name: rest if rest.strip() else ""})


def _above(line: str, folded: str) -> str:
    return f"{line}\n{folded}" if folded.strip() else line
