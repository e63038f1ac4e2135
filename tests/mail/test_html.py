"""HTML is read as the client saw it."""

from __future__ import annotations

from amends.mail.html import read_html, to_text


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
