"""A sentence taken apart: its tokens with their classes, and its clauses with who does what and when.

No parser: closed lists, endings and word order. What it tells is meant to be weighed by a model or asked by
a check, not to be right each time.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amends.language.shelf import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEXICON = Path(__file__).parent / "lexicon.toml"
_TOKEN = re.compile(
    r"[^\W\d_]{1,30}(?:-[^\W\d_]{1,30}){0,4}(?:'(?:s|m|re|ve|ll|d|t)\b)?|'(?:s|m|re|ve|ll|d)\b"
    r"|[£$€₦₹¥] ?\d[\d.,]{0,15}k?|\d{1,2}(?:[:.]\d\d(?![\d.])| ?[ap]\.?m\b)"
    r"|\d[\d.,/:-]{0,20}(?: ?(?:%|per ?cent\b|pounds\b|euros?\b|dollars\b|usd\b|eur\b|gbp\b))?"
    r"|\.\.\.|…|[?!:;,\"()–—]"
)
_TAIL = re.compile(r"(.{1,40}?)(n't|'(?:s|m|re|ve|ll|d|t))")
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall", "ai": "be"}
_AUXILIARY = ("be", "have", "do", "will", "would", "can", "could", "should", "may", "must")
_OPENS = frozenset(
    re.findall(
        r"\w+",
        "and but or because if when while so which who that since after before until unless although though",
    )
)
_SELF = frozenset(("i", "we"))
_OWN = frozenset(("my", "our"))
_OURS = frozenset(("me", "us", "my", "our", "myself", "ourselves"))
_SKIPPED = frozenset(
    re.findall(r"\S+", "also just now already even still then again both never ever always only not n't")
)
_IRREGULAR = frozenset(("past_irregular", "passive_irregular"))
_PARTICIPLE = re.compile(r"(?:\w{2,20}(?:ed|[^aeiou]en|wn|pt|ught))\Z")
_ABBREVIATED = {"'m": "be", "'re": "be", "'ve": "have", "'ll": "will", "'d": "would"}


class Token(NamedTuple):
    """One word, number or mark of a plain sentence."""

    word: str
    start: int
    end: int
    classes: tuple[str, ...]
    """What the word may be, most telling first; else its kind or its ending: <num>, <ed>."""


class Clause(NamedTuple):
    """One clause: who does what, when, and whether."""

    opened_by: str
    """The word that joins it to the one before, such as because or if; or nothing."""
    subject: str
    """self, own (my or our thing), you, yours, role, outside, they, it, nobody, thing, noun; empty for
    an order, or a clause that goes on with the subject before."""
    subject_word: str
    verb: str
    verb_classes: tuple[str, ...]
    tense: str
    """past, present, will, perfect, or a modal such as would or must, with _have: should_have."""
    negated: bool
    passive: bool
    """Told without its doer: "was sent", with no "by me" behind it."""
    start: int
    end: int


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """Return the classes of each listed word, in the order of the file."""
    known: dict[str, tuple[str, ...]] = kept("lexicon", _LEXICON.parent, _read)
    return known


def _read() -> dict[str, tuple[str, ...]]:
    import tomllib  # not where the words come from their copy

    found: dict[str, list[str]] = {}
    for name, words in tomllib.loads(_LEXICON.read_text(encoding="utf-8"))["words"].items():
        for word in words.split():
            found.setdefault(word, []).append(name)
    return {word: tuple(dict.fromkeys(classes)) for word, classes in found.items()}


def tokens(text: str) -> list[Token]:
    """Take a plain sentence (lower case, straight quotes) apart; "didn't" is two words."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if "'" in word and (tail := _TAIL.fullmatch(word)):
            head, rest = tail.groups()
            cut = start + len(head)
            head = _WHOLE.get(head, head) if rest == "n't" else head
            found.append(Token(head, start, cut, classes_of(head)))
            found.append(Token(rest, cut, end, classes_of(rest)))
        else:
            found.append(Token(word, start, end, classes_of(word)))
    return found


@cache
def _kind(word: str) -> str:
    first = word[0]
    if first.isdigit() or first in "£$€₦₹¥":
        if first in "£$€₦₹¥" or word[-1] in "sdr%tp":
            return "<sum>"
        if ":" in word or word[-1] == "m":
            return "<clock>"
        return "<num>"
    if not first.isalpha():
        return word if first != "'" else "<tail>"
    for ending in ("ing", "ed", "ly", "tion", "ment", "ness", "able", "ful", "s"):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return f"<{ending}>"
    return "<>"


_classes: dict[str, tuple[str, ...]] = {}
_KEPT = 20_000


def classes_of(word: str) -> tuple[str, ...]:
    """Return what a word may be: its listed classes, or its kind or ending."""
    known = _classes.get(word)
    if known is None:
        if len(_classes) > _KEPT:
            _classes.clear()
        listed = lexicon()
        known = listed.get(word, ())
        if not known and "-" in word:
            known = listed.get(word.rsplit("-", 1)[1], ()) or listed.get(word.replace("-", ""), ())
        known = known or (_kind(word),)
        _classes[word] = known
    return known


