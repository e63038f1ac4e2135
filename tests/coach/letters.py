"""Letters that are as they should be, and the day on which each was written."""

from __future__ import annotations

from datetime import date

ANSWER = (
    "they-complained",
    date(2026, 10, 7),
    [
        (
            "what-happened",
            "Thank you for ringing me at once. You expected the programmes on Friday 2 October; I "
            "delivered them on Monday 5 October, and the cast list had last year's names. Your ushers "
            "stood at the door without them. That was my mistake, and I am sorry.",
        ),
        (
            "putting-it-right",
            "I can't undo the first night, and I want to put it right. The corrected programmes have "
            "been at the stage door since 10:00 this morning.",
        ),
        (
            "why",
            "I worked from an old file on my own drive. It was the only time in three seasons, and here "
            "is what has changed: every old file is now locked in an archive, and Bea Lund reads each "
            "list before it goes to the press.",
        ),
        (
            "offers",
            "You can have one of these:\n1. 25% off this invoice (£150), refunded by Friday 9 October "
            "2026.\n2. A seating card for each table by Thursday 8 October 2026, at no charge.\n\nWhich "
            "would you prefer? If neither helps, tell me what would.",
        ),
        (
            "close",
            "I have enjoyed every rehearsal with you, and I hope we can do the spring play together. I "
            "will call you on Thursday 8 October at 9:30.",
        ),
    ],
)

FIRST = (
    "i-write-first",
    date(2026, 3, 12),
    [
        (
            "what-happened",
            "We usually speak on Mondays, and I have not heard from you since 16 February, so I went "
            "through the last weeks. I found this: I put the shop online three days after the day we "
            "agreed, and I did not tell you. You had to change your first mailing. That was my mistake, "
            "and I am sorry.",
        ),
        (
            "why",
            "The shop is live and I tried it with four cards today. Since Monday I write to you every "
            "Wednesday with what is done and what comes next, so you hear of a slip before it reaches "
            "you.",
        ),
        (
            "offers",
            "To put it right I can do one of two things: take 10% (€120) off the open invoice today, or "
            "add the gift page for free by Wednesday 18 March 2026. Which would you prefer?",
        ),
        (
            "close",
            "Is there anything else on my side that you would like me to change? I have enjoyed building "
            "the shop with you. I will ring on Thursday 19 March at 11:00, and a short no is fine too.",
        ),
    ],
)

ISOLATED = (
    "i-write-first",
    date(2026, 9, 15),
    [
        (
            "what-happened",
            "I sent the September columns on Tuesday 8 September instead of Friday 4 September, and I "
            "did not warn you. You had to fill two pages at short notice. That was my mistake, and I am "
            "sorry.",
        ),
        (
            "why",
            "I was moving house, my phone company was four days late with the line, and I had no other "
            "way to get online. In five years it was the only date I have missed with you. Since then I "
            "keep a prepaid card, a desk at the library is mine whenever I need it, and I send you the "
            "text a day before it is due.",
        ),
        (
            "offers",
            "What can I do to put this right? I could write the October opener at no charge by Wednesday "
            "30 September 2026, or take 15% (£45) off the September invoice. If something else would "
            "help more, tell me.",
        ),
        (
            "close",
            "I have enjoyed working with you, and I hope that this will not affect what we do next. I "
            "will ring you on Thursday 17 September at 10:00, and a plain no is fine too.",
        ),
    ],
)

NOTE = (
    "short-note",
    date(2026, 10, 6),
    [
        (
            "note",
            "I have your message and I have read it with care. I will answer each point by tomorrow, "
            "Wednesday 7 October, 12:00.",
        )
    ],
)

CHECK_IN = (
    "just-asking",
    date(2026, 3, 12),
    [
        (
            "question",
            "We usually speak on Mondays and I have not heard from you since 16 February. What in "
            "the last set would you like me to look at again?",
        )
    ],
)

ALL = {"answer": ANSWER, "first": FIRST, "isolated": ISOLATED, "note": NOTE, "check-in": CHECK_IN}
