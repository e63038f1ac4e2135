"""``amends --plain``: the same job by question and answer, line by line, with no window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.plain.talk import Left, ask, choose, say
from amends.commands.trouble import CannotDo

if TYPE_CHECKING:
    from argparse import Namespace

    from amends.domain.case import Case
    from amends.domain.settings import Settings
    from amends.session.session import Session
    from amends.storage.places import Places

WELCOME = (
    "amends, line by line. Enter takes what stands in brackets; ctrl+d ends it, and what is done is kept."
)


def run(given: Namespace) -> int:
    """Ask for a case, then go through it."""
    places = home.places()
    settings = home.settings(places)
    home.adopt_remedies(places)
    say(WELCOME)
    session: Session | None = None
    try:
        if not settings.name:
            settings = _introduced(places, settings)
        session = _session(places, given.file)
        if session is not None:
            _through(session, settings, places)
    except (Left, KeyboardInterrupt):
        say()
    if session is not None:
        _save(session)
        say(f"Kept in {session.path}. amends --plain {session.case.id} goes on with it.")
    return 0


def _introduced(places: Places, settings: Settings) -> Settings:
    """Ask a newcomer for name and address, once."""
    from amends.storage.settings import save
    from amends.storage.trouble import NotSaved

    settings = settings._replace(
        name=ask("Your name, for the end of letters"), email=ask("Your own mail address")
    )
    try:
        save(places, settings)
    except NotSaved as trouble:
        say(str(trouble))
    return settings


def _session(places: Places, name: str | None) -> Session | None:
    """Open the case that is named, or ask for one; None when there is none to begin."""
    from amends.commands.plain.taking_in import begin, begin_with
    from amends.mail import Trouble, read_file
    from amends.storage.summaries import summaries

    if name is not None:
        if name != "-" and Path(name).is_file() and not name.endswith(".toml"):
            try:
                return _new(places, begin_with(read_file(Path(name)), home.now()))
            except Trouble as trouble:
                raise CannotDo(trouble) from trouble
        return _open(places, home.case_file(places, name))
    cases = [each for each in summaries(places) if not each.trouble]
    options = [f"{each.client or each.id}, {each.title}. {each.stands}" for each in cases]
    picked = choose("Which case", [*options, "A new one"], len(options))
    if picked < len(cases):
        return _open(places, cases[picked].path)
    case = begin(home.now())
    return None if case is None else _new(places, case)


def _open(places: Places, path: Path) -> Session:
    from amends.session.session import Session
    from amends.storage.trouble import CannotRead

    try:
        session = Session.open(path, home.now, places=places)
    except CannotRead as trouble:
        raise CannotDo(trouble) from trouble
    if session.newer:
        raise CannotDo(session.trouble)
    return session


def _new(places: Places, case: Case) -> Session:
    from amends.session.session import Session

    session = Session.begin(case, home.now, places=places)
    _save(session)
    return session


def _save(session: Session) -> None:
    from amends.storage.trouble import NotSaved

    if session.unsaved:
        try:
            session.save()
        except NotSaved as trouble:
            say(str(trouble))


def _through(session: Session, settings: Settings, places: Places) -> None:
    """Go through the case in the order of the window; each step is saved."""
    from amends.commands.plain import handing_over, taking_in
    from amends.commands.plain.writing import Writing
    from amends.storage.background import background
    from amends.storage.summaries import summaries

    if session.case.draft is None and not session.case.cooling.passed:
        for step in (taking_in.cool_down, taking_in.points, taking_in.facts):
            step(session)
            _save(session)
    stem = session.path.stem if session.path is not None else ""
    around = background(summaries(places), session.case, stem, home.own_rules(places))
    letter = Writing(session, settings, home.now().date(), around)
    letter.begin()
    letter.parts()
    _save(session)
    handing_over.hand_over(session, settings, places, letter.judge())
    handing_over.mark_as_sent(session, settings, home.now())
