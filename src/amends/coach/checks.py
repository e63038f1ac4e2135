"""The checks that rules name in their TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach import (
    checks_claim,
    checks_names,
    checks_offers,
    checks_shape,
    checks_state,
    checks_weighed,
    checks_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amends.coach.ground import Ground, Mark
    from amends.language.rules import Rule

    Check = Callable[[Ground, Rule], Iterator[Mark]]

CHECKS: dict[str, Check] = {
    check.__name__: check
    for check in (
        checks_words.shouting,
        checks_words.private_reasons,
        checks_words.sorry_count,
        checks_words.isolated_bare,
        checks_words.history_clash,
        checks_words.but_after_sorry,
        checks_words.but_after_owning,
        checks_words.sorry_for_that,
        checks_words.said_twice,
        checks_words.open_blank,
        checks_words.another_language,
        checks_shape.missing_job,
        checks_shape.choice_count,
        checks_shape.repair_late,
        checks_shape.explains_too_much,
        checks_shape.too_short,
        checks_shape.too_long,
        checks_shape.thanks_only,
        checks_shape.regret_only,
        checks_shape.nothing_written,
        checks_shape.unsigned,
        checks_shape.bare_offer,
        checks_state.weekday_date,
        checks_state.past_promise,
        checks_state.promised_before,
        checks_state.unproven_failure,
        checks_state.points_uncovered,
        checks_claim.advice_first,
        checks_offers.numbers_disagree,
        checks_offers.dates_disagree,
        checks_offers.another_day,
        checks_offers.promised_anyhow,
        checks_names.greeting_name,
        checks_names.name_misspelt,
        checks_names.other_client,
        checks_names.named_twice,
        checks_names.greets_nobody,
        checks_names.no_greeting,
        checks_names.out_of_place,
        checks_names.no_subject,
        checks_weighed.weighed,
    )
}
