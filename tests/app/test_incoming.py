from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as some
from textual._xterm_parser import XTermParser
from textual.events import Key

from amends.app.incoming import END, SILENCE, START, Incoming, Pasted

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = 100.0


def come(*pieces: bytes, incoming: Incoming | None = None) -> list[str | Pasted]:
    """Return what comes out of these pieces, keys that follow each other joined."""
    incoming = incoming or Incoming()
    out: list[str | Pasted] = []
    for piece in pieces:
        out.extend(incoming.feed(piece, NOW))
    out.extend(incoming.idle())
    return joined(out)


def joined(out: Iterable[str | Pasted]) -> list[str | Pasted]:
    found: list[str | Pasted] = []
    for each in out:
        if isinstance(each, str) and found and isinstance(found[-1], str):
            found[-1] += each
        else:
            found.append(each)
    return found


def test_keys_pass_as_they_come() -> None:
    assert come(b"abc\x1b[A\x11") == ["abc\x1b[A\x11"]


def test_a_bare_escape_does_not_wait_for_what_may_follow() -> None:
    assert list(Incoming().feed(b"\x1b", NOW)) == ["\x1b"]


def test_a_digit_struck_right_after_escape_is_a_digit() -> None:
    told = XTermParser().feed("".join(map(str, come(b"\x1b3"))))

    assert [event.key for event in told if isinstance(event, Key)] == ["escape", "3"]


def test_a_byte_that_is_no_letter_becomes_a_sign_and_the_next_key_is_itself() -> None:
    assert come(b"a\xe9b\xff", b"c") == ["a\ufffdb\ufffdc"]


def test_a_letter_cut_between_two_reads_is_whole() -> None:
    assert come("é".encode()[:1], "é".encode()[1:]) == ["é"]


def test_a_paste_comes_as_a_whole_and_the_keys_around_it_as_keys() -> None:
    assert come(f"x{START}one\rtwo{END}y".encode()) == ["x", Pasted("one\rtwo"), "y"]


@given(some.lists(some.integers(1, 40), max_size=6))
def test_it_does_not_matter_where_a_paste_is_cut(cuts: list[int]) -> None:
    data = f"a{START}Dear Sam,\rone\x1b[ two{END}b{START}{END}c".encode()
    at = sorted({sum(cuts[: n + 1]) % len(data) for n in range(len(cuts))} | {0, len(data)})
    at = [cut for cut in at if not data[:cut].endswith(b"\x1b")]  # there a bare escape would be meant
    pieces = [data[a:b] for a, b in pairwise(at)]

    assert come(*pieces) == ["a", Pasted("Dear Sam,\rone\x1b[ two"), "b", Pasted(""), "c"]


def test_a_paste_without_an_end_gives_way_to_a_key_after_a_silence() -> None:
    incoming = Incoming()

    assert list(incoming.feed(f"{START}half of a mes".encode(), NOW)) == []
    assert list(incoming.feed(b"\x11", NOW + SILENCE / 2)) == []
    assert list(incoming.feed(b"\x11", NOW + 3 * SILENCE)) == [Pasted("half of a mes\x11"), "\x11"]


def test_a_paste_that_was_held_up_goes_on() -> None:
    incoming = Incoming()
    list(incoming.feed(f"{START}half".encode(), NOW))
    out = list(incoming.feed(b" and then much more than anyone would type at once", NOW + 60))
    out += incoming.feed(f" x{END}".encode(), NOW + 120)

    assert out == [Pasted("half and then much more than anyone would type at once x")]


def test_a_paste_that_is_too_long_is_cut_and_says_so() -> None:
    incoming = Incoming(longest=10)

    assert come(f"{START}12345".encode(), f"678901234{END}q".encode(), incoming=incoming) == [
        Pasted("1234567890", cut=True),
        "q",
    ]


def test_megabytes_are_read_at_once() -> None:
    incoming, piece = Incoming(), b"word " * 13_000
    list(incoming.feed(START.encode(), NOW))
    for _ in range(80):
        assert list(incoming.feed(piece, NOW)) == []
    (pasted,) = incoming.feed(END.encode(), NOW)

    assert isinstance(pasted, Pasted)
    assert pasted.cut
    assert len(pasted.text) == 1_000_000
