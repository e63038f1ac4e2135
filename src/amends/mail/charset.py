"""Bytes into characters: the declared charset when it is an honest one, then UTF-8, then what fits."""

from __future__ import annotations

from functools import cache

_ALLOWED = {
    "ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "iso8859-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7",
    "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-11", "iso8859-13", "iso8859-14", "iso8859-15",
    "iso8859-16", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp437", "cp850", "cp852", "cp866", "cp874", "mac-roman", "koi8-r", "koi8-u", "gb2312",
    "gbk", "gb18030", "hz", "big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp", "iso2022_jp",
    "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext", "euc_kr", "cp949", "iso2022_kr",
    "johab", "tis-620",
}  # fmt: skip
"""Charsets of text. Python knows more codecs, but those that unpack or unescape have no place in mail."""

_WIDER = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What is meant in practice by the names on the left."""

_MAY_BE_UTF8 = (None, "ascii", "utf-8", "iso8859-1", "cp1252")
"""What UTF-8 is mistaken for; None stands for no charset, or none that is known."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 32 * 1024


def decode(raw: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text and a remark, "" when it was what it claimed to be. Never raises; not yet cleaned."""
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return raw[len(b"\xef\xbb\xbf") if codec == "utf-8" else 0 :].decode(codec, "replace"), ""
    name = _known(declared)
    utf8 = _strictly(raw, "utf-8")
    if utf8 is not None and name in _MAY_BE_UTF8:
        honest = raw.isascii() or name not in ("iso8859-1", "cp1252")
        return utf8, "" if honest else f"It says {declared}, but is UTF-8, and was read as that."
    if name is not None and name != "ascii":
        text = _strictly(raw, _WIDER.get(name, name))
        if text is not None:
            return text, ""
    codec = _likely(raw)
    # Five bytes mean nothing in cp1252; latin-1 turns them into controls, which cleaning then shows.
    text = raw.decode("utf-8", "replace") if codec == "utf-8" else _strictly(raw, codec)
    if text is None:
        text = raw.decode("latin-1")
    if not declared:
        return text, ""
    return text, f"It says {declared}, but is not, and was read as {codec}; some characters may be wrong."


@cache
def _known(declared: str) -> str | None:
    """Return Python's name of a declared charset, None for one that is unknown or not allowed."""
    import codecs

    if not declared or len(declared) > 40 or not declared.isascii() or "\0" in declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return name if name in _ALLOWED else None


def _strictly(raw: bytes, codec: str) -> str | None:
    """Return the text, or None when the bytes are not in that charset."""
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _likely(raw: bytes) -> str:
    """Guess the charset: mostly UTF-8 is UTF-8, few high bytes are Western, many are looked at."""
    sample = raw[:_SAMPLE]
    trial = sample.decode("utf-8", "replace")
    if trial.count("\ufffd") * 20 < sum(char > "\x7f" for char in trial):
        return "utf-8"
    high = sum(byte > 0x7F for byte in sample)
    letters = sum(byte > 0x7F or chr(byte).isalpha() for byte in sample)
    if high * 5 < letters:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return best.encoding if best and _known(best.encoding) else "cp1252"


_GUESSED = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1255", "cp1256", "koi8_r", "cp866", "iso8859_2", "iso8859_5",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
