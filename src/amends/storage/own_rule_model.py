"""What a rule of the user's may hold. Apart, because pydantic is slow to import and few write rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strict=True, max_length=1000)]
Pattern = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=1000)]
Named = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)
]
Needed = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=300)]


class OwnRule(BaseModel):
    """One [[rule]] of a file in the config folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Named
    severity: Literal["error", "warning", "hint"] = "warning"
    scope: Literal["sentence", "phrase"] = "phrase"
    patterns: Annotated[list[Pattern], Field(min_length=1, max_length=50)]
    with_: Annotated[list[Pattern], Field(alias="with", max_length=50)] = []
    except_: Annotated[list[Pattern], Field(alias="except", max_length=50)] = []
    message: Needed
    advice: Annotated[Needed, Field(alias="try")]
    why: Text = ""
    source: Text = ""
    evidence: Literal["strong", "mixed", "craft"] = "craft"
    sure: Annotated[bool, Field(strict=True)] = True
    found: Annotated[list[Text], Field(max_length=50)] = []
    not_found: Annotated[list[Text], Field(max_length=50)] = []
