from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from amends.coach import Asked, Background, Circumstances, Offered, UnknownRule, circumstances, explain, judge
from amends.coach.as_json import as_dict
from amends.coach.matching import forget
from amends.domain.case import Case, Client, Facts
from amends.domain.draft import Draft, Left, Offer, Part
from amends.domain.letter import Letter, words_in
from amends.domain.message import Message, Point
from amends.domain.money import Fee
from amends.letters import Shape, render, shapes
from amends.widgets.state_line import StateLine
from coach.given import letter_in_parts
from coach.letters import ANSWER

if TYPE_CHECKING:
    from amends.domain.judgement import Judgement

AT_FIVE = datetime(2026, 5, 15, 17)
IF = "I'm sorry if the parcel came late."


def rules_of(judgement: Judgement) -> list[str]:
    return [finding.rule for finding in judgement.findings]


def test_a_sentence_has_its_moves_and_its_faults() -> None:
    owned, shifted = judge(Letter("I forgot the index. You should have told me.")).sentences

    assert owned.moves == ("acknowledge",)
    assert shifted.faults == ("blame_shift",)


def test_offsets_point_into_the_text_whatever_its_white_space() -> None:
    text = "Hello Ines,\n\nthank you.\nI'm  sorry\n  if the parcel came late."
    judgement = judge(Letter(text))

    assert [text[one.start : one.end] for one in judgement.sentences] == [
        one.text for one in judgement.sentences
    ]
    assert [text[one.start : one.end] for one in judgement.findings] == [
        one.text for one in judgement.findings
    ]


def test_an_error_stands_in_the_way_and_a_warning_does_not() -> None:
    assert not judge(Letter(IF)).ready
    assert judge(Letter("I will send it soon.")).ready


def test_a_doubt_is_asked_and_never_stands_in_the_way() -> None:
    judgement = judge(Letter("I thought you had the second sheet."))

    assert judgement.sentences[0].faults == ()
    assert judgement.sentences[0].perhaps == ("excuse",)
    assert [finding.severity for finding in judgement.findings] == ["hint"]


@pytest.mark.parametrize(
    "text",
    [
        "> You should have told me.\n> I'm sorry if you feel that way.\n\nThe sign is up.",
        "You wrote: “you never sent the plan and I'm sorry if that is news”. It was in my bag.",
        "In your words, “mistakes were made with all the plates”.",
        "You wrote: ‘you’re late again and mistakes were made’. The sign is up.",
        "You asked: “why is it LATE AGAIN? It was to come on Thursday 15 May 2026.” It is up.",
    ],
)
def test_what_the_client_wrote_is_never_judged(text: str) -> None:
    assert rules_of(judge(Letter(text))) == []


def test_what_is_missing_is_said_only_under_a_shape_that_wants_it() -> None:
    text = "The plates were late."

    assert not {"no-apology", "no-ownership", "no-remedy"} & set(rules_of(judge(Letter(text))))
    assert {"no-apology", "no-ownership", "no-remedy"} <= set(
        rules_of(judge(Letter(text, shape="they-complained")))
    )
    assert "no-apology" not in rules_of(judge(Letter(text, shape="short-note")))


def test_what_is_missing_stands_where_its_part_would_be() -> None:
    shape, today, parts = ANSWER
    letter = letter_in_parts(shape, [pair for pair in parts if pair[0] != "why"], greeting="Hello Ines,")
    judgement = judge(letter, Circumstances(today=today))
    (missing,) = [finding for finding in judgement.findings if finding.severity != "hint"]
    before = next(one for one in letter.sections if one.part == "putting-it-right")

    assert (missing.rule, missing.part, missing.job) == ("no-prevention", "why", "change")
    assert missing.start == missing.end == before.end


def test_owning_repair_and_apology_come_first() -> None:
    judgement = judge(Letter(f"Hello {{name}}. {IF}", shape="they-complained"))

    assert rules_of(judgement)[:2] == ["no-ownership", "no-remedy"]