def clauses(found: Sequence[Token]) -> list[Clause]:
    """Return the clauses of a sentence in order; a stretch without a verb is none."""
    return [clause for stretch in _stretches(found) if (clause := _clause(stretch)) is not None]


def _stretches(found: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut at marks and at words that open a clause, once what came before has a verb."""
    stretch: list[Token] = []
    for token in found:
        if (len(token.word) == 1 and token.word in ",;:()–—?!") or token.word in ("...", "…"):
            if stretch:
                yield stretch
            stretch = []
        elif token.word in _OPENS and len(stretch) > 1:
            yield stretch
            stretch = [token]
        else:
            stretch.append(token)
    if stretch:
        yield stretch


def _is_auxiliary(token: Token) -> bool:
    return token.classes[0] in _AUXILIARY


def _is_past(word: str) -> bool:
    return bool(_PARTICIPLE.match(word)) or not _IRREGULAR.isdisjoint(classes_of(word))


def _clause(stretch: list[Token]) -> Clause | None:
    opened_by = stretch[0].word if stretch[0].word in _OPENS else ""
    body = stretch[1:] if opened_by and opened_by != "that" else stretch
    at = next((i for i, token in enumerate(body) if _may_be_verb(body, i, token)), None)
    if at is None:
        return None
    subject, subject_word = _subject(body[:at])
    helpers: list[str] = []
    negated = any(token.word in ("nobody", "nothing", "none", "no", "never") for token in body[:at])
    verb = body[at]
    for token in body[at:]:
        if _is_auxiliary(token):
            helpers.append(token.word)
            verb = token
        elif "neg" in token.classes:
            negated = True
        elif token.word not in _SKIPPED and not (token.word.endswith("ly") and len(token.word) > 4):
            if token.classes[0] in ("i", "we", "you", "they", "it", "this") and not subject:
                subject, subject_word = _subject([token])
                continue
            verb = token
            break
    passive = bool(helpers) and _ends_in_be(helpers) and verb.word not in helpers and _is_past(verb.word)
    if passive:
        after = [token.word for token in body]
        passive = not any(a == "by" and b in _OURS for a, b in itertools.pairwise(after))
    tense = _tense(helpers, verb.word)
    return Clause(
        opened_by,
        subject,
        subject_word,
        verb.word,
        verb.classes,
        tense,
        negated,
        passive,
        body[0].start,
        body[-1].end,
    )


def _may_be_verb(body: Sequence[Token], at: int, token: Token) -> bool:
    if _is_auxiliary(token):
        return True
    if at == 0:
        return token.classes[0] in ("<>", "say", "check", "deliver", "mend", "please")
    before = body[at - 1]
    if before.word in ("i", "we", "you", "he", "she", "they") or (
        at > 1 and before.word in _SKIPPED and body[at - 2].word in ("i", "we", "you", "he", "she", "they")
    ):
        return token.word not in _SKIPPED and not token.word.endswith("ly")
    return _is_past(token.word)


def _ends_in_be(helpers: Sequence[str]) -> bool:
    return helpers[-1] in ("am", "is", "are", "was", "were", "been", "being", "be", "'re", "'m", "got", "get")


def _subject(words: Sequence[Token]) -> tuple[str, str]:
    """Return the kind of the subject and its word, from what stands before the verb."""
    own = ""
    for token in reversed(words):
        word, classes = token.word, token.classes
        if word in _SELF:
            return "self", word
        if word in _OWN:
            return "own", own or word
        if word == "your":
            return "yours", own or word
        if word in ("you", "u", "ya"):
            return "you", word
        if "they" in classes and word not in ("their", "his", "her", "them"):
            return "they", word
        if word in ("it", "this", "that", "there", "these", "those", "which"):
            return (_noun(own) if own else "it"), own or word
        if classes[0] == "nobody":
            return "nobody", word
        if classes[0] in ("prep", "to") and own:
            own = ""  # the noun stood behind a preposition: the head comes before it
        elif not own and classes[0] not in (
            "neg",
            "prep",
            "to",
            "not_only",
            "and",
            "very",
            "article",
            "<ly>",
        ):
            own = word
    return (_noun(own), own) if own else ("", "")


def _noun(word: str) -> str:
    classes = classes_of(word)
    for name in ("role", "outside", "mistake", "trouble", "thing", "harm", "family"):
        if name in classes:
            return name
    return "noun"


def _tense(helpers: Sequence[str], verb: str) -> str:
    if not helpers:
        return "past" if _is_past(verb) else "present"
    first = _ABBREVIATED.get(helpers[0]) or (classes_of(helpers[0])[0])
    if first in ("will", "would", "can", "could", "should", "may", "must"):
        have = any(helper in ("have", "'ve") for helper in helpers[1:])
        return f"{first}_have" if have else first
    if first == "have":
        return "perfect" if helpers[0] != "had" else "past"
    return "past" if helpers[0] in ("was", "were", "did", "got") else "present"
