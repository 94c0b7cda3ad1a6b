"""Possessives of those who speak: "my Government", "her country", and a bare "the Government" in a letter or record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster, Speaking
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.own_state import BODY_WORDS, POSSESSIVES, STATE_WORDS, OwnStates
from onrecord.annotate.parse.clause import children


@dataclass(frozen=True, slots=True)
class Possession:
    """What those who speak in one document call their own; ``own`` tells the states they are of."""

    own: OwnStates
    coreference: Coreference
    speaking: Speaking

    def identify(self, token: Token) -> None:
        """Gives "my Government" that speaks, and has a cluster therefore, its kind and its actor."""
        cluster = self.coreference.named_at(token)
        if cluster is None or cluster.named or cluster.canonical is not None:
            return
        found = self.meant_by(token)
        if found is not None and found is not cluster:
            cluster.canonical, cluster.kind = found.canonical, found.kind

    def meant_by(self, token: Token) -> Cluster | None:
        """What "my Government" or "her country" is of those who speak; "the Government" only in letters and records."""
        lemma = token.lemma_.lower()
        if lemma not in STATE_WORDS | BODY_WORDS or token.tag_ in {"NNS", "NNPS"}:
            return None
        owner = next((child for child in children(token, "poss") if child.lower_ in POSSESSIVES), None)
        if owner is None:
            return self._governing(token) if lemma == "government" else None
        first = owner.lower_ in {"my", "our"}
        named = self.coreference.named_at(owner)
        return self._of(list(self.speaking(owner)) if first else [named] if named is not None else [], lemma)

    def _governing(self, token: Token) -> Cluster | None:
        """Whose "the Government" is in a letter or a record, where no other was named before: the speaker's."""
        scene = self.coreference.scene
        bare = {child.lower_ for child in token.children if not child.is_punct} == {"the"}
        own = scene.document.kind in {"letter", "record"} and token.text[0].isupper()
        if not (bare and own) or scene.around(token):
            return None
        before = self.coreference.described_before(token)
        if before is not None and before is not self.coreference.named_at(token):
            return None
        return self._of(self.speaking(token), "government")

    def _of(self, owners: Iterable[Cluster], lemma: str) -> Cluster | None:
        """What the one state has that all owners are of."""
        states = {self.own.state_of(each) for each in owners}
        state = states.pop() if len(states) == 1 else None
        return self.own.belonging(lemma, state) if state else None