def test_an_empty_letter_lacks_everything_and_breaks_nothing() -> None:
    judgement = judge(Letter("", shape="they-complained"))

    assert judgement.sentences == ()
    assert not any(done for jobs in judgement.jobs.values() for done in jobs.values())


def test_a_bare_letter_has_no_jobs() -> None:
    assert judge(Letter("I sent it late.")).jobs == {}


def test_a_remark_can_be_left_here_in_this_letter_and_always() -> None:
    letter = Letter(f"{IF} I'm sorry if the box was wet.")

    assert len(rules_of(judge(letter))) == 2
    assert len(rules_of(judge(letter, Circumstances(left=(("conditional-apology", IF),))))) == 1
    assert rules_of(judge(letter, Circumstances(left=(("conditional-apology", ""),)))) == []
    assert rules_of(judge(letter, Circumstances(quiet=("conditional-apology",)))) == []


def test_a_doubt_that_is_left_as_it_is_is_doubted_nowhere() -> None:
    said = "I thought you had the second sheet."
    (finding,) = judge(Letter(said)).findings
    judgement = judge(Letter(said), Circumstances(left=((finding.rule, said),)))

    assert judgement.findings == ()
    assert judgement.sentences[0].perhaps == ()


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("I will also repair the bench, of course.", True),
        ("I will also repair the bench, of course. You have it by Friday.", False),
        ("I will also repair the bench, of course. They are with you on 4 May.", False),
        ("I will also repair the bench, of course. You have been very kind.", True),
        ("I will also repair the bench, of course. The fair is on Friday.", True),
        ("I will also repair the bench, of course. Do you need it by Friday?", True),
    ],
)
def test_a_promise_may_have_its_day_in_the_next_sentence(text: str, empty: bool) -> None:
    first = judge(Letter(text)).sentences[0]

    assert ("empty_promise" in (*first.faults, *first.perhaps)) is empty


def test_one_place_has_one_remark_the_gravest() -> None:
    assert rules_of(judge(Letter("I'm sorry if this may have caused any inconvenience."))) == [
        "conditional-apology"
    ]


def test_an_owned_act_is_no_evasion_and_a_named_change_no_empty_promise() -> None:
    owned = judge(Letter("The third page was overlooked because I did not check it."))
    changed = judge(
        Letter("So that it won't happen again, I have added a second check to every page before it goes out.")
    )

    assert owned.sentences[0].faults == ()
    assert changed.sentences[0].moves == ("concrete_prevention",)
    assert changed.sentences[0].faults == ()


@pytest.mark.parametrize(
    ("shape", "part"), [("they-complained", "why"), ("partly-me", "the-rest"), ("it-happened-again", "why")]
)
def test_outside_causes_may_be_told_in_their_part_once_the_act_is_owned(shape: str, part: str) -> None:
    owned = ("what-happened", "I sent the plates late, and I am sorry.")
    told = (part, "My web host failed on the Sunday. Under our agreement two days of grace are normal.")
    spoken = {"blames-a-third", "outside-cause", "paper-shield"}

    after = set(rules_of(judge(letter_in_parts(shape, [owned, told]))))
    before = set(rules_of(judge(letter_in_parts(shape, [("what-happened", "Thank you."), told]))))

    assert not spoken & after
    assert spoken & before


def test_a_sum_that_is_none_of_the_offers_is_an_error() -> None:
    letter = Letter("I will refund £50 on Monday.", shape="they-complained")
    offers = (Offered(amount=Decimal("60.00"), currency="GBP"),)
    found = next(
        one for one in judge(letter, Circumstances(offers=offers)).findings if one.rule == "numbers-disagree"
    )

    assert (found.text, found.severity) == ("£50", "error")


