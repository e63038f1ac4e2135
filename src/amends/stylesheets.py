"""The stylesheets, in the order Textual reads them; found in a wheel, a checkout and an editable install."""

from pathlib import Path, PurePath

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "styles"
_CHECKOUT = _PACKAGE.parents[1] / "styles"
_FOLDER = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT

STYLESHEETS: list[str | PurePath] = [
    _FOLDER / f"{name}.tcss"
    for name in (
        "base",
        "dialogs",
        "fields",
        "desk",
        "read",
        "respond",
        "remedy",
        "preview",
        "follow_up",
        "settings",
        "help",
    )
]
