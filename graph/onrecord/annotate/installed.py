"""Which annotators the installed packages offer, by their entry points; nothing of those packages is run."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from onrecord.errors import AnnotatorError

GROUP = "onrecord.annotators"


def entry_point(name: str) -> EntryPoint:
    """Where an installed package offers the annotator of a name. Raises ``AnnotatorError``."""
    found = list(entry_points(group=GROUP, name=name))
    if not found:
        known = ", ".join(sorted({each.name for each in entry_points(group=GROUP)})) or "none"
        raise AnnotatorError(
            f'no installed package has an annotator "{name}" (there are: {known}); install its package'
        )
    if len({each.value for each in found}) > 1:
        packages = " and ".join(sorted(each.dist.name if each.dist else each.value for each in found))
        raise AnnotatorError(f'{packages} both have an annotator "{name}"; take one of them out')
    return found[0]


def told(entry: EntryPoint) -> str:
    """An annotator of others in words: its name, its package and that package's version."""
    package = f" of {entry.dist.name} {entry.dist.version}" if entry.dist else ""
    return f'the annotator "{entry.name}"{package}'