@pytest.mark.parametrize(
    ("text", "due", "told"),
    [
        ("I will refund £60 by Friday 12:00.", AT_FIVE, ["Friday 12:00"]),
        ("I will refund £60 by noon on Friday 15 May.", AT_FIVE, ["noon on Friday 15 May"]),
        ("I will refund £60 by Friday 17:00.", AT_FIVE, []),
        ("I will refund £60 by Friday.", AT_FIVE, []),
        ("I will refund £60 by Friday 12:00.", AT_FIVE.date(), []),
        ("I will refund £60 by Friday 12:00 London time.", AT_FIVE, []),
        ("I will refund £60 by Friday 12:00 your time.", AT_FIVE, ["Friday 12:00 your time"]),
    ],
)
def test_a_time_of_day_that_is_not_that_of_the_offer_is_an_error(
    text: str, due: date, told: list[str]
) -> None:
    offer = Offer(remedy="refund", amount=Decimal(60), currency="GBP").by(due)
    made = Draft(shape="they-complained", offers=(offer,))
    around = circumstances(
        Case(id="one", created=AT_FIVE, updated=AT_FIVE, drafts=(made,)), made, today=date(2026, 5, 12)
    )

    found = [one for one in judge(Letter(text), around).findings if one.rule == "dates-disagree"]

    assert [one.text for one in found] == told
    assert all(one.message == "The offer says Friday 15 May, 17:00; this says another time." for one in found)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"percent": Decimal(150), "amount": Decimal(600)}, ["150%"]),
        ({"amount": Decimal("400.50")}, ["£400.50"]),
        ({"amount": Decimal(400)}, []),
    ],
)
def test_more_than_the_whole_fee_back_stands_in_the_way(given: dict[str, Decimal], told: list[str]) -> None:
    when = datetime(2026, 5, 12, 9, tzinfo=UTC)
    offer = Offer(remedy="partial-refund", currency="GBP", due=date(2026, 5, 20)).but(**given)
    draft = Draft(
        shape="they-complained", parts=(Part(name="offers", text="I can offer you:"),), offers=(offer,)
    )
    facts = Facts(fee=Fee(amount=Decimal(400), currency="GBP"))
    case = Case(id="x", created=when, updated=when, facts=facts, drafts=(draft,))
    judged = judge(render(draft), circumstances(case, draft, today=when.date()))

    assert [found.text for found in judged.findings if found.rule == "numbers-disagree"] == told
    assert [found.severity for found in judged.findings if found.text in told] == ["error"] * len(told)


def test_a_weekday_is_told_with_the_day_it_should_be() -> None:
    (found,) = judge(Letter("I will call on Thursday 15 May 2026.")).findings

    assert found.message == "15 May 2026 is a Friday."


def test_points_are_answered_by_words_in_common_or_by_a_link() -> None:
    letter = letter_in_parts("they-complained", [("what-happened", "I billed the invoice twice.")])
    loose = (Asked("Where are the photos?", "Where are the photos?"),)
    linked = (loose[0]._replace(answered_by="what-happened"),)

    assert "points-uncovered" in rules_of(judge(letter, Circumstances(points=loose)))
    assert "points-uncovered" not in rules_of(judge(letter, Circumstances(points=linked)))


def test_points_without_an_answer_are_one_remark_that_lists_them() -> None:
    letter = letter_in_parts("they-complained", [("what-happened", "I billed the invoice twice.")])
    asked = tuple(Asked(words, words) for words in ("Where are the photos?", "Who pays the courier?"))
    judged = judge(letter, Circumstances(points=asked))
    told = [found.message for found in judged.findings if found.rule == "points-uncovered"]

    assert told == ["Not answered yet: “Where are the photos?”, “Who pays the courier?”"]


