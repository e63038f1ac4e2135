"""The stylesheets, in the order Textual reads them; found in a wheel, a checkout and an editable install."""

from pathlib import Path, PurePath

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "styles"
_CHECKOUT = _PACKAGE.parents[1] / "styles"
FOLDER = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def _sheets(*names: str) -> list[str | PurePath]:
    return [FOLDER / f"{name}.tcss" for name in names]


FIRST = _sheets("base", "dialogs", "desk")
"""What the desk needs: parsing the others would hold up the first paint."""

LATER = _sheets("fields", "read", "respond", "remedy", "preview", "follow_up", "settings", "versions", "help")
"""For the screens of a case; each rule stands under its screen's name, since Textual keeps no sheet apart."""

STYLESHEETS = [*FIRST, *LATER]
