from __future__ import annotations

import stat
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from amends.domain.settings import Settings
from amends.storage.settings import load, save
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.storage.places import Places


@pytest.fixture
def write(places: Places) -> Callable[[str], None]:
    """Return what writes config.toml by hand."""

    def writing(text: str) -> None:
        places.config.mkdir(parents=True, exist_ok=True)
        places.settings.write_text(text, encoding="utf-8")

    return writing


def test_without_a_file_everything_is_as_shipped(places: Places) -> None:
    assert load(places) == (Settings(), ())


def test_settings_come_back_as_they_were(places: Places) -> None:
    full = Settings(
        name="Ida Lund",
        email="ida@lund.example",
        signature="Best wishes,\nIda",
        currency="DKK",
        locale="da_DK",
        rate=Decimal("640.50"),
        cap=Decimal("0"),
        hours=Decimal("6"),
        theme="paper",
        pace="slow",
        still=True,
        quiet=("long-sentence", "jargon"),
    )

    save(places, full, Settings())

    assert load(places) == (full, ())
    assert stat.S_IMODE(places.settings.stat().st_mode) == 0o600


def test_each_complaint_names_file_line_and_key_and_the_rest_counts(
    places: Places, write: Callable[[str], None]
) -> None:
    write(
        'name = "Ida"\nemail = 3\ncurrency = "pounds"\nlocale = "en-GB!"\nrate = "much"\ncap = -1\n'
        'hours = 6.5\ntheme = ""\nstill = "yes"\nquiet = "jargon"\nodd = 1\n'
    )

    settings, complaints = load(places)

    assert Settings(name="Ida", hours=Decimal("6.5")) == settings
    assert complaints == (
        "config.toml, line 2: email should be text in quotes",
        'config.toml, line 3: currency should be three capital letters, like "GBP"',
        'config.toml, line 4: locale should be a language and a country, like "en_GB"',
        'config.toml, line 5: rate should be a number in quotes, like "85.00"',
        "config.toml, line 6: cap should be a plain number that is not below zero",
        "config.toml, line 8: theme should be the name of a theme",
        "config.toml, line 9: still should be true or false",
        'config.toml, line 10: quiet should be a list of rules, like ["long-sentence"]',
    )


@pytest.mark.parametrize(
    "text", ["name = ", "\0", "[" * 9000, "a." * 9000 + "a = 1", "name = 'x'\nname = 'y'"]
)
def test_a_file_that_is_no_toml_is_a_complaint_and_is_not_replaced(
    places: Places, write: Callable[[str], None], text: str
) -> None:
    write(text)

    settings, (complaint,) = load(places)
    with pytest.raises(NotSaved):
        save(places, Settings(name="Ida"), Settings())

    assert Settings() == settings
    assert complaint.startswith("config.toml cannot be read, ")
    assert text == places.settings.read_text(encoding="utf-8")


def test_what_amends_does_not_know_stays_and_so_does_what_it_could_not_use(
    places: Places, write: Callable[[str], None]
) -> None:
    write('nmae = "typo"\nname = "Old"\ncurrency = "pounds"\n[keys]\n"desk.new" = "n"\nspeed = 1.50\n')

    save(places, Settings(name="Ida"), Settings())

    assert places.settings.read_text(encoding="utf-8") == (
        "# amends settings. Comments are not kept when amends saves.\n"
        'name = "Ida"\ncurrency = "pounds"\nnmae = "typo"\n\n[keys]\n"desk.new" = "n"\nspeed = 1.50\n'
    )


def test_what_somebody_else_wrote_meanwhile_stays(places: Places, write: Callable[[str], None]) -> None:
    write('name = "Sam"\ncap = "100"\n')
    mine, _ = load(places)
    write('name = "Sam Reyes"\nmay_send = true\ncommand = "neomutt -H {file}"\n')

    save(places, mine._replace(theme="paper"), mine)

    assert load(places) == (
        Settings(name="Sam Reyes", may_send=True, command="neomutt -H {file}", theme="paper"),
        (),
    )


def test_a_setting_put_back_as_shipped_is_taken_out(places: Places, write: Callable[[str], None]) -> None:
    write('name = "Sam"\nstill = true\n')
    mine, _ = load(places)

    save(places, mine._replace(still=False), mine)

    assert load(places) == (Settings(name="Sam"), ())
    assert "still" not in places.settings.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_said(places: Places) -> None:
    places.config.parent.mkdir(parents=True)
    places.config.touch()

    with pytest.raises(NotSaved) as trouble:
        save(places, Settings(name="Ida"), Settings())

    assert trouble.value.reason == "it cannot be read, part of its place is a file, not a folder"


def test_keys_of_ones_own_are_read_and_written_again(places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text('[keys]\n"ctrl+g" = "f8"\n"/" = "x"\n', encoding="utf-8")
    settings, complaints = load(places)
    save(places, settings, Settings())

    assert complaints == ()
    assert settings.keys == (("ctrl+g", "f8"), ("slash", "x"))
    assert load(places) == (settings, ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('keys = { "ctrl+g" = "alt+x" }', "keys alt+x is kept by terminals"),
        ('keys = { "ctrl+g" = "f8", "ctrl+r" = "f8" }', "keys f8 stands for two keys"),
        ('keys = "f8"', "keys should be a table of keys"),
    ],
)
def test_a_mistake_in_the_keys_is_named_with_its_line(places: Places, line: str, said: str) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text(f'name = "Sam"\n{line}\n', encoding="utf-8")
    settings, (complaint,) = load(places)

    assert settings.keys == ()
    assert settings.name == "Sam"
    assert f"line 2: {said}" in complaint
