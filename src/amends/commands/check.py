"""``amends check``: what stands in the way of sending a letter."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from amends.coach import Circumstances, judge
from amends.commands import given as inputs
from amends.commands import home
from amends.commands.printed import as_json, out, place
from amends.commands.trouble import CannotDo
from amends.domain.clean import clean_line
from amends.domain.letter import Letter
from amends.domain.marks import mark_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from amends.coach.own import OwnRules
    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.judgement import Judgement
    from amends.domain.settings import Settings
    from amends.reading import StopSign
    from amends.storage.places import Places

NO_SHAPE = "Judged without a shape: add --shape NAME for what a letter should hold."


def options(parser: ArgumentParser) -> None:
    """What is checked, and against what."""
    parser.add_argument(
        "file",
        metavar="FILE|ID|-",
        help="a letter, a mail, or a case, by its file or its id: its newest letter that is not sent",
    )
    parser.add_argument("--json", action="store_true", help="the whole judgement, offsets in characters")
    parser.add_argument("--shape", metavar="NAME", help="what the letter should be, such as they-complained")
    parser.add_argument("--today", type=_day, metavar="DATE", help="the day to judge it on, as in 2026-05-12")
    parser.add_argument("--draft", type=int, metavar="N", help="of a case, the letter of that number, from 1")


def run(given: Namespace) -> int:
    """Print the judgement; the exit status says whether something stands in the way."""
    places = home.places()
    settings, today = home.settings(places), given.today or home.now().date()
    shape = _known_shape(given.shape)
    first: tuple[StopSign, ...] = ()
    own = home.own_rules(places)
    if given.file.endswith(".toml") or _is_id(given.file):
        judgement, first, shape = _of_case(given, places, settings, today, shape, own)
    else:
        letter = Letter(_text(given.file), shape=shape)
        judgement = judge(letter, Circumstances(today=today, quiet=settings.quiet, own=own))
    home.tell(judgement.notes)
    ready = judgement.ready and bool(judgement.text.strip())
    if given.json:
        from amends.coach.as_json import as_dict

        said = [sign._asdict() for sign in first]
        as_json(as_dict(judgement) | {"ready": ready, "shape": shape or None, "first": said})
    else:
        _print(judgement, first, shape)
    return 0 if ready else 1


def _is_id(name: str) -> bool:
    """Whether it names a case and no file: an id has neither a dot nor a slash."""
    return name != "-" and "." not in name and os.sep not in name and not os.path.lexists(name)


def _day(text: str) -> date:
    return date.fromisoformat(text)


_day.__name__ = "date"  # what argparse calls it when it cannot be read


def _known_shape(name: str | None) -> str:
    if name is None:
        return ""
    from amends.letters import UnknownShape, shape

    try:
        return shape(name).id
    except UnknownShape as trouble:
        raise CannotDo(f"{trouble}.") from trouble


def _text(name: str) -> str:
    data = inputs.data_of(name)
    return inputs.own_words(name, data) if inputs.is_mail(data) else inputs.text_of(name, data)


def _of_case(
    given: Namespace, places: Places, settings: Settings, today: date, shape: str, own: OwnRules
) -> tuple[Judgement, tuple[StopSign, ...], str]:
    """Judge a letter of a case; beside that what comes before any answer, while it is not sent; its shape."""
    from amends.coach import circumstances
    from amends.commands.opened import letter_of, open_case
    from amends.letters import render, reshape
    from amends.storage.background import background
    from amends.storage.summaries import summaries

    path = Path(given.file) if given.file.endswith(".toml") else home.case_file(places, given.file)
    case = open_case(path)
    draft: Draft = letter_of(case, given.draft, or_sent=False)
    case, first = _signed(case, draft)
    if shape and shape != draft.shape:
        draft = reshape(draft, shape, case)
    letter = render(draft, currency_locale=settings.locale)
    around = background(summaries(places), case, own)
    known = circumstances(case, draft, today=today, background=around, quiet=settings.quiet)
    return judge(letter, known), first, letter.shape


def _signed(case: Case, draft: Draft) -> tuple[Case, tuple[StopSign, ...]]:
    """Return the case with its stop signs noted, and those to be said of a letter that is not sent.

    A sign that was not shown anywhere yet, and the one for a claim while it stands: it is the letter that
    goes out that may cost the cover.
    """
    from amends.domain.judgement import ADVICE_FIRST
    from amends.reading.kept import Readings, unshown
    from amends.reading.stops import sign_for

    if case.message is None or case.outcome is not None or draft.sent is not None:
        return case, ()
    new = unshown(case, Readings())
    told = [sign for sign in new if sign.kind != "legal"]
    case = case.noting(sign.kind for sign in new)
    if case.claim_announced and not draft.leaves(ADVICE_FIRST):
        told.insert(0, sign_for("legal"))
    return case, tuple(told)


def _print(judgement: Judgement, first: Sequence[StopSign], shape: str) -> None:
    for finding in judgement.findings:
        where = place(judgement.text, finding.start)
        quote = clean_line(finding.text)
        quote = f"“{quote if len(quote) <= 40 else quote[:39].rstrip() + '…'}” " if quote else ""
        out(f"{where}  {mark_of(finding, sending=True)} {quote}{finding.message}")
        out(f"{' ' * len(where)}    {finding.advice}")
    for sign in first:
        out(f"Before it goes out: {sign.title} {sign.what_first}")
    if not shape and judgement.text.strip():
        out(NO_SHAPE)
    out(_last_line(judgement, "Nothing in the letter itself" if first else "Nothing"))


def _last_line(judgement: Judgement, nothing: str) -> str:
    if not judgement.text.strip():
        return "Nothing is written yet."
    times = Counter(finding.severity for finding in judgement.findings)
    errors, others, hints = times["error"], times["warning"], times["hint"]
    if not errors and not judgement.understood:
        way = "What the coach can look at in another language is in order"
    elif errors:
        way = "1 thing stands in the way" if errors == 1 else f"{errors} things stand in the way"
    else:
        way = f"{nothing} stands in the way"
    more = {0: "", 1: "; 1 remark is worth a look"}.get(others, f"; {others} remarks are worth a look")
    asides = {0: "", 1: "; 1 hint"}.get(hints, f"; {hints} hints")
    return f"{way}{more}{asides}."
