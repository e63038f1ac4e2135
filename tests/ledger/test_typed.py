from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from amends.domain.summary import Summary
from amends.ledger import typed
from amends.ledger.day_order import order_of
from amends.ledger.desk import matches
from amends.ledger.typed import Money, TypedError

TODAY = date(2026, 4, 8)  # a Wednesday
NOW = datetime(2026, 4, 8, 20, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("", None),
        ("17 April 2026", date(2026, 4, 17)),
        ("2026-04-17", date(2026, 4, 17)),
        ("17 April", date(2026, 4, 17)),
        ("Friday", date(2026, 4, 10)),
        ("tomorrow", date(2026, 4, 9)),
        ("Friday 17 April 2026", date(2026, 4, 17)),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, day: date | None) -> None:
    assert day == typed.day(written, TODAY)


@pytest.mark.parametrize(
    ("written", "by"),
    [
        ("", None),
        ("Friday", date(2026, 4, 10)),
        ("Mon 17:00", datetime(2026, 4, 13, 17)),
        ("17 April 2026 09:30", datetime(2026, 4, 17, 9, 30)),
        ("tomorrow at 5pm", datetime(2026, 4, 9, 17)),
        ("00:00 Friday", datetime(2026, 4, 10)),
    ],
)
def test_the_time_typed_with_a_day_stays_with_it(written: str, by: date | None) -> None:
    read = typed.deadline(written, TODAY)

    assert (read, type(read)) == (by, type(by))


def test_a_time_without_a_day_is_no_day() -> None:
    with pytest.raises(TypedError, match="not a day"):
        typed.deadline("17:00", TODAY)


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("", ""),
        ("Europe/Berlin", "Europe/Berlin"),
        (" berlin ", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("são paulo", "America/Sao_Paulo"),
        ("Port-au-Prince", "America/Port-au-Prince"),
        ("Lisb", "Europe/Lisbon"),
        ("Japan", "Japan"),
        ("GMT", "UTC"),
        ("+05:30", "+05:30"),
        ("UTC+2", "+02:00"),
        ("-0330", "-03:30"),
        ("\u22123", "-03:00"),
    ],
)
def test_a_zone_is_read_by_its_name_a_city_or_its_distance(written: str, zone: str) -> None:
    assert zone == typed.zone(written)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Indiana", "could be America/Indiana/Indianapolis, America/Indiana/Knox. Which one?"),
        ("America", r"could be .+, .+, .+ and \d+ more"),
        ("Londn", "Near it: Europe/London"),
        ("Europe/Berln", "Near it: Europe/Berlin"),
        ("Mumbai", "Write a large city there"),
        ("EST", "Write a large city there"),
        ("Georgia", "Write a large city there"),
        ("Be", "Write a large city there"),
        ("+19:00", "Write a large city there"),
        ("../etc/passwd", "No zone"),
        ("\0", "No zone"),
    ],
)
def test_what_is_no_zone_or_several_is_told_with_what_is_near(written: str, words: str) -> None:
    with pytest.raises(TypedError, match=words):
        typed.zone(written)


@pytest.mark.parametrize(
    "written", ["soon", "31 April 2026", "17", "Friday or Monday", "17 April 2026 or so"]
)
def test_what_is_no_day_is_told(written: str) -> None:
    with pytest.raises(TypedError, match="not a day"):
        typed.day(written, TODAY)


def test_a_weekday_that_is_not_that_of_its_date_is_told() -> None:
    with pytest.raises(TypedError, match="is a Friday"):
        typed.day("Monday 17 April 2026", TODAY)


