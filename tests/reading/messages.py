"""Messages from invented clients, in several Englishes."""

from __future__ import annotations

from datetime import UTC, datetime

TUESDAY = datetime(2026, 5, 12, 17, 31, tzinfo=UTC)

ANGRY = """Sam,

The season brochure was due on Friday 8 May. It came today, Tuesday, at 5pm, and page 4
had the wrong prices. Did you even open it? What a joke.

I want a corrected page by Thursday noon, and I want to know what you are going to do about the
money. The printer charges us £120 for the lost slot. I have always liked your writing, but if this
goes on I will find somebody else.

Dana
"""

BRITISH = """Hi Tom,

I've just been through the proofs and I'm a bit taken aback. We agreed in writing that you'd have
them to us by Monday 11 May, and they landed last night with the old logo on the cover. The
illustrations really are lovely. But we go to press on Friday and the printers won't hold the slot.
Could you send corrected files by noon tomorrow? I'd also like to know why nobody thought to ring
me.

If we can't rely on dates I'm afraid we shall have to look at other studios.

Best wishes,
Harriet
"""

INDIAN = """Dear Anil ji,

This is with reference to the landing page which was supposed to go live on 4th May. Till date it is
not live and we have spent Rs. 45,000 on ads. We have been following up since last Thursday but
there is no response from your side. This is really very disappointing.

Kindly do the needful on top priority and share the revised timeline latest by EOD today. Also
please explain why the same issue is coming again and again. We have always appreciated your work in
the past.

Regards,
Deepika
"""

TERSE = """Sam - deck is missing slides 12-15. Client meets at 3pm. Need them in the next hour. Also the
numbers on slide 8 don't match the sheet I sent Monday. What happened? Call me.

-J
"""

PASSIVE = """Hello Rosa,

I was wondering whether the podcast edit might be ready at some point. I'm sure you've been terribly
busy with more important clients. No rush, of course. We announced the episode to our 4,000
subscribers for last Wednesday.

Warm regards,
Colin
"""

LET_DOWN = """Dear Mina,

Thank you for the manual. I'm writing with a heavy heart. Chapters 3 and 7 were left in German, and
our technician spent two full days on it, which cost us around 800 euros. You've been so reliable
over the past four years. Would you be willing to redo those chapters? We need the final version
before the trade fair on 22 September.

Kind regards
Annelie
"""

ABUSIVE = """Are you an idiot? I paid you $600 for a website and the contact form goes to the wrong address.
You are a clown!!! Give me my money back NOW.
"""

LEGAL = """Dear Ms Okafor,

We are instructed by Bramley Foods Limited. On 14 January 2026 you supplied eleven images without
licence. Our client has received a demand for EUR 7,500 against your fee of EUR 1,200. We require
your written confirmation within 14 days of the date of this letter. Should you fail to respond, we
will commence proceedings in the County Court.

Yours faithfully,
Pell & Rowe Solicitors
"""

SCOPE = """Hey Lena! Love the new site. One small thing - where's the shop? I know the quote only says 5
pages. Can you pop it in by the weekend?
"""

SPANISH = """Buenos días, Pablo: la web lleva tres días caída y nadie contesta al teléfono. Hemos perdido
muchas reservas por tu culpa. Quiero que lo arregles hoy mismo. ¿Me puedes llamar, por favor?
"""

ALL = {
    "angry": ANGRY,
    "British": BRITISH,
    "Indian": INDIAN,
    "terse": TERSE,
    "passive": PASSIVE,
    "let down": LET_DOWN,
    "abusive": ABUSIVE,
    "legal": LEGAL,
    "scope": SCOPE,
    "Spanish": SPANISH,
}
