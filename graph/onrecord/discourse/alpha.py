"""Krippendorff's alpha of two coders, for values without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable


def alpha(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Return alpha of the values that two coders gave to each unit; nothing where all values are the same.

    1 less the disagreement that is observed by that which is expected if the values were dealt out anew
    (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section B).

    >>> round(alpha(zip("aabbdcccedda", "babbbccceddd")), 3)
    0.692
    """
    units = list(pairs)
    values = Counter(value for unit in units for value in unit)
    total = sum(values.values())
    expected = total * total - sum(count * count for count in values.values())
    if not expected:
        return None
    observed = 2 * sum(one != other for one, other in units)
    return 1 - (total - 1) * observed / expected
