"""Near-duplicates: an agency's report reprinted by many papers, with cuts and small changes.

MinHash over runs of five words (Broder, "On the resemblance and containment of documents", 1997) finds what
may be the same; how much of the shorter text stands in the longer, and whether the two give the same names
and numbers, decides. The latter tells a reprint from another release made from the same template. Own, in
numpy, rather than datasketch: its values change with its version, and a store keeps them for years.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model.document import Document
from onrecord.names.signs import as_seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

_RUN = 5
_FEWEST = 25
"""Runs a text must have: of shorter ones nobody can say whether one was copied from the other."""
_ROWS = 3
_BANDS = 42
_TERMS = 64
_CONTAINED = 0.75
"""The share of the shorter text's runs that must stand in the longer."""
_SAME_NAMES = 0.85
_SAME_NUMBERS = 0.9
"""The share of the names, and of the numbers, of the text with fewer that the other must have."""
_SMALLEST = 0.3
"""How much of the longer text a reprint must have kept; what is cut down further is not found."""
_FULL = 64
"""Texts with a band in common from which on the band is boilerplate, and no sign of a reprint."""
_CANDIDATES = 16
_AT_ONCE = 1_024
"""Runs that are permuted at once, in a megabyte."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_NAME = re.compile(r"(?<=[^\W_][ -]|[,;] )[A-ZÀ-ÖØ-Þ]\w+")
"""A word with a capital that does not open a sentence."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Some of a set's hashes, the smallest, and how many there are: two sketches tell how much the sets share."""

    count: int
    smallest: bytes

    @classmethod
    def of(cls, things: Iterable[str]) -> Sketch:
        """The sketch of a set of words."""
        hashes = sorted({_hash(thing) & 0xFFFFFFFF for thing in things})
        return cls(len(hashes), b"".join(one.to_bytes(4, "little") for one in hashes[:_TERMS]))

    def contained(self, other: Sketch) -> float:
        """The share of the smaller set that is in the larger; all of it where one is empty."""
        if not self.count or not other.count:
            return 1.0
        one, two = set(self.hashes()), set(other.hashes())
        union = sorted(one | two)[:_TERMS]
        both = one & two
        return _contained(len(both.intersection(union)) / len(union), self.count, other.count)

    def hashes(self) -> tuple[int, ...]:
        """The smallest hashes, rising."""
        return struct.unpack(f"<{len(self.smallest) // 4}I", self.smallest)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to find its reprints: MinHash of its runs of words, sketches of its names and numbers.

    ``symbols`` are the document's own: two documents of the United Nations are two, however alike.
    """

    runs: int
    minima: bytes
    names: Sketch
    numbers: Sketch
    symbols: tuple[str, ...] = ()

    def packed(self) -> str:
        """The signature as a string, for a store's manifest."""
        names, numbers = self.names, self.numbers
        hashes = (_to_text(data) for data in (self.minima, names.smallest, numbers.smallest))
        return "\t".join((f"{self.runs} {names.count} {numbers.count}", *hashes, *self.symbols))

    @classmethod
    def unpacked(cls, packed: str) -> Signature:
        """The signature that ``packed`` gave."""
        counts, minima, names, numbers, *symbols = packed.split("\t")
        runs, some_names, some_numbers = map(int, counts.split())
        return cls(
            runs=runs,
            minima=base64.b64decode(minima),
            names=Sketch(some_names, base64.b64decode(names)),
            numbers=Sketch(some_numbers, base64.b64decode(numbers)),
            symbols=tuple(symbols),
        )


