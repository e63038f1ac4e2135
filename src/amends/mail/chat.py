"""A chat as messengers copy and export it: each message behind a stamp of its day, clock and sender."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from amends.domain.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from amends.domain.message import Message

PAUSE = timedelta(hours=6)
"""What one person writes without an answer is one message, until they pause for so long."""
KEPT = 100_000
"""So many characters at the end of a chat are kept and looked at: years of talk are not one trouble."""

ALL_KEPT = "It is a chat; all of it is kept below."
END_KEPT = "It is a long chat; only the end of it is kept, below."

_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_CLOCK = r"(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f\u00a0]?[AaPp]\.?[Mm]\b\.?)?)"
_WHO = r"(?:~[ \u202f\u00a0]?)?(?P<who>[^:\n\[\]]{1,60})"
_MARKS = "\ufffd\u200e\u200f"
_STAMPS = tuple(
    re.compile(rf"[{_MARKS}]?{form}")
    for form in (
        rf"\[{_DAY},? {_CLOCK}\] (?:{_WHO}: ?)?(?P<words>.*)",
        rf"\[{_CLOCK}, {_DAY}\] (?:{_WHO}: ?)?(?P<words>.*)",
        rf"{_DAY},? {_CLOCK} - (?:{_WHO}: ?)?(?P<words>.*)",
        rf"{_WHO}, \[{_DAY},? {_CLOCK}\](?P<words>)$",
    )
)
"""WhatsApp on an iPhone, on the web, on Android; Telegram."""
_UNSEEN_FILE = re.compile(
    rf"[{_MARKS}]? ?(?:<attached: (?P<attached>[^<>\n]{{1,200}})>|(?P<file>[^\n]{{1,200}}) \(file attached\)"
    r"|<?(?P<kind>media|image|photo|video|audio|sticker|gif|document|contact card|voice message|file)"
    r" omitted>?)$",
    re.I,
)
_AFTERWORD = re.compile(rf"[{_MARKS}]? ?<this message was edited>$", re.I)
_TAKEN_BACK = re.compile(rf"[{_MARKS}]? ?(?:you deleted this message|this message was deleted)\.?$", re.I)
_FIGURES = re.compile(r"\d+")


class Said(NamedTuple):
    """One message of a chat, or a word of the messenger's own, which has nobody who said it."""

    who: str
    day: str
    clock: str
    words: str


def is_chat(text: str) -> bool:
    """Whether this is a chat: it begins with a stamp, and one of its stamps says whose the words are."""
    start = text.lstrip()
    if _stamp(start[:300].partition("\n")[0]) is None:
        return False
    return any(said.who for said in _said(start[:3000]))


def from_chat(text: str) -> tuple[Message, ...]:
    """Return what each wrote until another answered, newest first, all with the whole chat as their history.

    Stamps tell no time zone, and day and month in any order: the whole chat says which. Nothing is returned
    where nobody says anything in the part that is looked at.
    """
    whole, text = text, _end_of(text).strip("\n")
    every = list(_said(text))
    order = _Order(every)
    spoken = [(said, *order.when(said)) for said in every if said.who and not _TAKEN_BACK.match(said.words)]
    found = _with_their_files([_message(run) for run in _runs(spoken)])
    if len(found) > 1:
        found = [each.but(quoted=text) for each in found]
        kept = ALL_KEPT if text == whole.strip("\n") else END_KEPT
        found[-1] = found[-1].but(remarks=(*found[-1].remarks, kept))
    return tuple(reversed(found))


def _with_their_files(found: list[Message]) -> list[Message]:
    """Put files that came without a word to what their sender wrote before them."""
    kept: list[Message] = []
    for each in found:
        place = next((at for at in range(len(kept) - 1, -1, -1) if kept[at].sender == each.sender), None)
        if each.text or place is None:
            kept.append(each)
        else:
            kept[place] = kept[place].but(attachments=(*kept[place].attachments, *each.attachments))
    return kept


def voices(text: str) -> tuple[str, ...]:
    """Return the names of those who speak in a chat."""
    return tuple(dict.fromkeys(said.who for said in _said(_end_of(text)) if said.who))


def _end_of(text: str) -> str:
    """Return the end of a long chat, from the first stamp there."""
    if len(text) <= KEPT:
        return text
    lines = text[-KEPT:].split("\n")[1:]
    first = next((at for at, line in enumerate(lines) if _stamp(line)), None)
    return text if first is None else "\n".join(lines[first:])


def _stamp(line: str) -> re.Match[str] | None:
    return next((found for form in _STAMPS if (found := form.match(line))), None)


def _said(text: str) -> Iterator[Said]:
    """Yield each message with the lines that belong to it."""
    now: Said | None = None
    more: list[str] = []
    for line in text.split("\n"):
        stamp = _stamp(line)
        if stamp is None:
            more.append(line)
            continue
        if now is not None:
            yield now._replace(words="\n".join([now.words, *more]))
        who = clean_line(stamp["who"] or "").strip(f"{_MARKS} ")
        now, more = Said(who, stamp["day"], stamp["clock"], stamp["words"]), []
    if now is not None:
        yield now._replace(words="\n".join([now.words, *more]))


Dated = tuple[Said, "datetime | None", str]
"""What was said, when, and a remark on what had to be guessed of that."""


class _Order:
    """In which order the stamps of one chat tell day and month."""

    def __init__(self, every: list[Said]) -> None:
        days = [tuple(int(one) for one in _FIGURES.findall(said.day)) for said in every]
        days = [day for day in days if day[0] <= 31]
        self.plain = any(first > 12 or second > 12 for first, second, _ in days)
        self.month_first = (
            any(second > 12 for _, second, _ in days)
            if self.plain
            else all("/" in said.day and said.clock[-1:] == "M" for said in every)
        )

    def when(self, said: Said) -> tuple[datetime | None, str]:
        """Return when it was said, and the remark."""
        from amends.mail.dates import printed_date

        first, second, third = _FIGURES.findall(said.day)
        clock = said.clock.replace("\u202f", " ").replace("\u00a0", " ")
        if len(first) > 2:
            return printed_date(f"{first}-{second}-{third} {clock}")
        day, month = (second, first) if self.month_first else (first, second)
        year = third if len(third) > 2 else f"20{third}"
        when, remark = printed_date(f"{year}-{month}-{day} {clock}")
        if when is not None and not self.plain and first != second:
            order = "month and day" if self.month_first else "day and month"
            remark = f"Its date was read as {order}: {said.day}"
        return when, remark


def _runs(spoken: list[Dated]) -> Iterator[list[Dated]]:
    """Yield what one person wrote until another answered, or until a long pause."""
    run = spoken[:1]
    for (before, then, _), dated in pairwise(spoken):
        said, now, _ = dated
        paused = then is not None and now is not None and now - then > PAUSE
        if said.who != before.who or paused:
            yield run
            run = []
        run.append(dated)
    if run:
        yield run


def _message(run: list[Dated]) -> Message:
    from amends.domain.message import Message

    lines: list[str] = []
    files: list[str] = []
    for line in "\n".join(_AFTERWORD.sub("", said.words) for said, _, _ in run).split("\n"):
        if unseen := _UNSEEN_FILE.match(line):
            files.append(clean_line(unseen["attached"] or unseen["file"] or unseen["kind"].lower()))
        elif not _TAKEN_BACK.match(line):
            lines.append(line.lstrip(_MARKS))
    said, when, remark = run[-1]
    return Message(
        sender=said.who,
        date=when,
        text="\n".join(lines).strip("\n"),
        attachments=tuple(files),
        remarks=(remark,) if remark else (),
        chat=True,
    )