@pytest.mark.parametrize(
    ("written", "locale", "day"),
    [
        ("3/12", "en_GB", date(2025, 12, 3)),
        ("3/12", "en_US", date(2026, 3, 12)),
        ("3/12", "en_PH", date(2026, 3, 12)),
        ("3/12", "de_DE", date(2025, 12, 3)),
        ("3/12", "en", date(2025, 12, 3)),
        ("15/5", "en_US", date(2026, 5, 15)),
        ("5/15", "en_GB", date(2026, 5, 15)),
        ("5/6/2026", "en_GB", date(2026, 6, 5)),
        ("5/6/2026", "en_US", date(2026, 5, 6)),
        ("5/6/26", "en_US", date(2026, 5, 6)),
        ("Fri 5/6", "en_GB", date(2026, 6, 5)),
        ("29/2/2028", "en_US", date(2028, 2, 29)),
    ],
)
def test_a_day_in_figures_is_read_in_the_order_of_the_locale(written: str, locale: str, day: date) -> None:
    assert typed.day(written, TODAY, locale) == day
    assert typed.deadline(f"{written} 17:00", TODAY, locale) == datetime.combine(day, time(17))


@pytest.mark.parametrize("written", ["13/14", "0/5", "31/4/2026", "3/12/1", "1/2/3/4", "3//12"])
def test_figures_that_are_no_day_are_told(written: str) -> None:
    with pytest.raises(TypedError, match="not a day"):
        typed.day(written, TODAY)


@pytest.mark.parametrize(
    ("written", "locale", "order"),
    [
        ("3/12", "en_GB", "day first"),
        ("3/12 17:00", "en_US", "month first"),
        ("3/3", "en_US", ""),
        ("13/12", "en_US", ""),
        ("3 December", "en_GB", ""),
    ],
)
def test_the_order_is_told_where_another_one_could_be_meant(written: str, locale: str, order: str) -> None:
    assert order_of(written, locale) == order


def test_a_moment_without_a_time_is_noon_and_today_it_is_now() -> None:
    assert datetime(2026, 4, 7, 12, tzinfo=UTC) == typed.moment("7 April", NOW)
    assert datetime(2026, 4, 7, 14, 30, tzinfo=UTC) == typed.moment("7 April 2026, 14:30", NOW)
    assert typed.moment("today", NOW) == NOW
    assert typed.moment("today 9:05", NOW) == NOW.replace(hour=9, minute=5)


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("yesterday 5pm", datetime(2026, 4, 7, 17)),
        ("yesterday at 5 pm", datetime(2026, 4, 7, 17)),
        ("today 9am", datetime(2026, 4, 8, 9)),
        ("6 April 2:30pm", datetime(2026, 4, 6, 14, 30)),
        ("6 April 2026 at 14:30", datetime(2026, 4, 6, 14, 30)),
        ("6/4 2pm", datetime(2026, 4, 6, 14)),
        ("06.04.2026 14.30", datetime(2026, 4, 6, 14, 30)),
        ("2026-04-06 9.30", datetime(2026, 4, 6, 9, 30)),
        ("2026-04-06T14:30", datetime(2026, 4, 6, 14, 30)),
        ("9.30 today", datetime(2026, 4, 8, 9, 30)),
        ("Friday 14:00", datetime(2026, 4, 3, 14)),
        ("Fri 2pm", datetime(2026, 4, 3, 14)),
        ("Fri", datetime(2026, 4, 3, 12)),
        ("last Friday", datetime(2026, 4, 3, 12)),
        ("Tuesday", datetime(2026, 4, 7, 12)),
        ("Wednesday 9:00", datetime(2026, 4, 8, 9)),
        ("Wednesday 21:00", datetime(2026, 4, 1, 21)),
        ("Friday 3 April", datetime(2026, 4, 3, 12)),
        ("noon on Monday", datetime(2026, 4, 6, 12)),
    ],
)
def test_what_has_been_is_read_with_its_time_and_a_weekday_is_the_last_one(
    written: str, when: datetime
) -> None:
    assert typed.moment(written, NOW) == when.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["tomorrow", "today 21:00", "next Friday", "Friday 10 April", "in 2 days"]
)
def test_what_is_still_to_come_has_not_been(written: str) -> None:
    with pytest.raises(TypedError, match="still to come"):
        typed.moment(written, NOW)


