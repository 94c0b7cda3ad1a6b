"""The states and groups that words behind "on behalf of" name: "the Group of 77 and China", "Norvania and Keldmark"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.acting.words import INSIDE, MEMBERS, OWN
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.party import Parties, Place
from onrecord.annotate.actor.role import role_kinds
from onrecord.model.document import Span, trim
from onrecord.model.statement import ActorKind
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_WORD = re.compile(r"[^\s,;:.()–—]+(?:\.(?=\w)[^\s,;:.()–—]+)*")
_BETWEEN = re.compile(
    r"\s*(?:[,;]\s*(?:namely,?\s*)?|[–—:]\s*|\s-\s)?(?:\s*(?:and|as\s+well\s+as)(?:,\s+in\s+addition,)?\s)?\s*(?:the\s)?"
    r"(?:(?:[a-z]+\s){1,6}countries\s(?=[A-Z]))?(?:the\s)?(?:my\sown\scountry,?\s)?"
)
_WHOLE = re.compile(
    r"(?:and\sChina\b|and\s(?:its|the|their)\s(?:\d+\s|[a-z]+\s){0,2}(?:member\s)?States\b)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,3}|(?:twenty|thirty|forty)-\w+")
_NUMERALS = word_set("acting.csv", "numeral")
_SMALL = word_set("acting.csv", "of_members") | _NUMERALS
_FAR = 460
_BEFORE_GROUP = re.compile(
    r"(?:(?:Ambassador|Minister|President|Mr\.?|Ms\.?|Mrs\.?)\s(?:[A-Z][\w-]+\s){1,3}and\s)?"
    r"(?:the\s)?(?:delegations|representatives|members)\s(?:(?:that|which|who)\sare\s)?(?:members\s)?of\s(?:the\s)?(?=[A-Z])"
)
"""Who stands before the name of a group: "Ambassador Tal and the delegations that are members of the"."""
_OWN_STATE = re.compile(
    r"(?:the\s+)?(?:(?:Government|[Pp]eoples?|[Dd]elegation|[Nn]ation|[Cc]itizens|Head\sof\sState|King|Queen|President)"
    r"(?:,?\s+and(?:\s+on\s+behalf\s+of)?\s+(?:of\s+)?(?:the\s+)?|,\s+(?:the\s+)?)?)+\s+of\s+(?:the\s+)?[A-Z]"
)
"""One's own state, in the words for those who make it up: "the Government and people of"."""


