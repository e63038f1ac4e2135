"""What the reading and the coach say about a text. No pydantic: printing commands stay quick."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["error", "warning", "hint"]
Evidence = Literal["strong", "mixed", "craft"]
GRADES: Mapping[str, str] = {
    "strong": "several good studies agree",
    "mixed": "studies point this way, but they are few or differ",
    "craft": "what people who write such letters have learned",
}
"""What each grade of evidence means, to follow its name."""

Move = Literal[
    "acknowledge",
    "apology",
    "concrete_prevention",
    "concrete_remedy",
    "choice_offered",
    "appreciation",
    "ask",
]
Fault = Literal[
    "conditional_apology",
    "excuse",
    "blame_shift",
    "minimizer",
    "passive_evasion",
    "over_apology",
    "empty_promise",
    "defensive",
    "pressure",
    "jargon",
]


ADVICE_FIRST = "advice-first"
"""The rule of the coach that goes on saying what the stop sign for a claim said."""


ANOTHER_LANGUAGE = "another-language"
"""The rule of the coach that says that it does not know the language of a letter."""


class Span(NamedTuple):
    """A stretch of a text with a label; end exclusive, in characters."""

    start: int
    end: int
    label: str


class Sentence(NamedTuple):
    """One sentence of a letter: what it does, what weakens it, and what is only likely."""

    start: int
    end: int
    text: str
    moves: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


class Finding(NamedTuple):
    """What one rule says about one stretch of a letter. On screen it is a remark."""

    rule: str
    severity: Severity
    start: int
    end: int
    """Equal to start when it is about something that is missing."""
    text: str
    message: str
    """What, in one line."""
    advice: str
    """What to try, in one line."""
    why: str = ""
    source: str = ""
    evidence: Evidence = "craft"
    fault: str = ""
    part: str = ""
    """The name of the part it is about; empty for a bare letter, the greeting or the whole."""
    job: str = ""
    """The job that is missing, when that is what it says."""


class Judgement(NamedTuple):
    """Everything the coach says about one letter."""

    text: str
    sentences: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()
    jobs: Mapping[str, Mapping[str, bool]] = MappingProxyType({})
    """For each part, in order, its jobs and whether each is done; empty for a bare letter."""
    notes: tuple[str, ...] = ()
    """What the user should know about the judging itself: a rule of theirs that took too long."""

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of handing the letter over."""
        return not any(finding.severity == "error" for finding in self.findings)

    @property
    def understood(self) -> bool:
        """Whether the sentences could be judged: in another language than English next to nothing can."""
        return not any(finding.rule == ANOTHER_LANGUAGE for finding in self.findings)