def signature_of(document: Document) -> Signature | None:
    """The signature of a document's body, ``None`` where it is too short; title, dateline and masthead are left out.

    The same text gives the same signature on every machine and with every version of numpy.
    """
    import numpy as np

    bodies = [document.text[section.start : section.end] for section in document.sections if section.kind == "body"]
    words = [word.casefold() for body in bodies for word in _WORD.findall(as_seen(body).text)]
    runs = {" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}
    if len(runs) < _FEWEST:
        return None
    hashes = np.fromiter((_hash(run) for run in sorted(runs)), dtype=np.uint64, count=len(runs))
    minima = np.full(_ROWS * _BANDS, 0xFFFFFFFF, dtype="<u4")
    factors, shifts = _permutations()
    for start in range(0, len(hashes), _AT_ONCE):
        permuted = (np.multiply.outer(factors, hashes[start : start + _AT_ONCE]) + shifts) >> np.uint64(32)
        minima = np.minimum(minima, permuted.min(axis=1).astype("<u4"))
    names, numbers = (Sketch.of(term for body in bodies for term in found.findall(body)) for found in (_NAME, _NUMBER))
    return Signature(len(runs), minima.tobytes(), names, numbers, document.symbols)


def find_reprints(signatures: Iterable[tuple[str, Signature]]) -> Iterator[tuple[str, str]]:
    """Pairs of a near-duplicate and the fullest text with the same words, by id; a text like no other is in no pair.

    A function of the set, whatever its order: texts are taken from the longest to the shortest, and each
    goes to the one it is most contained in among those that went to no other. So a chain of small changes
    never joins two texts that are not alike. Time grows with the number of texts, for only those that have
    three minima in common are compared, and at most a few. Holds all signatures.
    """
    ordered = sorted(((key, _Text(found)) for key, found in signatures), key=lambda pair: (-pair[1].runs, pair[0]))
    leaders: list[tuple[str, _Text]] = []
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    for (key, sketch), bands in zip(ordered, _shared_bands([text for _, text in ordered]), strict=True):
        shared: Counter[int] = Counter()
        for band in bands:
            shared.update(buckets.get(band, ()))
        candidates = sorted(shared, key=lambda one: (-shared[one], one))[:_CANDIDATES]
        likeness = [(leaders[one][1].contains(sketch), -one) for one in candidates]
        best, place = max(likeness, default=(0.0, 0))
        if best:
            yield key, leaders[-place][0]
            continue
        leaders.append((key, sketch))
        for band in bands:
            if len(buckets[band]) < _FULL:
                buckets[band].append(len(leaders) - 1)


def _shared_bands(texts: Sequence[_Text]) -> Iterator[list[int]]:
    """For each text the numbers of its bands that other texts have too: of most texts there are none."""
    if texts:
        for row in _numbered_bands(texts):
            yield [number for number in row.tolist() if number >= 0]


def _numbered_bands(texts: Sequence[_Text]) -> NDArray[np.int32]:
    """A row for each text: the numbers of its bands, -1 for one that no other text has."""
    import numpy as np

    factor = np.uint64(_hash("band") | 1)
    folded = np.empty((len(texts), _BANDS), dtype=np.uint64)
    for row, text in zip(folded, texts, strict=True):
        first, second, third = text.minima.reshape(_BANDS, _ROWS).T.astype(np.uint64)
        row[:] = ((first << np.uint64(32) | second) * factor) ^ third
    folded ^= np.arange(_BANDS, dtype=np.uint64) << np.uint64(32)
    _, numbers, counts = np.unique(folded, return_inverse=True, return_counts=True)
    return np.where(counts[numbers] > 1, numbers, -1).reshape(len(texts), _BANDS).astype(np.int32)


class _Text:
    """A signature made ready for comparison."""

    __slots__ = ("_signature", "minima", "runs")

    def __init__(self, signature: Signature) -> None:
        import numpy as np

        self.runs = signature.runs
        self._signature = signature
        self.minima: Hashes = np.frombuffer(signature.minima, dtype="<u4")

    def contains(self, shorter: _Text) -> float:
        """How much of the shorter text stands in this one, if that makes it a reprint, else 0."""
        import numpy as np

        one, other = self._signature, shorter._signature
        if shorter.runs < _SMALLEST * self.runs:
            return 0.0
        if one.symbols and other.symbols and set(one.symbols).isdisjoint(other.symbols):
            return 0.0
        alike = np.count_nonzero(self.minima == shorter.minima) / len(self.minima)
        contained = _contained(alike, self.runs, shorter.runs)
        if contained < _CONTAINED or one.names.contained(other.names) < _SAME_NAMES:
            return 0.0
        return contained if one.numbers.contained(other.numbers) >= _SAME_NUMBERS else 0.0


def _contained(resemblance: float, one: int, other: int) -> float:
    """The share of the smaller set that is in the larger, from the Jaccard coefficient of the two."""
    return resemblance * (one + other) / (1 + resemblance) / min(one, other)


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "little")


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors, and shifts in a column, for multiply-shift hashing (Dietzfelbinger and others, 1997)."""
    import numpy as np

    places = range(_ROWS * _BANDS)
    factors = np.array([_hash(f"factor {place}") | 1 for place in places], dtype=np.uint64)
    return factors, np.array([[_hash(f"shift {place}")] for place in places], dtype=np.uint64)


def _to_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