def test_of_many_points_without_an_answer_those_of_owning_and_repair_are_named() -> None:
    letter = letter_in_parts("they-complained", [("what-happened", "I billed the invoice twice.")])
    labels = ("question", "fact", "deadline", "request", "question")
    asked = tuple(Asked(f"{label} {n}", f"The {n}th lamp", label=label) for n, label in enumerate(labels))
    (told,) = [
        found.message
        for found in judge(letter, Circumstances(points=asked)).findings
        if found.rule == "points-uncovered"
    ]

    assert told == "Not answered yet: “fact 1”, “request 3”, “question 0”, and 2 more"


@pytest.mark.parametrize("form", shapes().values(), ids=shapes())
def test_only_a_letter_that_is_an_answer_misses_a_point(form: Shape) -> None:
    asked = (Asked("Where are the photos?", "Where are the photos?"),)
    parts = [(part.name, "I will write to you on Monday.") for part in form.parts]
    found = rules_of(judge(letter_in_parts(form.id, parts), Circumstances(points=asked)))

    answers = {"they-complained", "partly-me", "it-happened-again", "not-my-doing", "i-write-first"}
    assert ("points-uncovered" in found) is (form.id in answers)


def test_a_case_gives_its_circumstances() -> None:
    when = datetime(2026, 5, 12, 9, tzinfo=UTC)
    points = (
        Point(label="question", quote="Where are the plates?"),
        Point(label="heat", quote="Unbelievable."),
    )
    draft = Draft(
        shape="they-complained",
        greeting="Hello Tom,",
        parts=(Part(name="what-happened", text="I sent the plates late."),),
        offers=(Offer(remedy="discount-this-invoice", percent=Decimal(20), currency="GBP"),),
        left=(Left(rule="no-impact"),),
    )
    case = Case(
        id="x",
        created=when,
        updated=when,
        client=Client(name="Ines Varga"),
        facts=Facts(sure="yes"),
        messages=(Message(text="…", points=points),),
        drafts=(draft,),
    )
    around = circumstances(
        case,
        draft,
        today=date(2026, 5, 13),
        background=Background(earlier=(date(2025, 2, 1),)),
        quiet=("curt",),
    )
    found = rules_of(judge(render(draft), around))

    assert (around.names, around.sure, around.silent) == (("Ines Varga",), "yes", False)
    assert [point.title for point in around.points] == ["Where are the plates?"]
    assert (around.left, around.quiet) == ((("no-impact", ""),), ("curt",))
    assert "greeting-name" in found
    assert "no-impact" not in found


def test_the_judgement_as_json_has_the_keys_that_programs_read() -> None:
    told = as_dict(judge(Letter(IF, shape="they-complained")))

    assert json.loads(json.dumps(told)) == told
    assert list(told) == ["text", "sentences", "findings", "jobs", "ready"]
    assert list(told["sentences"][0]) == ["start", "end", "text", "moves", "faults", "perhaps"]
    assert list(told["findings"][0]) == [
        *("rule", "severity", "start", "end", "text", "message", "why", "source", "evidence", "try", "fault")
    ]


def test_a_rule_explains_itself_and_an_unknown_one_is_named() -> None:
    assert explain("conditional-apology").severity == "error"
    with pytest.raises(UnknownRule, match="no-such-rule"):
        explain("no-such-rule")


def test_judging_needs_neither_the_models_nor_the_terminal() -> None:
    code = (
        "import sys; from amends.coach import judge; from amends.coach.as_json import as_dict;"
        "from amends.domain.letter import Letter;"
        "as_dict(judge(Letter('I forgot it.', shape='they-complained')));"
        "sys.exit(bool({'pydantic', 'textual', 'rich', 'babel'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "alphabet",
    [
        "i was so ",
        "you should have ",
        "sorry if ",
        "“",
        '" ',
        "[",
        "A ",
        "5 ",
        "my ",
        ". ",
        "by friday ",
        "\n",
        "> ",
    ],
)
def test_a_hundred_kilobytes_of_anything_do_not_hang(alphabet: str) -> None:
    pieces = 100_000 // len(alphabet)
    text = "".join(alphabet if number % 9 else f"{alphabet}{number}" for number in range(pieces))[:100_000]
    forget()

    begun = time.process_time()
    judge(Letter(text, shape="they-complained"), Circumstances(today=date(2026, 5, 13)))

    assert time.process_time() - begun < 5


