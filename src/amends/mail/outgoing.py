"""The letter as it leaves: a draft for a mail program, text, Markdown, JSON. Nothing is sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amends.domain.clean import clean, clean_line
from amends.domain.envelope import in_a_chat, subject_of
from amends.domain.letter import Letter, Section
from amends.domain.recipient import recipient, recipients
from amends.domain.slug import slug
from amends.mail import header_lines

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.draft import Draft

LAST_REFERENCES = 20
"""Of a long thread, mail programs need the first message and the latest."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>]|&(?=#?\w{1,31};))")
_LINE_MARKDOWN = re.compile(r"([#+\-=~]|(?<=\d)[.)])")
_NUMBERED = re.compile(r"(\d+\. )(.*)")


def as_bytes(kind: str, letter: Letter, case: Case, draft: Draft, *, name: str, email: str) -> bytes:
    """Return the letter as one of the domain's KINDS, cleaned; name and email are the sender's."""
    if kind == "eml":
        return eml(letter, case, draft, name=name, email=email)
    if kind == "md":
        return markdown(letter, case, draft).encode()
    if kind == "json":
        return json_text(letter, case, draft).encode()
    return text(letter).encode()


def eml(letter: Letter, case: Case, draft: Draft, *, name: str, email: str, unsent: bool = True) -> bytes:
    """Return the letter as a draft that answers in the thread of the client's message.

    Date, Message-ID and Bcc are left to the program that sends. Without `unsent` there is no X-Unsent,
    which some programs would send along. Raises Unwritable for an address that no mail can go to.
    """
    lines = []
    if email.strip():
        lines.append(header_lines.addresses("From", [(name, email)]))
    receivers = recipients(case)
    if receivers:
        lines.append(header_lines.addresses("To", receivers))
    lines.append(header_lines.words("Subject", subject(letter, case, draft)))
    answered, references = thread(case)
    lines.append(header_lines.ids("In-Reply-To", answered))
    lines.append(header_lines.ids("References", references))
    if unsent:
        lines.append(b"X-Unsent: 1\r\n")
    lines.append(
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return b"".join(lines) + _quoted_printable(clean(letter.text))


def text(letter: Letter) -> str:
    """Return the bare letter."""
    return clean(letter.text)


def markdown(letter: Letter, case: Case, draft: Draft) -> str:
    """Return the letter as Markdown: to whom and about what on top, the offers as a list."""
    to = recipient(case)
    head = [f"**To:** {_escaped(to)}"] if to else []
    about = subject(letter, case, draft)
    if about or not in_a_chat(case):
        head.append(f"**Subject:** {_escaped(about)}")
    top = "  \n".join(head) + "\n\n---\n\n" if head else ""
    return top + _body_markdown(_cleaned(letter))


def json_text(letter: Letter, case: Case, draft: Draft) -> str:
    """Return the letter with its headers, sections and offers as JSON, always in the same order."""
    import json

    letter = _cleaned(letter)
    answered, references = thread(case)
    tree: dict[str, Any] = {
        "to": [{"name": name, "email": address} for name, address in recipients(case)],
        "subject": subject(letter, case, draft),
        "in_reply_to": clean_line(answered[0]) if answered else "",
        "references": [clean_line(each) for each in references],
        "shape": clean_line(draft.shape),
        "text": letter.text,
        "sections": [
            {"kind": each.kind, "part": clean_line(each.part), "start": each.start, "end": each.end}
            for each in letter.sections
        ],
        "offers": [_plain(offer.model_dump(mode="json", exclude_defaults=True)) for offer in draft.offers],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def file_stem(case: Case) -> str:
    """Return what the letter's file is called without its ending: the day of the case and the client."""
    return f"{case.created:%Y-%m-%d}-{slug(case.client.name or case.title, 'letter')}"


def subject(letter: Letter, case: Case, draft: Draft) -> str:
    """Return the subject, with "Re:" once where it answers; the message's own when none was written."""
    return subject_of(case, letter.subject or draft.subject)


def thread(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the id that is answered, as one or none, and the ids of the thread, oldest first."""
    message = case.message
    if message is None:
        return (), ()
    answered = (message.message_id,) if message.message_id else ()
    older = [id_ for id_ in dict.fromkeys(message.references) if id_ not in answered]
    every = (*older, *answered)
    if len(every) > LAST_REFERENCES + 1:
        every = (every[0], *every[-LAST_REFERENCES:])
    return answered, every


def _cleaned(letter: Letter) -> Letter:
    """Return the letter as it is safe to show, its sections where they are then."""
    whole = clean(letter.text)
    if whole == letter.text:
        return letter

    def moved(at: int) -> int:
        return min(len(clean(letter.text[:at])), len(whole))

    sections = (
        Section(each.kind, moved(each.start), moved(each.end), each.part, each.jobs)
        for each in letter.sections
    )
    return Letter(whole, tuple(sections), letter.shape, letter.subject)


def _plain(value: Any) -> Any:
    """Return a tree of JSON with every text in it cleaned."""
    if isinstance(value, dict):
        return {clean_line(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return clean(value) if isinstance(value, str) else value


def _quoted_printable(body: str) -> bytes:
    """Return the body with CRLF line ends, in ASCII, no line longer than 76."""
    from email.quoprimime import body_encode

    return body_encode(body.encode("utf-8").decode("latin-1"), eol="\r\n").encode("ascii")


def _body_markdown(letter: Letter) -> str:
    """Return the letter's text as Markdown that shows exactly its words."""
    lists = [range(each.start, each.end) for each in letter.sections if each.kind == "offers"]
    out: list[str] = []
    at = 0
    for line in letter.text.rstrip("\n").split("\n"):
        numbered = _NUMBERED.match(line) if any(at in offers for offers in lists) else None
        if numbered:
            if out and out[-1] and not _NUMBERED.match(out[-1]):
                out.append("")
            out.append(numbered[1] + _escaped(numbered[2]))
        else:
            if out and out[-1] and line.strip():
                out[-1] += "  "
            out.append(_escaped_line(line.strip()))
        at += len(line) + 1
    return "\n".join(out) + "\n"


def _escaped_line(line: str) -> str:
    """Return a line in which Markdown sees neither marks nor a heading, a rule or a list."""
    words = _escaped(line)
    first = re.match(r"\d{0,9}", words)
    start = first.end() if first else 0
    mark = _LINE_MARKDOWN.match(words, start)
    return f"{words[:start]}\\{words[start:]}" if mark else words


def _escaped(words: str) -> str:
    """Return words in which Markdown sees no marks."""
    return _MARKDOWN.sub(r"\\\1", words)
