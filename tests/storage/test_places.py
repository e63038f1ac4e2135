from __future__ import annotations

from pathlib import Path

import pytest

from amends.storage.places import Places


def test_amends_home_holds_everything(tmp_path: Path) -> None:
    places = Places.found({"AMENDS_HOME": str(tmp_path)})

    assert places.cases == tmp_path / "drafts"
    assert places.letters == tmp_path / "letters"
    assert places.trash == tmp_path / "trash"
    assert places.versions == tmp_path / "versions"
    assert places.locks == tmp_path / "state" / "locks"
    assert places.settings == tmp_path / "config" / "config.toml"


@pytest.mark.parametrize("home", ["", "  "])
def test_the_platform_says_where_when_nobody_else_does(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for kind in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))

    places = Places.found({"AMENDS_HOME": home})

    assert places.cases == tmp_path / "data" / "amends" / "drafts"
    assert places.trash == tmp_path / "data" / "amends" / "trash"
    assert places.locks == tmp_path / "state" / "amends" / "locks"
    assert places.settings == tmp_path / "config" / "amends" / "config.toml"


def test_a_home_beside_us_does_not_move_with_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert Places.found({"AMENDS_HOME": "mine"}).cases == tmp_path / "mine" / "drafts"


def test_asking_makes_no_folder(home: Path) -> None:
    Places.found({"AMENDS_HOME": str(home)})

    assert not home.exists()


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ida")

    assert Places.found({"AMENDS_HOME": "~/amends"}).cases == Path("/home/ida/amends/drafts")
