"""How a letter greets: a person by the first name, a firm by its whole name, formally who wrote so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.domain.case import Client
    from amends.domain.message import Message

_GREETS = re.compile(r"(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day))\b", re.IGNORECASE)
_TITLES = frozenset(("mr", "mrs", "ms", "mx", "miss", "dr", "prof", "sir", "dame", "rev"))
_TITLED = re.compile(r"\s*dear (?:(?:mr|mrs|ms|mx|miss|dr|prof|professor)\b|sirs?\b|madam\b)", re.IGNORECASE)
_YOURS = re.compile(r"^[ \t]*yours (?:sincerely|faithfully|truly)\b|^[ \t]*sincerely yours\b", re.I | re.M)
_LEGAL = re.compile(
    r"(?:^|[\s,])(?:(?i:ltd|limited|llc|llp|inc|plc|corp|gmbh|mbh|ohg|e\.v|sarl|srl|pty)\b|AG|KG|UG|SE|BV|NV|SA|AB)"
    r"\.?$|\s(?:&|\+)\s|\bgmbh\b"
)
_KINDS = frozenset(
    re.findall(
        r"\w+",
        """
        agency agentur apotheke bakery bistro bäckerei café cafe clinic foundation gallery galerie gasthaus
        gasthof group gruppe hotel kanzlei museum office pension praxis restaurant services stiftung studio
        studios team theater theatre university verein verlag
        """,
    )
)
"""What firms and the like call themselves, and hardly anybody is called."""


def greeting(client: Client, template: str = "Hello {name},", *, formal: bool = False) -> str:
    """Greet the client: a salutation that is a greeting already stands as it is."""
    salutation = " ".join(client.salutation.split())
    if _GREETS.match(salutation):
        return salutation if salutation.endswith((",", ":", "!")) else f"{salutation},"
    name = salutation.rstrip(",")
    if not name:
        whole = _whole_name(client)
        if formal and whole:
            return f"Dear {whole},"
        name = whole if is_firm(whole) else _first_name(whole)
    return " ".join(template.replace("{name}", name).split()).replace(" ,", ",")


def is_formal(message: Message | None, client: Client) -> bool:
    """Whether a message greets by title and surname, or ends “Yours sincerely”.

    Who signs with the first name alone wants to be called by it.
    """
    if message is None or message.chat:
        return False
    lines = [line.strip(" ,.") for line in message.text[-1000:].split("\n") if line.strip()]
    first = _first_name(_whole_name(client)).casefold()
    if first and lines and lines[-1].casefold() == first:
        return False
    return bool(_TITLED.match(message.text[:1000]) or _YOURS.search(message.text[-1000:]))


def is_firm(name: str) -> bool:
    """Whether a name is that of a firm, and no person's; in doubt it is a person's."""
    words = name.split()
    if len(words) < 2:
        return False
    return bool(_LEGAL.search(name)) or not _KINDS.isdisjoint((words[0].casefold(), words[-1].casefold()))


def _whole_name(client: Client) -> str:
    """Return the name in the order it is spoken; empty when there is only an address or a company."""
    name = " ".join(client.name.split())
    if not name or "@" in name or name == client.company.strip():
        return ""
    if name.count(",") == 1 and not _LEGAL.search(name):  # Whitfield, Dana
        last, first = (half.strip() for half in name.split(","))
        return f"{first} {last}".strip()
    return name


def _first_name(name: str) -> str:
    words = name.split()
    if not words:
        return ""
    if words[0].rstrip(".").lower() in _TITLES:
        return name if len(words) <= 2 else words[1]
    return words[0].capitalize() if words[0].isupper() and len(words[0]) > 2 else words[0]
