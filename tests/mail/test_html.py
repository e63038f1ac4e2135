"""HTML is read as the client saw it."""

from __future__ import annotations

import pytest

from amends.mail import read as read_any
from amends.mail import read_text
from amends.mail.html import HIDDEN, read_html, to_text


def test_paragraphs_lists_and_breaks_keep_their_lines() -> None:
    html = "<p>Two things:</p><ul><li>the date</li><li>the price</li></ul><p>Please<br>fix them.</p>"

    assert [line.strip() for line in to_text(html).split("\n") if line.strip()] == [
        "Two things:",
        "* the date",
        "* the price",
        "Please",
        "fix them.",
    ]


def test_quotations_are_marked_as_in_plain_mail() -> None:
    html = "<div>No.</div><blockquote><div>Is it done?</div><blockquote>When?</blockquote></blockquote>"

    assert to_text(html).split("\n") == ["No.", "> Is it done?", ">> When?"]


def test_answers_between_quotations_stay_unmarked() -> None:
    html = (
        "<blockquote>Is it done?</blockquote><div>No.</div><blockquote>When?</blockquote><div>Friday.</div>"
    )

    assert to_text(html).split("\n") == ["> Is it done?", "No.", "> When?", "Friday."]


def test_a_link_that_shows_another_place_shows_where_it_leads() -> None:
    html = (
        '<p><a href="https://evil.example/x">www.bank.example</a> and <a href="https://ok.example/a">ok.example</a>'
        ' and <a href="https://ok.example/b">here</a></p>'
    )

    assert to_text(html) == "www.bank.example (https://evil.example/x) and ok.example and here"


def test_scripts_styles_comments_and_titles_are_not_words() -> None:
    head = "<head><title>T</title><style>p{}</style></head>"
    html = f"<html>{head}<body><!-- c --><script>s</script><p>x</p></body></html>"

    assert to_text(html) == "x"


def test_markup_that_cannot_be_followed_gives_its_words_and_says_so() -> None:
    text, remark = read_html("<div>" * 5000 + "still here")

    assert text == "still here"
    assert remark


def test_a_declaration_of_another_charset_does_not_matter() -> None:
    assert to_text('<?xml version="1.0" encoding="latin-1"?><p>Zoë €</p>') == "Zoë €"


def test_nothing_gives_nothing() -> None:
    assert read_html("") == ("", "")
    assert read_html("<p> </p>") == ("", "")


def page(style: str, body: str) -> str:
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("style", "body"),
    [
        (".x{display:none}", '<p>Seen.</p><p class="y x">Not.</p>'),
        (
            "/* .y{} */ p.x , #z { color: red; DISPLAY : none !important }",
            '<p>Seen.</p><p class="x">Not.</p>',
        ),
        ("#z{visibility:hidden}", '<p>Seen.<b id="z">Not.</b></p>'),
        (".x{font-size:0px}", '<p>Seen.</p><div class="x">Not.<b>Not.</b>Not.</div>'),
        ("", '<p>Seen.<span style="font-size:0">Not.</span></p>'),
        ("", '<p>Seen.<span style="opacity: 0; color: red">Not.</span></p>'),
        ("", "<p>Seen.<span hidden>Not.</span></p>"),
        (
            "@import 'a.css'; .x{display:none}",
            '<p>Seen.</p><p class="x">Not.<b style="display:block">Not.</b></p>',
        ),
    ],
)
def test_what_is_hidden_is_not_the_clients_words(style: str, body: str) -> None:
    assert to_text(page(style, body)) == "Seen."


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("@media (max-width:600px){.x{display:none}}", '<p class="x">Seen.</p>'),
        (".x{display:none} .x{display:block}", '<p class="x">Seen.</p>'),
        (".x{display:none}", '<p class="x" style="display:block">Seen.</p>'),
        (".menu .x{display:none}", '<p class="x">Seen.</p>'),
        ("", '<div style="font-size:0"> <p style="font-size:14px">Seen.</p> </div>'),
        ("", '<div style="visibility:hidden"><p style="visibility:visible">Seen.</p></div>'),
        ("p{font-size:0.9em;line-height:0}", "<p>Seen.</p>"),
        (".x{display:none", '<p class="x">Seen.</p>'),
        ("", '<td style="font-size:0"><p style="font:14px/20px Arial">Seen.</p></td>'),
        ("", '<div style="font-size:0"><font size="2">Seen.</font></div>'),
        ("", '<div style="font-size:0"><table><tr><td>Seen.</td></tr></table></div>'),
        ("div{font-size:0} div p{font-size:14px}", "<div><p>Seen.</p></div>"),
        ("div p{font-size:14px}", '<div style="font-size:0"><p>Seen.</p></div>'),
        (".fade{opacity:0}", '<p class="fade" style="opacity:1">Seen.</p>'),
        ("", '<p style="opacity:0;opacity:1">Seen.</p>'),
        (".fade{opacity:0} @keyframes in{to{opacity:1}}", '<p class="fade">Seen.</p>'),
        ("p{display:none} div p{display:block}", "<div><p>Seen.</p></div>"),
        ("p{display:none} div p,b{display:block}", "<div><p>Seen.</p></div>"),
        ("#wrap{visibility:hidden} body #wrap{visibility:visible}", '<p id="wrap">Seen.</p>'),
        (".x{display:block!important}", '<p class="x" style="display:none">Seen.</p>'),
        ("p.x{display:none} .x{display:block ! important; display:none}", '<p class="x">Seen.</p>'),
        ("p.x{display:none} .x{display:block !important}", '<p class="x">Seen.</p>'),
        ("@media all{.x{display:block!important}}", '<p class="x" style="display:none">Seen.</p>'),
        (".a{display:none} .b{display:block}", '<p class="b a">Seen.</p>'),
        ("p{display:block}", "<p hidden>Seen.</p>"),
        (".x{display : block!important}", '<p class="x" style="display :          none">Seen.</p>'),
        ("", '<p style="/* display:none */ color:red">Seen.</p>'),
        ("", f'<p style="display:none;{"color:red;" * 300}display:block">Seen.</p>'),
        (f".x{{display:none}} {'b{color:red}' * 9000} .x{{display:block}}", '<p class="x">Seen.</p>'),
        ('</style><style media="print">.x{display:none}', '<p class="x">Seen.</p>'),
    ],
)
def test_what_is_shown_after_all_is_read(style: str, body: str) -> None:
    assert read_html(page(style, body)) == ("Seen.", "")


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ('<p style="display:none">No.</p>', True),
        ('<div style="display:none"><b>No.</b></div>', True),
        ('<div style="display:none"><br>No.</div>', True),
        ('<p style="visibility:hidden">No.</p>', True),
        ('<p style="font-size:0"><br>No.</p>', True),
        ('<p style="display:none"> \u200c&nbsp; <script>no</script></p>', False),
        ('<p style="font-size:0">&nbsp;</p>', False),
    ],
)
def test_that_words_were_left_out_is_told(hidden: str, told: bool) -> None:
    text, remark = read_html(f"<p>Seen.</p>{hidden}")

    assert text == "Seen."
    assert bool(remark) is told


def test_a_pasted_page_tells_too_what_was_left_out() -> None:
    html = b"<html><p>Where are the labels?</p><p hidden>No.</p></html>"

    assert [read(html).remarks for read in (read_text, read_any)] == [(HIDDEN,), (HIDDEN,)]


def test_words_after_something_hidden_stay() -> None:
    assert to_text("<p>One <i style='display:none'>no</i>two <i style='font-size:0'>no</i>three</p>") == (
        "One two three"
    )