def test_an_apology_with_an_if_does_not_say_what_it_cost() -> None:
    half = judge(letter_in_parts("they-complained", [("what-happened", "I am sorry if it upset you.")]))
    whole = judge(letter_in_parts("they-complained", [("what-happened", "It upset your guests.")]))

    assert not half.jobs["what-happened"]["impact"]
    assert whole.jobs["what-happened"]["impact"]


def test_what_the_user_ticks_or_opens_counts_before_what_is_found() -> None:
    letter = letter_in_parts(
        "they-complained", [("what-happened", "I sent the plates late, and I am sorry.")]
    )
    by_hand = {("what-happened", "apology"): False, ("what-happened", "impact"): True}
    found, said = judge(letter), judge(letter, Circumstances(by_hand=by_hand))

    assert (found.jobs["what-happened"]["apology"], found.jobs["what-happened"]["impact"]) == (True, False)
    assert (said.jobs["what-happened"]["apology"], said.jobs["what-happened"]["impact"]) == (False, True)
    assert "no-impact" in rules_of(found)
    assert "no-impact" not in rules_of(said)
    assert "no-apology" in rules_of(said)


def test_what_the_message_or_the_facts_cost_is_no_contradiction_of_an_offer() -> None:
    letter = Letter("I will refund £60 of the £400 you lost.", shape="they-complained")
    offers = (Offered(amount=Decimal("60.00"), currency="GBP"),)

    unknown = judge(letter, Circumstances(offers=offers))
    known = judge(letter, Circumstances(offers=offers, sums=frozenset({Decimal(400)})))

    assert "numbers-disagree" in rules_of(unknown)
    assert "numbers-disagree" not in rules_of(known)


SPANISH = """Hola Marta:

El lunes tenía que enviarte los folletos y no lo hice. Lo siento mucho. [día] los tienes.
"""


def test_a_letter_in_another_language_is_judged_only_by_what_holds_in_any() -> None:
    judgement = judge(Letter(SPANISH, shape="they-complained"))

    assert [finding.rule for finding in judgement.findings] == ["open-blank", "another-language"]
    assert not any(one.moves or one.faults or one.perhaps for one in judgement.sentences)


def test_a_letter_that_has_hardly_begun_is_in_the_language_of_the_client() -> None:
    begun = Letter("Hola Marta:\n", shape="they-complained")

    foreign = {finding.rule for finding in judge(begun, Circumstances(english=False)).findings}

    assert "another-language" in foreign
    assert "no-apology" not in foreign
    assert "no-apology" in {finding.rule for finding in judge(begun).findings}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("I can offer you one of these:", False),
        ("I can offer you one of these:\n1. A new page\n2. A quieter paper", True),
        ("I can offer you one of these:\nA new page\nA quieter paper", True),
        ("I can offer you one of these:\n\nWhich would you prefer?", False),
        ("I can offer you one of these:\n\nPick whichever suits you.", False),
        ("I will refund the 120 pounds and redo page 4 by Friday; this is what else I can offer:", True),
        ("I will take 20% off the invoice, as I said on the phone:", True),
        ("I can do one of these by Friday:", False),
        ("I suggest one of these, at no cost to you:", False),
        ("Which of these would you prefer?", False),
        ("Pick whichever suits you.", False),
        ("I will take 20% off the invoice.", True),
        ("I can redo the menu by Friday or take 60 pounds off, whichever you like.", True),
    ],
)
def test_an_offer_is_made_by_what_is_offered_and_not_by_the_line_before_the_list(
    words: str, offered: bool
) -> None:
    letter = letter_in_parts("they-complained", [("offers", words)])

    assert judge(letter).jobs["offers"]["offer"] is offered