class Groups:
    """Reads the names of states and groups in one document; makes clusters of groups that have none yet."""

    def __init__(self, text: str, parties: Parties, coreference: Coreference) -> None:
        self._text = text
        self._parties = parties
        self._coreference = coreference

    def at(self, start: int) -> tuple[list[Cluster], int]:
        """The states and groups named from an offset on, each once, and where their names end; none of one's own."""
        found: list[Cluster] = []
        lead = _BEFORE_GROUP.match(self._text, start)
        start = lead.end() if lead else start
        end, limit = start, min(len(self._text), start + _FAR)
        if self._is_own(start) or _OWN_STATE.match(self._text, start):
            return [], start
        while end < limit:
            lead = _BETWEEN.match(self._text, end) if found else re.compile(r"\s*(?:the\s)?").match(self._text, end)
            at = lead.end() if lead else end
            if found and at == end:
                break
            named = self._state(at) or (
                None if found and self._text[end:at].strip() not in _LISTED else self._group(at, listed=bool(found))
            )
            if named is None:
                break
            cluster, end = named
            if cluster not in found:
                found.append(cluster)
        return found, end

    def _is_own(self, start: int) -> bool:
        word = _WORD.search(self._text, start, start + 40)
        return word is None or word[0].lower() in OWN

    def _state(self, at: int) -> tuple[Cluster, int] | None:
        place = self._parties.first_from(at, 1)
        if place is None or place.adjective or place.kind != "state" or place.body:
            return None
        following = self._text[place.end : place.end + 40]
        if re.match(r"['’]s?\s|\s(?:and\s)?(?:[a-z]+\s)?(?:Group|States|countries)\b", following):
            return None
        return self._parties.cluster(place), place.end

    def _group(self, at: int, *, listed: bool) -> tuple[Cluster, int] | None:
        """A group: a name in capitals with the small words inside it, or a noun for members of which more is told."""
        end = self._name_end(at)
        span = trim(self._text, at, end)
        words = self._text[slice(*span)]
        if listed and not _names_group(words):  # what follows a comma is a name of something else, as a rule
            return None
        if not words or (words[0].islower() and not MEMBERS & set(words.lower().split())):
            return None
        if words.lower().startswith(("a ", "an ")):
            return None
        return self._cluster(span), span[1]

    def _name_end(self, at: int) -> int:
        end = at
        for word in _WORD.finditer(self._text, at, min(len(self._text), at + 160)):
            between = self._text[end : word.start()]
            if between.strip() or "\n\n" in between:
                break
            whole = _WHOLE.match(self._text, word.start())
            if whole and end > at:
                return whole.end()
            if word[0] == "and" and self._begins_state(word.end()):
                break
            known = self._parties.first_from(word.start(), 1)
            if (
                end > at
                and known is not None
                and known.kind == "state"
                and not known.adjective
                and not self._inside(end)
            ):
                break
            if not self._belongs(word[0]):
                break
            end = word.end()
        return self._without_small(at, end)

    def _begins_state(self, at: int) -> bool:
        place = self._parties.first_from(at, 6)
        return place is not None and place.kind == "state" and not place.adjective

    def _inside(self, end: int) -> bool:
        """Whether a state's name goes on a group's: "the Friends of Norvania"."""
        return self._text[max(0, end - 4) : end].split()[-1:] in (["of"], ["on"], ["for"], ["the"])

    def _belongs(self, word: str) -> bool:
        lower = word.lower()
        if lower in OWN:
            return False
        return bool(
            word[0].isupper() or _NUMBER.fullmatch(word) or lower in _SMALL | INSIDE - {"to", "at"} or lower in MEMBERS
        )

    def _without_small(self, at: int, end: int) -> int:
        words = list(_WORD.finditer(self._text, at, end))
        while words and words[-1][0].lower() in (_SMALL - {"resolution"}) | INSIDE:
            words.pop()
        return words[-1].end() if words else at

    def _cluster(self, span: Span) -> Cluster:
        known = next(self._known(span), None) or self._parties.body(self._text[slice(*span)], span)
        if known is not None:
            return self._parties.cluster(known)
        name = " ".join(self._text[slice(*span)].split())
        name = name.title() if name.isupper() and len(name) > 8 else name
        while name.split()[0].lower() in _NUMERALS | {"the"} and len(name.split()) > 1:
            name = name.partition(" ")[2]
        key = folded(name)
        for cluster in self._coreference.clusters:
            if folded(cluster.name).removeprefix("the ") == key and cluster.kind != "person":
                break
        else:
            cluster = Cluster(name, _kind_of(name), named=name[0].isupper())
            self._coreference.clusters.append(cluster)
        if span not in cluster.mentions:
            cluster.mentions.append(span)
        return cluster

    def _known(self, span: Span) -> Iterator[Place]:
        """The body of that very name that is known, or one that only its members follow."""
        for place in self._parties.between(span[0], span[0] + 1):
            rest = self._text[place.span[1] : span[1]].strip()
            if place.canonical and (
                not rest or _WHOLE.fullmatch(rest) or rest.split()[0].lower() in MEMBERS | {"member"}
            ):
                yield place


_LISTED = frozenset({"and", ", and", ",", "as well as", "and the", ", and the", "–", "—"})


def _kind_of(name: str) -> ActorKind:
    """Of what kind a group is: one with a name of its own is a body, "the sponsors" are many spoken of as one."""
    return "organization" if name[0].isupper() else "collective"


def _names_group(words: str) -> bool:
    """Whether a name has a noun for a group or a body in it."""
    return any(word in MEMBERS or role_kinds().get(word) == "organization" for word in folded(words).split())
