from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings

from amends.domain.case import FORMAT
from amends.domain.clean import clean, clean_line
from amends.domain.draft import Draft, Part
from amends.domain.record import Record
from amends.storage.layout import is_line
from amends.storage.toml_out import Head, dumps
from amends.storage.tree import loads
from strategies import any_texts, cases

if TYPE_CHECKING:
    from amends.domain.case import Case

PATH = Path("case.toml")


def cleaned(value: Any, line: bool = False) -> Any:
    """Return the value as it is after it has been through a file: known texts cleaned, the rest as it was."""
    if isinstance(value, Record):
        model = type(value)
        fields = {name: cleaned(getattr(value, name), is_line(model, name)) for name in model.model_fields}
        return value.but(**fields)
    if isinstance(value, tuple):
        return tuple(cleaned(each, line) for each in value)
    if isinstance(value, str):
        return clean_line(value) if line else clean(value)
    return value


@given(cases())
def test_a_case_comes_back_from_its_file_as_it_was(case: Case) -> None:
    back, written_in = loads(dumps(case), PATH)

    assert case == back
    assert written_in == FORMAT


@given(cases(any_texts))
def test_texts_that_were_never_cleaned_come_back_clean(case: Case) -> None:
    back, _ = loads(dumps(case), PATH)

    assert cleaned(case) == back


@settings(max_examples=50)
@given(cases())
def test_writing_what_was_read_changes_nothing_in_the_file(case: Case) -> None:
    text = dumps(case, Head(stands="ready"))

    assert text == dumps(loads(text, PATH)[0], Head(stands="ready"))


@settings(max_examples=50)
@given(cases())
def test_any_reader_of_toml_can_read_the_file(case: Case) -> None:
    assert tomllib.loads(dumps(case))["format"] == 1


@given(cases())
def test_jobs_ticked_by_hand_come_back(case: Case) -> None:
    part = Part(name="close", text="I will ring.").with_job("next step", True).with_job("impact", False)
    case = case.but(drafts=(Draft(shape="they-complained", parts=(part,)),))
    text = dumps(case)

    assert loads(text, PATH)[0].drafts[0].parts == (part,)
    assert 'ticked = ["next step"]\nunticked = ["impact"]' in text.replace('[\n    "', '["').replace(
        '",\n]', '"]'
    )