def test_in_a_bare_letter_the_next_paragraph_is_no_offer_and_a_list_is() -> None:
    leading = "I am sorry that the menu came late.\n\nI can offer you one of these:\n\n"
    bare = judge(Letter(f"{leading}I enjoyed drawing it.", shape="they-complained"))
    listed = judge(Letter(f"{leading}- A new page\n- A quieter paper", shape="they-complained"))

    assert bare.jobs["offers"]["offer"] is False
    assert listed.jobs["offers"]["offer"] is True


def test_the_offers_that_were_chosen_do_the_job() -> None:
    made = Draft(
        shape="they-complained",
        parts=(Part(name="offers", text="I can offer you one of these:"),),
        offers=(Offer(remedy="extra-deliverable", what="A set of shelf cards"),),
    )

    assert judge(render(made)).jobs["offers"]["offer"] is True
    assert judge(render(made.but(offers=()))).jobs["offers"]["offer"] is False


@pytest.mark.parametrize(
    ("repair", "severity"),
    [
        ("I will repaint the whole sign at my cost and hang it on Friday.", "hint"),
        ("The new boards are with you on Friday.", "hint"),
        ("I will call you on Friday.", "error"),
        ("I want to put this right.", "error"),
    ],
)
def test_what_is_promised_in_the_repair_is_not_called_nothing(repair: str, severity: str) -> None:
    letter = letter_in_parts(
        "they-complained",
        [("what-happened", "I hung the sign late, and I am sorry."), ("putting-it-right", repair)],
    )
    (found,) = [one for one in judge(letter).findings if one.rule == "no-remedy"]

    assert found.severity == severity
    assert found.message.startswith("Nothing is offered yet") is (severity == "error")


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("Re: THE CATALOGUE - this is a disaster", ["shouts: “THE CATALOGUE”", "heat: “disaster”"]),
        ("Re: WHERE ARE MY PRINTS", ["shouts: “WHERE ARE MY PRINTS”"]),
        ("RE: CATALOGUE PROOFS MISSING", ["all in capitals"]),
        ("Re: Still no proofs??", ["several marks"]),
        ("Re: The proofs for the NASA poster", []),
        ("RE: Proofs", []),
    ],
)
def test_a_subject_with_a_raised_voice_is_remarked_on(subject: str, told: list[str]) -> None:
    judged = judge(Letter("I sent the proofs on Tuesday.", subject=subject))
    found = [found for found in judged.findings if found.part == "subject"]

    assert len(found) == len(told)
    assert all(words in one.message for words, one in zip(told, found, strict=True))
    assert {(one.start, one.end) for one in found} <= {(0, 0)}


def test_sentences_over_the_name_are_judged_and_tick_the_last_part() -> None:
    said = "I will call you on Monday. I am sorry if it upset you.\n\nKind regards,\nSam"
    draft = Draft(
        shape="they-complained",
        parts=tuple(Part(name=part.name) for part in shapes()["they-complained"].parts),
        sign_off=said,
    )
    judged = judge(render(draft))
    signed = judge(
        render(draft.but(sign_off="With kind regards,\nSam Lund\nLund Works, 12 Long Street, Leeds"))
    )

    assert [one.text for one in judged.findings if one.fault == "conditional_apology"] == [
        "I am sorry if it upset you."
    ]
    assert list(judged.jobs.values())[-1]["next step"]
    assert not any(one.start < one.end for one in signed.findings)
    assert not any(list(signed.jobs.values())[-1].values())