@pytest.mark.parametrize("written", ["today 9", "14:30", "15 May 2026 24:00", "6 April 25:99", "6 April pm"])
def test_half_a_moment_is_told(written: str) -> None:
    with pytest.raises(TypedError, match="not a day"):
        typed.moment(written, NOW)


def test_a_weekday_in_the_past_is_the_last_one() -> None:
    assert typed.day("Friday", TODAY, past=True) == date(2026, 4, 3)
    assert typed.day("Wed", TODAY, past=True) == TODAY
    assert typed.day("next Friday", TODAY, past=True) == date(2026, 4, 17)
    assert typed.day("20 April", TODAY, past=True) == date(2026, 4, 20)


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("", None),
        ("180", Money(Decimal(180))),
        ("1,800.50", Money(Decimal("1800.50"))),
        ("£90", Money(Decimal(90), "GBP")),
        ("90 EUR", Money(Decimal(90), "EUR")),
    ],
)
def test_a_sum_is_read_with_or_without_its_currency(written: str, money: Money | None) -> None:
    assert money == typed.money(written)


@pytest.mark.parametrize("written", ["-5", "lots", "5 or 6", "1e9"])
def test_what_is_no_sum_is_told(written: str) -> None:
    with pytest.raises(TypedError, match="not a sum"):
        typed.money(written)


def test_numbers_and_percentages_stay_in_bounds() -> None:
    assert Decimal("1.5") == typed.number("1,5")
    assert Decimal(20) == typed.percent("20 %")
    for read, written in (
        (typed.number, "two"),
        (typed.number, "-1"),
        (typed.percent, "0"),
        (typed.percent, "900"),
    ):
        with pytest.raises(TypedError):
            read(written)
    with pytest.raises(TypedError, match="whole"):
        typed.number("1.5", whole=True)


def test_codes_and_addresses_are_checked() -> None:
    assert typed.currency("gbp") == "GBP"
    assert typed.locale("de-DE") == "de_DE"
    assert typed.address(" a@b.example ") == "a@b.example"
    for read, written in ((typed.currency, "pounds"), (typed.locale, "xx_notthere"), (typed.address, "a@b")):
        with pytest.raises(TypedError):
            read(written)


@pytest.mark.parametrize(
    ("value", "words"), [("180.00", "180"), ("1E+2", "100"), ("2.50", "2.5"), ("0.05", "0.05")]
)
def test_a_number_is_written_back_as_one_types_it(value: str, words: str) -> None:
    assert words == typed.plain(Decimal(value))


@pytest.mark.parametrize("written", ["thu", "Thur", "thurs", "Thurs.", "THU."])
def test_a_weekday_cut_short_is_that_weekday(written: str) -> None:
    assert typed.day(written, date(2026, 7, 1)) == date(2026, 7, 2)


@pytest.mark.parametrize(
    ("written", "ahead"),
    [("mon", 5), ("tue", 6), ("tues", 6), ("weds", 7), ("fri", 2), ("sat", 3), ("sun", 4)],
)
def test_each_weekday_may_be_cut_short(written: str, ahead: int) -> None:
    assert typed.day(written, date(2026, 7, 1)) == date(2026, 7, 1) + timedelta(days=ahead)


def test_words_are_the_same_in_either_way_of_writing_their_letters() -> None:
    assert typed.text(" Jose\u0301 ") == "José"
    assert matches(Summary(id="a", path=Path("a.toml"), client="José"), "jose\u0301", {})


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("written", ["Friday", "Monday 23:59", "last Sunday", "tomorrow", "3/12"])
def test_where_the_calendar_ends_there_is_a_day_or_none_and_no_fault(written: str, today: date) -> None:
    with suppress(TypedError):
        typed.day(written, today, past=True)
    with suppress(TypedError):
        typed.deadline(written, today)
    with suppress(TypedError):
        typed.moment(written, datetime.combine(today, time(12), UTC))
