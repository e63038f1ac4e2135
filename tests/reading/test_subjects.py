"""What a case is called: the subject when it is calm, quieter when it shouts, nothing when it is heat."""

from __future__ import annotations

import pytest

from amends.reading.subjects import calm, covered_subject


@pytest.mark.parametrize(
    "subject",
    ["", "The spring leaflet", "Where is the spring leaflet?", "SEO audit", "Invoice INV-22", "¿Dónde está?"],
)
def test_a_calm_subject_stays_as_it_is(subject: str) -> None:
    assert calm(subject) == subject


@pytest.mark.parametrize(
    ("subject", "quiet"),
    [
        ("WHERE IS THE LEAFLET???", "Where is the leaflet?"),
        ("SPRING LEAFLET", "Spring leaflet"),
        ("Site down AGAIN", "Site down again"),
        ("Still waiting, Anna!!!", "Still waiting, Anna!"),
    ],
)
def test_a_loud_subject_is_said_quietly(subject: str, quiet: str) -> None:
    assert calm(subject) == quiet


@pytest.mark.parametrize("subject", ["TOTALLY UNACCEPTABLE", "What a shambles", "I am furious"])
def test_a_subject_that_is_heat_is_no_name_for_a_case(subject: str) -> None:
    assert calm(subject) == ""
    assert set(covered_subject(subject)) == {"░", " "}