@pytest.mark.parametrize(("sentences", "rule"), [(1, "too-short"), (80, "too-long")])
def test_how_long_a_letter_is_is_told_as_on_the_line_below_it(sentences: int, rule: str) -> None:
    draft = Draft(
        shape="they-complained",
        greeting="Hello Kofi,",
        sign_off="Kind regards,\nNoor",
        parts=(
            Part(name="what-happened", text="I am sorry. " + "I sent it late. " * sentences),
            Part(name="offers", text="You can have one of these:"),
        ),
        offers=(Offer(remedy="extra-deliverable", what="a second cover", due=date(2026, 9, 22)),),
    )
    letter = render(draft, currency_locale="en_GB")
    (told,) = (finding.message for finding in judge(letter).findings if finding.rule == rule)
    line = StateLine()
    line.show(judge(letter), ())

    assert told.split(" words")[0] == str(len(letter.text.split())) == line._counts().split(" words")[0]


def test_lines_quoted_from_the_client_do_not_count() -> None:
    assert words_in("I sent it late.\n\n> You sent it late\n > again\n\nNoor") == 5


@pytest.mark.parametrize("answers", [None, 1])
def test_a_sent_letter_is_judged_by_what_was_there_when_it_went_out(answers: int | None) -> None:
    early, sent, late = (datetime(2026, 5, day, 12, tzinfo=UTC) for day in (11, 12, 13))
    first = Message(
        text="The lamp is dim.", date=early, points=(Point(label="fact", quote="The lamp is dim"),)
    )
    then = Message(
        text="I take offer 2, for £80.", date=late, points=(Point(label="request", quote="I take offer 2"),)
    )
    if answers is not None:  # its date then says nothing
        then = then.but(date=early)
    case = Case(id="x", created=early, updated=late, messages=(first, then))
    draft = Draft(shape="they-complained", answers=answers)
    waiting, out = (circumstances(case, one, today=None) for one in (draft, draft.but(sent=sent)))

    assert [point.title for point in waiting.points] == ["I take offer 2"]
    assert [point.title for point in out.points] == ["The lamp is dim"]
    assert waiting.sums == {Decimal(80)}
    assert not out.sums
    assert circumstances(case, draft.but(sent=early.replace(day=1), answers=None), today=None).silent


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("Is there anything in the proofs you would change?", False),
        ("When you have a minute, was something wrong with the proofs?", False),
        ("Let me know if something was wrong.", False),
        ("Shall we talk, and how about Tuesday?", False),
        ("What would you change in the proofs?", True),
        ("I last heard from you on Monday: how are you getting on?", True),
        ("Could you tell me what you would change?", True),
        ("When would you like to talk?", True),
    ],
)
def test_just_asking_wants_a_question_that_yes_or_no_cannot_answer(words: str, open_: bool) -> None:
    part = shapes()["checking-back"].parts[0]
    asked = letter_in_parts("just-asking", [("question", words)])
    again = letter_in_parts("checking-back", [(part.name, words)])

    assert judge(asked).jobs["question"]["ask"] is open_
    assert judge(again).jobs[part.name]["ask"]


def test_an_empty_subject_is_said_where_a_mail_would_go_out_without_one() -> None:
    silent = Case(id="x", created=AT_FIVE, updated=AT_FIVE, client=Client(name="Ines Varga"))
    told = silent.but(messages=(Message(text="Where is it?", subject="The map"),))
    draft = Draft(shape="i-write-first", greeting="Hello Ines,")

    def said(case: Case, subject: str) -> bool:
        around = circumstances(case, draft.but(subject=subject), today=None)
        return any(one.rule == "no-subject" for one in judge(render(draft), around).findings)

    assert said(silent, " ")
    assert not said(silent, "The map")
    assert not said(told, "")


def test_a_paragraph_in_the_subject_is_said() -> None:
    written = "I sent them a week late, and you stood there and told them all why, again and again: my fault."

    def said(subject: str) -> list[str]:
        letter = render(Draft(shape="short-note", subject=subject, greeting="Hello Ines,"))
        return [one.message for one in judge(letter).findings if one.rule == "out-of-place"]

    assert said(f"Re: The proofs{written}") == ["A paragraph stands in the subject."]
    assert not said("Re: Fwd: Where are the proofs that you promised for last Monday, please?")
