from __future__ import annotations

import contextlib
import io
import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from amends.commands.printed import as_json, out, table

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
any_text = st.text(st.characters(codec=None))


def printed(call: Any, value: Any, encoding: str = "utf-8") -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="surrogatepass")
    with contextlib.redirect_stdout(stream):
        call(value)
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode(encoding, "surrogatepass")


@given(any_text)
def test_json_holds_exactly_the_text_and_nothing_that_a_terminal_obeys(text: str) -> None:
    line = printed(as_json, {"text": text})

    assert {"text": text} == json.loads(line)
    assert None is OBEYED.search(line)


@given(any_text)
def test_json_is_plain_where_the_terminal_knows_no_more(text: str) -> None:
    line = printed(as_json, text, "ascii")

    assert text == json.loads(line)


@given(any_text)
def test_text_is_printed_clean(text: str) -> None:
    assert None is OBEYED.search(printed(out, text))


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert table([("a", "bb"), ("ccc", "d")]) == "a    bb\nccc  d"


def test_a_table_without_rows_is_empty() -> None:
    assert table([]) == ""
