"""Across cases and over time: where a case stands, what is owed, what happened before."""

from __future__ import annotations

from amends.ledger.acts import (
    WAYS,
    NothingToSend,
    answered,
    ended,
    kept,
    left_open,
    new_among,
    open_offers,
    reworded,
    sent,
    usual_way,
    with_day,
)
from amends.ledger.advice import NextStep, check_back_on, is_time_to_check_back, look_again, next_step
from amends.ledger.days import age
from amends.ledger.dues import day_here, how_soon, in_order, is_past
from amends.ledger.history import Past, earlier_days, history, namesakes, told_changes
from amends.ledger.promises import earliest_due, owed, promised, promised_on, promises_in
from amends.ledger.resting import before_cooling, rests_until, taken_up, time_of, wait_of, waits_until
from amends.ledger.standing import is_written, standing_and_due, standing_now, stands, unlike_a_letter

__all__ = [
    "WAYS",
    "NextStep",
    "NothingToSend",
    "Past",
    "age",
    "answered",
    "before_cooling",
    "check_back_on",
    "day_here",
    "earlier_days",
    "earliest_due",
    "ended",
    "history",
    "how_soon",
    "in_order",
    "is_past",
    "is_time_to_check_back",
    "is_written",
    "kept",
    "left_open",
    "look_again",
    "namesakes",
    "new_among",
    "next_step",
    "open_offers",
    "owed",
    "promised",
    "promised_on",
    "promises_in",
    "rests_until",
    "reworded",
    "sent",
    "standing_and_due",
    "standing_now",
    "stands",
    "taken_up",
    "time_of",
    "told_changes",
    "unlike_a_letter",
    "usual_way",
    "wait_of",
    "waits_until",
    "with_day",
]
