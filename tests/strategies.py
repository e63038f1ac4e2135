"""Whole cases for hypothesis: as they can be in memory, with every field, odd texts and unknown keys."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any, get_args

from hypothesis import strategies as st

from amends.domain.case import Card, Case, Client, Cooling, Ending, Facts, Kind, Outcome, Sure, Whose
from amends.domain.clean import clean, clean_line
from amends.domain.draft import Despite, Draft, Left, Offer, Part, Promise
from amends.domain.message import Doing, Label, Message, Point
from amends.domain.money import Fee
from amends.storage.layout import is_line

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

PIECES = (
    *('"', '"""', "'", "'''", "\\", "\\n", "\\u0041", "#", "=", "[[messages]]", "[facts]", "a.b.c", "…", "–"),
    *("\n", "\n\n", "\r", "\r\n", "\t", " ", "  \n", "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff"),
    *("é", "e\u0301", "👩\u200d👩\u200d👧", "ß", "שלום", "\u202eabc", "£120", "I am sorry.", "Dana"),
)

any_texts: SearchStrategy[str] = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
)
"""Texts as they come from outside; UTF-8 can hold them."""

texts: SearchStrategy[str] = any_texts.map(clean)
"""Texts as they are in memory."""

days: SearchStrategy[date] = st.dates(date(1990, 1, 1), date(2090, 12, 31))
_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments: SearchStrategy[datetime] = st.one_of(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31), timezones=_zones),
    st.builds(datetime.combine, days, st.just(time()), _zones),
)
amounts = st.one_of(
    st.decimals(-(10**9), 10**9, places=2), st.decimals(0, 100, places=6), st.integers(0, 100)
)


def _chosen(literal: Any) -> SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def _maybe(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | values


def _some(values: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


_scalars = st.one_of(
    any_texts,
    st.integers(-(2**70), 2**70),
    st.booleans(),
    st.decimals(-1000, 1000, places=3),
    days,
    moments,
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31)),
    st.times(),
)
_unknown = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(any_texts, inner, max_size=3),
        st.lists(st.dictionaries(any_texts, inner, max_size=2), max_size=2),
    ),
    max_leaves=6,
)
unknown_keys: SearchStrategy[dict[str, Any]] = st.just({}) | st.dictionaries(
    any_texts.map(lambda text: "x-" + text), _unknown, max_size=2
)
"""What a later version, or a hand, may have added to any table."""


def _lines(texts: SearchStrategy[str]) -> SearchStrategy[str]:
    """Return these texts as fields of one line hold them; as they come when they were never cleaned."""
    return texts if texts is any_texts else texts.map(clean_line)


def _records(model: Any, texts: SearchStrategy[str], **fields: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return records of this model; fields that are not named here are texts when that is what they hold."""
    for name, field in model.model_fields.items():
        if name not in fields and field.annotation is str:
            fields[name] = _lines(texts) if is_line(model, name) else texts
    return st.builds(
        lambda known, unknown: model(**known, **unknown),
        st.fixed_dictionaries({}, optional=fields)
        if all(not field.is_required() for field in model.model_fields.values())
        else st.fixed_dictionaries(fields),
        unknown_keys,
    )


def messages(texts: SearchStrategy[str] = texts) -> SearchStrategy[Message]:
    """Return messages with their points."""
    point = _records(
        Point,
        texts,
        label=_chosen(Label),
        doing=_maybe(_chosen(Doing)),
        due=_maybe(days),
        set_aside=_maybe(_lines(texts)),
    )
    lists = {name: _some(_lines(texts)) for name in ("references", "attachments", "remarks", "signs")}
    return _records(Message, texts, date=_maybe(moments), points=_some(point), **lists)


def drafts(texts: SearchStrategy[str] = texts) -> SearchStrategy[Draft]:
    """Return drafts with parts, offers and what was left."""
    by = {"due": _maybe(days), "clock": _maybe(st.times()), "stands_until": _maybe(days)}
    sums = {name: _maybe(amounts) for name in ("percent", "amount", "quantity", "hours")}
    return _records(
        Draft,
        texts,
        sent=_maybe(moments),
        parts=st.lists(
            _records(Part, texts), max_size=3, unique_by=lambda part: clean_line(clean(part.name))
        ).map(tuple),
        offers=_some(_records(Offer, texts, **by, **sums)),
        left=_some(_records(Left, texts)),
        despite=_some(_records(Despite, texts)),
    )


def facts(texts: SearchStrategy[str] = texts) -> SearchStrategy[Facts]:
    """Return facts with or without a fee."""
    return _records(
        Facts,
        texts,
        kind=_maybe(_chosen(Kind)),
        agreed=_maybe(days),
        doing=_maybe(_chosen(Whose)),
        sure=_maybe(_chosen(Sure)),
        fee=_records(
            Fee, texts, amount=_maybe(amounts), paid=_maybe(st.sampled_from((True, False, "partly")))
        ),
    )


def cases(texts: SearchStrategy[str] = texts) -> SearchStrategy[Case]:
    """Return whole cases; give ``any_texts`` for cases whose texts were never cleaned."""
    promise = _records(
        Promise,
        texts,
        due=_maybe(days | moments),
        kept=_maybe(days),
        made=_maybe(days),
        if_chosen=st.booleans(),
    )
    outcome = _records(
        Outcome,
        texts,
        ending=_chosen(Ending),
        when=_maybe(days),
        offer=_maybe(st.integers(1, 9)),
        also=st.lists(st.integers(1, 9), max_size=3).map(tuple),
    )
    return _records(
        Case,
        texts,
        format=st.just(1),
        created=moments,
        updated=moments,
        client=_records(Client, texts, namesakes=_some(_lines(texts))),
        facts=facts(texts),
        cooling=_records(
            Cooling,
            texts,
            until=_maybe(moments),
            passed=st.booleans(),
            before=_maybe(st.integers(0, 10)),
            after=_maybe(st.integers(0, 10)),
        ),
        messages=_some(messages(texts)),
        drafts=_some(drafts(texts)),
        promises=_some(promise),
        outcome=_maybe(outcome),
        card=_maybe(_records(Card, texts, check_on=_maybe(days), held=_maybe(days))),
    )
