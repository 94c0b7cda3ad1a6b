"""What may be chosen of a discourse network, and which choices go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from onrecord.errors import OnRecordError

NetworkKind = Literal["two-mode-combine", "two-mode-subtract", "congruence", "conflict", "subtract"]
Level = Literal["actor", "state"]
"""Whose events they are: of each who spoke, or of each state spoken for and whoever speaks for none."""
Among = Literal["actors", "subjects"]
Duplicates = Literal["all", "document", "week", "month", "year", "range"]
Normalisation = Literal["none", "average", "jaccard", "cosine", "activity", "prominence"]
Unit = Literal["events", "days", "weeks", "months", "years"]
KernelName = Literal["none", "uniform", "triangular", "epanechnikov", "gaussian"]
Field = Literal["actor", "actor-kind", "state", "subject", "subject-kind", "stance", "document"]

NORMALISATIONS: dict[str, tuple[Normalisation, ...]] = {
    "two-mode-combine": ("none",),
    "two-mode-subtract": ("none", "activity", "prominence"),
    "congruence": ("none", "average", "jaccard", "cosine"),
    "conflict": ("none", "average", "jaccard", "cosine"),
    "subtract": ("none", "average", "jaccard", "cosine"),
}
"""The normalisations that go with each network."""

MOST_WINDOWS = 1_000


@dataclass(frozen=True, slots=True)
class Window:
    """Time windows: each ``size`` units long, each beginning ``step`` units after the one before."""

    unit: Unit
    size: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """All that is chosen of a discourse network; ``checked`` tells what does not go together.

    ``among`` are those between whom a one-mode network has ties. ``only`` and ``without`` have fields and
    values: ids or labels. ``least`` has for actors and subjects how many statements each needs to stay.
    ``backbone`` is the level of significance below which a tie stays.
    """

    network: NetworkKind = "two-mode-subtract"
    among: Among = "actors"
    level: Level = "actor"
    duplicates: Duplicates = "all"
    normalise: Normalisation = "none"
    only: tuple[tuple[Field, str], ...] = ()
    without: tuple[tuple[Field, str], ...] = ()
    least_of_actors: int = 1
    least_of_subjects: int = 1
    start: date | None = None
    until: date | None = None
    isolates: bool = False
    window: Window | None = None
    kernel: KernelName = "none"
    backbone: float | None = None
    communities: bool = False

    @property
    def two_mode(self) -> bool:
        """Whether the network is between actors and subjects."""
        return self.network.startswith("two-mode")

    def checked(self) -> Choice:
        """Return itself; raise ``OnRecordError`` for what is not known or does not go together."""
        self._known()
        of_network = NORMALISATIONS[self.network]
        if self.normalise not in of_network:
            raise OnRecordError(
                f"--normalise {self.normalise} does not go with --network {self.network}; "
                f"give one of {', '.join(of_network)}"
            )
        if self.kernel != "none" and (self.window is None or self.network == "two-mode-combine"):
            raise OnRecordError(
                "--kernel weighs what is in a time window; give --window, and a network that is not two-mode-combine"
            )
        if self.backbone is not None and (self.two_mode or not 0 < self.backbone < 1):
            raise OnRecordError(
                "--backbone takes a level between 0 and 1, such as 0.05, "
                "and a --network of congruence, conflict or subtract"
            )
        if self.communities and self.network not in ("congruence", "subtract"):
            raise OnRecordError("--communities are of those who agree; give --network congruence or subtract")
        if self.start and self.until and self.until < self.start:
            raise OnRecordError(f"--until {self.until} is before --from {self.start}; change one of them")
        return self

    def _known(self) -> None:
        for name, value, known in (
            ("--network", self.network, NetworkKind),
            ("--among", self.among, Among),
            ("--level", self.level, Level),
            ("--duplicates", self.duplicates, Duplicates),
            ("--normalise", self.normalise, Normalisation),
            ("--kernel", self.kernel, KernelName),
            *(("--window", window.unit, Unit) for window in (self.window,) if window),
            *(("--only", field, Field) for field, _ in self.only),
            *(("--without", field, Field) for field, _ in self.without),
        ):
            if value not in get_args(known):
                raise OnRecordError(f"{name} {value!r} is not known; give one of {', '.join(get_args(known))}")
        sizes = (self.window.size, self.window.step) if self.window else ()
        if min(*sizes, self.least_of_actors, self.least_of_subjects, 1, 1) < 1:
            raise OnRecordError("--window, --step and --least take whole numbers from 1 on")


USUAL = Choice()
"""What is chosen where nothing is: actors by subjects, what is for less what is against."""
