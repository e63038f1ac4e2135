"""What a remedy of the user's may hold. Apart, because pydantic is slow to import and few write remedies."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=200)]
Needed = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=200)]
Title = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=60)]
Named = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)
]
Loss = Literal["late", "faulty", "missing", "silent", "overcharged", "repeat"]
Asked = Literal["what", "percent", "amount", "quantity", "due", "hours", "proof", "stands_until"]

_BLANK = re.compile(r"\{([^{}]*)\}")
_FILLED = frozenset(("what", "percent", "amount", "quantity", "due"))


class OwnRemedy(BaseModel):
    """One [[remedies]] of the file in the config folder; the keys are those of the catalogue."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Named
    title: Title
    kind: Literal["money", "work", "time", "attention", "parting", "nothing"]
    why: Needed
    avoid: Text = ""
    fits: Annotated[list[Loss], Field(max_length=6)] = []
    best: Annotated[list[Loss], Field(max_length=6)] = []
    says: Annotated[list[Needed], Field(max_length=10)] = []
    fields: Annotated[list[Asked], Field(max_length=3)] = ["what", "due"]
    more: Annotated[list[Asked], Field(max_length=8)] = ["hours", "proof", "stands_until"]
    labels: dict[Asked, Title] = {}
    effort: Literal["none", "some"] = "none"
    starters: Annotated[list[Text], Field(max_length=10)] = []
    checks: Annotated[list[Literal["insurer", "contract", "in use"]], Field(max_length=3)] = []
    bill: Literal["", "paid", "unpaid"] = ""
    whole: Annotated[bool, Field(strict=True)] = False
    until: Annotated[bool, Field(strict=True)] = False
    counts: Annotated[list[Title], Field(max_length=2)] = []

    @model_validator(mode="after")
    def _together(self) -> Self:
        """Hold the keys against each other."""
        if both := [name for name in self.fields if name in self.more]:
            raise ValueError(f"{both[0]} stands both in fields and in more")
        if len(self.counts) == 1:
            raise ValueError("counts needs two words: for one, and for several")
        if stray := [loss for loss in self.best if loss not in self.fits]:
            raise ValueError(f"best names {stray[0]}, and fits does not")
        for form in self.says:
            self._sayable(form)
        return self

    def _sayable(self, form: str) -> None:
        for name in _BLANK.findall(form):
            if name not in _FILLED:
                raise ValueError(f"says has {{{name}}}, and it can only have {', '.join(sorted(_FILLED))}")
            if name == "quantity" and not self.counts:
                raise ValueError(
                    "says counts something: name it under counts, one word for one and for several"
                )
            if name not in (*self.fields, *self.more):
                raise ValueError(f"says has {{{name}}}, and it is asked for neither in fields nor in more")
        bare = _BLANK.sub("", form)
        if "{" in bare or "}" in bare or bare.count("[") != bare.count("]"):
            raise ValueError(f"says has a bracket that is open: “{form}”")
