"""What a check stands on, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amends.coach.circumstances import Circumstances
    from amends.coach.seen import Seen, Sight
    from amends.letters.loading import Shape


class Ground(NamedTuple):
    """The letter as seen, what is known around it, and what it should hold."""

    sight: Sight
    around: Circumstances
    shape: Shape | None
    jobs: dict[str, dict[str, bool]]

    def wants(self, job: str) -> str | None:
        """Return the part that should do this job, or None; an optional part left empty should do nothing."""
        for name, jobs in self.jobs.items():
            if job in jobs and not self._may_be_missing(name):
                return name
        return None

    def is_done(self, job: str) -> bool:
        """Whether the job is done in any part."""
        return any(jobs.get(job, False) for jobs in self.jobs.values())

    def place(self, name: str) -> int:
        """Return where this part ends, or where it would stand when it is empty."""
        sections = self.sight.letter.sections
        own = [section.end for section in sections if section.part == name]
        if own:
            return max(own)
        names = list(self.jobs)
        before = {*names[: names.index(name)], ""} if name in names else {""}
        ends = [one.end for one in sections if one.part in before and one.kind != "sign-off"]
        return max(ends, default=0)

    def paragraphs(self) -> tuple[tuple[Seen, ...], ...]:
        """Return the spoken sentences by paragraph."""
        groups: list[list[Seen]] = []
        end = 0
        for one in self.sight.spoken:
            between = self.sight.letter.text[end : one.start]
            if not groups or "\n\n" in between:
                groups.append([])
            groups[-1].append(one)
            end = one.end
        return tuple(tuple(group) for group in groups)

    def words(self) -> int:
        """Return how many words the writer has written."""
        return sum(one.words for one in self.sight.spoken)

    def _may_be_missing(self, name: str) -> bool:
        part = self.shape.part(name) if self.shape else None
        if part is None or not part.optional:
            return False
        return not any(section.part == name for section in self.sight.letter.sections)


class Mark(NamedTuple):
    """Where a check speaks; words of its own take the place of the rule's message."""

    start: int
    end: int
    part: str = ""
    job: str = ""
    message: str = ""
    advice: str = ""
    severity: str = ""
    """Softer than the rule's own where a check is less sure here than elsewhere."""
    why: str = ""
    """Said behind the rule's own reason: what it rests on here."""


def on(one: Seen, message: str = "", *, severity: str = "") -> Mark:
    """Mark a whole sentence."""
    return Mark(one.start, one.end, message=message, severity=severity)
