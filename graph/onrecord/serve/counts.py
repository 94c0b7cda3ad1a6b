"""What the server counts of itself, as Prometheus reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Counts:
    """Requests by group of addresses and status, and how long they took."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._times: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()

    def note(self, group: str, status: int, seconds: float) -> None:
        """Counts a request that was answered."""
        self._requests[group, status] += 1
        self._times.setdefault(group, [0] * (len(_BOUNDS) + 1))[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds[group] += seconds  # type: ignore[assignment]

    def text(self, gauges: dict[str, tuple[str, float]]) -> str:
        """All counts, and the gauges given, each with what it tells."""
        lines = ["# HELP onrecord_requests_total Requests answered.", "# TYPE onrecord_requests_total counter"]
        for (group, status), number in sorted(self._requests.items()):
            lines.append(f'onrecord_requests_total{{route="{group}",status="{status}"}} {number}')
        lines += ["# HELP onrecord_request_seconds Time to answer.", "# TYPE onrecord_request_seconds histogram"]
        for group, counted in sorted(self._times.items()):
            below = 0
            for bound, number in zip((*map(str, _BOUNDS), "+Inf"), counted, strict=True):
                below += number
                lines.append(f'onrecord_request_seconds_bucket{{route="{group}",le="{bound}"}} {below}')
            lines.append(f'onrecord_request_seconds_sum{{route="{group}"}} {self._seconds[group]:.6f}')
            lines.append(f'onrecord_request_seconds_count{{route="{group}"}} {below}')
        for name, (told, value) in gauges.items():
            kind = "counter" if name.endswith("_total") else "gauge"
            lines += [f"# HELP onrecord_{name} {told}", f"# TYPE onrecord_{name} {kind}", f"onrecord_{name} {value:g}"]
        return "\n".join(lines) + "\n"
