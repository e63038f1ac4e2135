"""``amends --plain``: the same job by question and answer, line by line, with no window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.plain.talk import Gone, ask, ask_for, choose, listening, say, undisturbed, yes
from amends.commands.trouble import CannotDo

if TYPE_CHECKING:
    from argparse import Namespace

    from amends.commands.plain.at_hand import AtHand
    from amends.commands.plain.beginning import Begun
    from amends.domain.settings import Settings
    from amends.storage.places import Places

WELCOME = (
    "amends, line by line. Each question says in brackets what an empty line does; ? explains it; "
    "ctrl+d leaves, and what is said so far is kept."
)


def run(given: Namespace) -> int:
    """Ask for a case, then go through it; what was said is on disk however it ends."""
    places = home.places()
    settings = home.settings(places)
    home.adopt_remedies(places)
    say(WELCOME)
    at: AtHand | None = None
    status = 0
    with listening():
        try:
            if not settings.name:
                settings = _introduced(places, settings)
            at = _at_hand(places, settings, given.file)
            if at is not None:
                _through(at)
        except Gone as gone:
            status = gone.status
        except KeyboardInterrupt:
            status = 130
        return _ended(at, status)


def _ended(at: AtHand | None, status: int) -> int:
    """Save, and say where everything is, unless the terminal has gone."""
    with undisturbed():
        words = at.leave() if at is not None else ""
    try:
        say()
        if words:
            say(words)
    except OSError:
        if status != 129:
            raise
    return 2 if at is not None and at.session.unsaved and not status else status


def _introduced(places: Places, settings: Settings) -> Settings:
    """Ask a newcomer for name and address, once."""
    from amends.ledger.typed import address
    from amends.storage.settings import save
    from amends.storage.trouble import NotSaved

    before = settings
    settings = settings._replace(
        name=ask("Your name, for the end of letters", empty="none for now"),
        email=ask_for("Your own mail address", address, empty="none for now"),
    )
    try:
        save(places, settings, before)
    except NotSaved as trouble:
        say(str(trouble))
    return settings


def _at_hand(places: Places, settings: Settings, name: str | None) -> AtHand | None:
    """Open the case that is named, or ask for one; None when there is none to begin."""
    from amends.commands.plain.beginning import begin_with, from_file
    from amends.commands.plain.kept_apart import come_back
    from amends.mail import Trouble

    session = come_back(places)
    if session is not None and name is None:
        from amends.commands.plain.at_hand import AtHand

        return AtHand(session, settings, places)
    if session is not None:
        session.close()  # another is named
    if name is not None:
        path = Path(name)
        if name != "-" and path.exists() and not name.endswith(".toml"):
            try:
                return _new(places, settings, begin_with(from_file(path), home.now(), settings.sender))
            except Trouble as trouble:
                raise CannotDo(trouble) from trouble
        return _open(places, settings, home.case_file(places, name))
    return _picked(places, settings)


def _picked(places: Places, settings: Settings) -> AtHand | None:
    """Ask for a case, or for what a new one begins with; None when there is none to begin."""
    from amends.commands.plain.beginning import begin
    from amends.commands.plain.kept_apart import unreadable
    from amends.storage.summaries import summaries

    found = summaries(places)
    unreadable(found)
    cases = [each for each in found if not each.trouble]
    options = [f"{each.client or each.id}, {each.title}. {each.stands}" for each in cases]
    picked = choose("Which case", [*options, "A new one"], len(options)) if cases else 0
    if picked < len(cases):
        return _open(places, settings, cases[picked].path)
    begun = begin(home.now(), settings.sender)
    return None if begun is None else _new(places, settings, begun)


def _open(places: Places, settings: Settings, path: Path) -> AtHand:
    from amends.commands.plain.at_hand import AtHand
    from amends.session.session import Session
    from amends.storage.trouble import CannotRead

    try:
        session = Session.open(path, home.now, places=places)
    except CannotRead as trouble:
        raise CannotDo(trouble) from trouble
    if session.newer:
        raise CannotDo(session.trouble)
    return AtHand(session, settings, places)


def _new(places: Places, settings: Settings, begun: Begun) -> AtHand:
    """Begin the case, or open the one that holds its message already."""
    from amends.commands.plain.at_hand import AtHand
    from amends.commands.plain.before import before
    from amends.commands.plain.beginning import ask_who
    from amends.session.session import Session
    from amends.storage.held import held
    from amends.storage.summaries import summaries

    message = begun.case.message
    there = held(summaries(places), message, home.now()) if message is not None else None
    if there is not None:
        say("You have this already. This is its case.")
        return _open(places, settings, there.path)
    at = AtHand(Session.begin(begun.case, home.now, places=places), settings, places)
    at.save()
    ask_who(at, begun.found)
    before(at)
    return at


def _through(at: AtHand) -> None:
    """Go on with the case from where it stands, until it is left."""
    from amends.commands.plain.following_up import decide, follow_up
    from amends.commands.plain.handing_over import hand_over
    from amends.commands.plain.taking_in import arrival, cool_down, longer, signs
    from amends.commands.plain.writing import Writing, short_note
    from amends.ledger import rests_until, stands, taken_up, time_of

    until = rests_until(at.case, at.now)
    if until is not None:
        when = time_of(until, at.now)
        if not yes(f"You wanted to leave it alone until {when}. Open it before", why="It keeps."):
            return
        at.change(taken_up(at.case), "open it before the time")
    while True:
        if at.case.draft is not None:
            signs(at)
            writing = Writing(at, at.background())
            writing.parts()
            if not hand_over(at, writing):
                return
        elif at.case.message is not None and not at.case.cooling.passed and at.case.outcome is None:
            how = arrival(at)
            if how == "s" or (how == "l" and longer(at)):
                short_note(at)
            elif how == "l":
                return
            else:
                cool_down(at)
                if at.case.has_answer:
                    decide(at, cooled=True)
        elif at.case.outcome is None and stands(at.case) not in ("sent", "answered"):
            _read(at)
        elif not follow_up(at):
            return


def _read(at: AtHand) -> None:
    """The points and the facts, then the letter that they propose."""
    from amends.commands.plain.facts import facts
    from amends.commands.plain.taking_in import points, signs
    from amends.commands.plain.writing import next_letter

    points(at)
    facts(at)
    signs(at)
    next_letter(at)
