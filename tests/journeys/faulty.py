"""The program with a fault built in: ctrl+y fails with the client's words in its hands."""

from __future__ import annotations

import sys

from amends.app.main import Amends
from amends.commands import home, window
from amends.domain.settings import Settings


class Faulty(Amends):
    """Fails when asked to redo."""

    def action_redo(self) -> None:
        assert self.case is not None
        message = self.case.messages[-1].text
        raise RuntimeError(message)


if __name__ == "__main__":
    from pathlib import Path

    from amends.mail import read

    letter = read(Path(sys.argv[1]).read_bytes())
    sys.exit(window._ended(Faulty(home.places(), Settings(), home.now, message=letter)))
