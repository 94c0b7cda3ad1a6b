"""Who has the floor at each point of a record, and whom "my delegation" and "his Government" are there."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.state_names import StateNames
from onrecord.annotate.meeting.turn import SummaryTurn, find_summary_turns, silences
from onrecord.model.document import Document, Span, Spans
from onrecord.names.folding import folded
from onrecord.names.word_list import word_list, word_set
from onrecord.un.speaker import Label, office_told, read_label

_BODIES = {"delegation": "delegation", "government": "Government"}
_OFFICES = {"minister": "Minister", "president": "President", "ambassador": "Ambassador"}
_COURTESY = frozenset(word_list("titles.csv", "courtesy", "of_order", "of_rank"))
_POSSESSIVES = word_set("function_words.csv", "possessive")


class Floor:
    """The turns of one record of a meeting; it adds the speakers to the document's clusters."""

    def __init__(self, document: Document, coreference: Coreference, gazetteer: Gazetteer, states: StateNames) -> None:
        self._document = document
        self._coreference = coreference
        self._gazetteer = gazetteer
        self._states = states
        self._own: list[tuple[Cluster, Span]] = []
        self._labelled: dict[int, tuple[Cluster, str, Span]] = {}
        self._openings: list[tuple[Span, list[Cluster]]] = []
        self.turns: list[tuple[int, Cluster | None]] = []

    def read(self) -> None:
        """Fills in ``turns``: where who speaks changes, and from where nobody does."""
        silent = ((place, None) for place in silences(self._document))
        self.turns = sorted([*silent, *self._verbatim(), *self._summarised()], key=lambda turn: turn[0])

    def named_in(self, spans: Spans) -> list[Cluster]:
        """Those who take the floor of a summary record where the first span names them; else none."""
        return next((who for (a, b), who in self._openings for start, _ in spans[:1] if a <= start < b), [])

    def own_body(self, head: Token, speaker: Cluster | None) -> Cluster | None:
        """Whom a speaker's "my delegation" or "his Government" is: a body or an office of the speaker's state."""
        lemma = head.lemma_.lower()
        told = self._labelled.get(id(speaker)) if speaker is not None else None
        owners = [child for child in head.children if child.lower_ in _POSSESSIVES]
        if told is None or not owners or self._states.named(told[1]) is None:
            return None
        if lemma not in _BODIES and (lemma not in _OFFICES or owners[0].lower_ not in {"my", "our"}):
            return None
        name = f"{_BODIES.get(lemma) or _OFFICES[lemma]} of {told[1]}"
        cluster = self._cluster(name) or self._new(name, "organization" if lemma in _BODIES else "post")
        span = (owners[0].idx, head.idx + len(head))
        self._own.append((cluster, span))
        cluster.mentions.append(span)
        return cluster

    def settle(self) -> None:
        """Takes "my Minister" from whatever else it was read as: it is another's with every speaker."""
        for cluster, span in self._own:
            for other in self._coreference.clusters:
                if other is not cluster and span in other.mentions:
                    other.mentions = [place for place in other.mentions if place != span]

    def labels(self) -> list[tuple[Cluster, Span]]:
        """Speakers whose label tells a state, a body or an office in brackets, each with the place of the label."""
        return [(cluster, span) for cluster, _, span in self._labelled.values()]

    def offices(self) -> list[tuple[Cluster, Cluster, Spans]]:
        """Speakers hold the office that their label gives: holder, office and evidence."""
        found: list[tuple[Cluster, Cluster, Spans]] = []
        for holder, aside, span in self._labelled.values():
            name = office_told(aside)
            office = next((c for c in self._coreference.clusters if c.kind == "post" and c.name == name), None)
            office = office or self._new(name, "post")
            place = self._document.text.find(aside, self._document.text.find("(", *span), span[1])
            # with its brackets: the name inside them is the state's own mention
            office.mentions.append((place - 1, place + len(aside) + 1) if place > 0 else span)
            found.append((holder, office, (span,)))
        return found

    def _verbatim(self) -> list[tuple[int, Cluster]]:
        """Where each speaker of a verbatim record or transcript begins, with the cluster of who speaks."""
        turns: list[tuple[int, Cluster]] = []
        for section in self._document.sections_of("speaker"):
            if section.voice is not None:
                continue  # of a dialogue, which tells its speakers in other ways
            told = read_label(self._document.text[section.start : section.end])
            cluster = self._called(told) or self._person(told)
            cluster.mentions.append(section.span)
            turns.append((section.end, cluster))
            self._label(cluster, told, section.span)
        return turns

    def _summarised(self) -> list[tuple[int, Cluster | None]]:
        turns = find_summary_turns(self._document)
        return [(turn.start, self._in_summary(turn)) for turn in turns]

    def _in_summary(self, turn: SummaryTurn) -> Cluster | None:
        """Who speaks in a turn of a summary record; none alone where several have the floor together."""
        who = [self._named_there(span, told) for span, told in turn.speakers]
        self._openings.append((turn.label, who))
        return who[0] if len(who) == 1 else None

    def _named_there(self, span: Span, told: Label) -> Cluster:
        """The person or office named in a label of a summary record, called as the label calls them."""
        people = [c for c in self._coreference.clusters if c.kind in {"person", "post"}]
        inside = [c for c in people if any(span[0] <= b and e <= span[1] for b, e in c.mentions)]
        if " of " in told.name or " for " in told.name:  # "the representative of" one state may stand with another's
            inside = [c for c in inside if folded(c.name) == folded(told.name)]
        cluster = self._called(told) or next(iter(inside), None) or self._person(told)
        self._take(span, cluster)
        self._let_mean(span, told, cluster)
        cluster.mentions.append(span)
        if cluster.canonical is None and " " not in cluster.name:
            cluster.name = told.name
        self._label(cluster, told, span)
        return cluster

    def _let_mean(self, label: Span, told: Label, speaker: Cluster) -> None:
        """Lets the noun of "the representative of Norvania" mean who has the floor with it."""
        if told.name.lower().startswith("the "):
            inside = self._coreference.scene.tokens_in(label)
            noun = next((token for token in inside if token.pos_ in {"NOUN", "PROPN"}), None)
            if noun is not None and self._coreference.named_at(noun) is None:
                self._coreference.let_mean(noun, speaker)

    def _take(self, label: Span, speaker: Cluster) -> None:
        """Takes parts of a name in a label, such as "OSK" of "MARA OSK (Norvania)", from bodies read off them."""
        end = self._document.text.find("(", *label)
        start, stop = label[0], end if end >= 0 else label[1]
        for other in self._coreference.clusters:
            if other is not speaker and other.canonical is None and other.kind in {"organization", "territory"}:
                other.mentions = [place for place in other.mentions if not (start <= place[0] and place[1] <= stop)]

    def _called(self, told: Label) -> Cluster | None:
        """Who is called so, or was by an earlier label that gave more: "Ms. Osk" is "Ms. Osk (Norvania)" here."""
        found = self._cluster(told.name)
        if found is None and told.aside is None:
            bearing = [c for c, _, _ in self._labelled.values() if c.name.partition(" (")[0] == told.name]
            found = bearing[0] if len(bearing) == 1 else None
        return found

    def _cluster(self, name: str) -> Cluster | None:
        return next((c for c in self._coreference.clusters if c.name == name), None)

    def _person(self, told: Label) -> Cluster:
        cluster = Cluster(told.name, "person", self._known(told))
        self._coreference.clusters.append(cluster)
        return cluster

    def _known(self, told: Label) -> str | None:
        """The declared person of that surname, unless the label gives another first name or another state."""
        words = told.name.partition("(")[0].split()
        found = self._gazetteer.person_surnamed(words[-1] if words else "")
        actor = self._gazetteer.actors.get(found or "")
        if actor is None:
            return found
        state = self._states.named(told.aside) if told.aside else None
        other = state is not None and (actor.acts_for or "").startswith("state/") and actor.acts_for != state
        first = words[1:-1] if words[0].rstrip(".") in _COURTESY else []
        same = all(word in actor.label.split() for word in first if word[0].isupper())
        return found if same and not other else None

    def _new(self, name: str, kind: str) -> Cluster:
        cluster = Cluster(name, "post" if kind == "post" else "organization", named=False)
        self._coreference.clusters.append(cluster)
        return cluster

    def _label(self, cluster: Cluster, told: Label, span: Span) -> None:
        if told.aside is not None:
            self._labelled.setdefault(id(cluster), (cluster, told.aside, span))
