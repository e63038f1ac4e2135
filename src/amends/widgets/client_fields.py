"""The client's details as fields: in the facts, and in the dialog that every step opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.ledger import typed
from amends.ledger.zones import from_yours, of_their_mail, zone_named
from amends.widgets.fields import AddressField, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from amends.domain.case import Case, Client
    from amends.widgets.field import Field

NAMES = ("name", "salutation", "company", "email", "time_zone")
"""The details that have a field, by their names in the case."""


class ZoneField(TextField):
    """The zone that the client is in, by any name for it; below it how far their clock is from yours."""

    NOTE_BELOW = True

    def __init__(self, value: str, *, now: datetime, mail: str = "") -> None:
        self._given = value
        self._now = now
        self._mail = mail
        super().__init__("Time zone", value, name="time_zone", placeholder="a city, as in Berlin, or +05:30")

    def on_mount(self) -> None:
        """A name that a hand wrote into the file and that nobody knows is told at once."""
        if self.entry.value and zone_named(self.entry.value) is None:
            self.settle()
            self.tell()

    def read(self, text: str) -> str:
        """Take a zone; the one in the file is good as it stands."""
        given = text.strip()
        return given if given == self._given and zone_named(given) is not None else typed.zone(text)

    def understood(self, value: str) -> str:
        """How far away their clock is; without a zone, what their mail says of it."""
        if self.trouble:
            return ""
        zone = zone_named(value)
        if zone is not None:
            found = value if self.is_mounted and self.entry.value.strip() != value else ""
            return ": ".join(filter(None, (found, from_yours(zone, self._now))))
        mail = f"; their mail was written at {self._mail}" if self._mail else ""
        return f"empty: the same as yours{mail}"


def client_fields(case: Case, now: datetime) -> Iterable[Field[str]]:
    """Yield a field for each of the client's details."""
    client = case.client
    yield TextField("Name", client.name, name="name")
    yield TextField("Greet as", client.salutation, name="salutation", placeholder="empty: the first name")
    yield TextField("Company", client.company, name="company")
    yield AddressField("E-mail", client.email, name="email")
    yield ZoneField(client.time_zone, now=now, mail=of_their_mail(case, now))


def in_fields(client: Client) -> dict[str, str]:
    """Return what the fields hold for this client, by their names."""
    return {name: getattr(client, name) for name in NAMES}
