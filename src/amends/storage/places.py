"""Where everything is kept. Only answers; whoever writes makes the folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Places(NamedTuple):
    """The folders of one user."""

    cases: Path
    letters: Path
    """Letters that were handed out as files."""
    trash: Path
    versions: Path
    state: Path
    locks: Path
    """Apart from the cases: a lock means nothing on another machine, so it should not be synced."""
    config: Path

    @property
    def settings(self) -> Path:
        """The file with the settings."""
        return self.config / "config.toml"

    @property
    def remedies(self) -> Path:
        """The file with the remedies that the user wrote."""
        return self.config / "remedies.toml"

    @property
    def rules(self) -> Path:
        """The folder with the rules that the user wrote."""
        return self.config / "rules"

    @property
    def recovery(self) -> Path:
        """What could not be saved in its place, until it can."""
        return self.state / "recovery"

    @classmethod
    def found(cls, environ: Mapping[str, str] | None = None) -> Places:
        """Return the folders that the platform names, or all of them under AMENDS_HOME when that is set."""
        home = (os.environ if environ is None else environ).get("AMENDS_HOME", "").strip()
        if home:
            root = expanded(home).absolute()
            return cls._under(data=root, state=root / "state", config=root / "config")
        import platformdirs  # not needed under AMENDS_HOME

        return cls._under(
            data=platformdirs.user_data_path("amends", appauthor=False).absolute(),
            state=platformdirs.user_state_path("amends", appauthor=False).absolute(),
            config=platformdirs.user_config_path("amends", appauthor=False).absolute(),
        )

    @classmethod
    def _under(cls, *, data: Path, state: Path, config: Path) -> Places:
        """Return the folders below these three."""
        return cls(
            cases=data / "drafts",
            letters=data / "letters",
            trash=data / "trash",
            versions=data / "versions",
            state=state,
            locks=state / "locks",
            config=config,
        )


def expanded(typed: str) -> Path:
    """Return a path as it was typed, with ~ for a home; of a user that is not there it stays as it is."""
    return Path(os.path.expanduser(typed))  # noqa: PTH111 (the method raises without a home)
