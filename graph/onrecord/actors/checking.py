"""What a user's file of actors may say: of actors and subjects, by the names and ties that these have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.actors.reading import TO_IDS, ActorFile
from onrecord.actors.shipped import ACTOR_CLASSES, ACTS_FOR, CONCEPT, NAMES, places_by_label, shipped
from onrecord.errors import VocabularyError
from onrecord.model.ids import BASE, relative
from onrecord.names.folding import folded
from onrecord.names.printed import is_printable
from onrecord.rdf.namespaces import PREFIXES, REC, SUBJECT, VOCABULARY
from onrecord.rdf.quads import Node, QuadTriple, is_literal, is_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, term

_OURS = (BASE, VOCABULARY, REC)
"""Where terms are ours: one there that is not declared does not exist."""

_SAID = frozenset(
    term(f"rec:{name}")
    for name in (
        *("actsFor", "demonym", "metonym", "formerName", "capital"),
        *("isoAlpha", "isoCode", "m49", "membership", "symbolPrefix"),
    )
)
"""What of our own properties is said of actors."""

_OF_DOCUMENTS = tuple(PREFIXES[name] for name in ("nif", "prov", "undo"))
_CALLED = NAMES | {term(f"rec:{name}") for name in ("demonym", "metonym", "formerName")}
_PLACES = frozenset({term("rec:State"), term("rec:Territory")})
_TEXTS = frozenset({PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"})
_CODE = re.compile(r"[^/\s%]+(?:/[^/\s%]+)*")
_CLASSES = ", ".join(sorted(name for name in ("foaf:Person", "rec:State", "org:Organization", "rec:Outlet")))


def check_actors(found: ActorFile) -> None:
    """Raises ``VocabularyError`` for the first thing that a file of actors cannot say, with its line and the remedy."""
    classes: dict[Node, set[Node]] = defaultdict(set)
    for triple in found.triples:
        if is_node(triple.subject) and triple.predicate == RDF_TYPE and is_node(triple.object):
            classes[triple.subject].add(triple.object)
    if not classes:
        raise VocabularyError(f"{found.path}: declares no actor; give each an rdf:type such as foaf:Person")
    for triple in found.triples:
        _check_predicate(found, triple)
        _check_object(found, triple, classes)
    subjects = dict.fromkeys(triple.subject for triple in found.triples if is_node(triple.subject))
    labelled = {triple.subject for triple in found.triples if triple.predicate == PREF_LABEL}
    for subject in subjects:
        _check_subject(found, subject, classes.get(subject, set()), subject in labelled)
    _check_names(found, classes)
    _check_ties(found)


def _refuse(found: ActorFile, told: str, *terms: object) -> None:
    where = found.place(*(each for each in terms if is_node(each) or is_literal(each)))
    raise VocabularyError(f"{where}: {told}")


def _check_predicate(found: ActorFile, triple: QuadTriple) -> None:
    """Refuses what is said of documents, statements and the like."""
    name = triple.predicate.value
    if (name.startswith(REC) and triple.predicate not in _SAID) or name.startswith((*_OF_DOCUMENTS, BASE)):
        what = "is said of documents" if triple.predicate in shipped().terms else "does not exist"
        _refuse(
            found,
            f"{_short(triple.subject)} has {_short(triple.predicate)}, which {what}; "
            "a file of actors speaks of actors and subjects only: leave it out",
            triple.subject,
            triple.predicate,
        )


def _check_object(found: ActorFile, triple: QuadTriple, classes: Mapping[Node, set[Node]]) -> None:
    """Refuses names that are no text, and ids, acts, kinds and schemes that do not exist."""
    value = triple.object
    if triple.predicate in _CALLED:
        if not is_literal(value) or value.datatype.value not in _TEXTS:
            _refuse(found, f"{_about(triple)} {value}, which is no text; write a name in quotation marks", *triple)
        elif not value.value.strip() or not is_printable(value.value):
            wrong = "a character that is not printed" if value.value.strip() else "an empty name"
            _refuse(found, f"{_about(triple)} with {wrong}; write the name, or leave it out", *triple)
    elif is_node(value) and value.value.startswith(_OURS) and value not in classes and value not in shipped().terms:
        _refuse(
            found, f"{_about(triple)} {_short(value)}, which is not declared; declare it, or write one that is", *triple
        )
    elif triple.predicate == RDF_TYPE and not is_node(value):
        _refuse(found, f"{_about(triple)} {value}, which is no class; write one such as foaf:Person", *triple)


def _about(triple: QuadTriple) -> str:
    return f"{_short(triple.subject)} has {_short(triple.predicate)}"


def _check_subject(found: ActorFile, subject: Node, given: set[Node], labelled: bool) -> None:
    """Refuses what is no actor and no subject, and ids that do not fit."""
    name, known = relative(subject.value), shipped().classes.get(subject, frozenset())
    kinds = {each for each in given | known if each in ACTOR_CLASSES}
    concept = CONCEPT in given and (subject not in shipped().terms or subject.value.startswith(SUBJECT))
    if not kinds and not concept:
        typed = f"is no actor and no subject; give it an rdf:type, one of {_CLASSES} and the like, or leave it out"
        if name.startswith("subject/"):
            typed = "is a subject of a codebook; declare it with --subjects"
        elif not given:
            typed = f"has no rdf:type; say what it is, such as {_CLASSES}"
        _refuse(found, f"{name} {typed}", subject)
    if len(kinds) > 1:
        _refuse(found, f"{name} is {' and '.join(sorted(map(_short, kinds)))}; leave it one of them", subject)
    space, _, code = name.partition("/")
    fitting = next((ACTOR_CLASSES[each] for each in kinds), "")
    ours = subject.value.startswith(_OURS) and not subject.value.startswith(SUBJECT)
    if ours and not (space == fitting and _CODE.fullmatch(code)):
        like = f"<{fitting}/x>" if fitting else "subject:x"
        _refuse(found, f"{name} is no id of {_short(next(iter(kinds or given)))}; write it like {like}", subject)
    if not labelled and not known:
        _refuse(found, f"{name} has no skos:prefLabel; add one", subject)


def _check_names(found: ActorFile, classes: Mapping[Node, set[Node]]) -> None:
    """Refuses two names in one language, by which a thing would be listed twice, and one name of two states."""
    places = dict(places_by_label())
    names = dict(shipped().labels)
    for triple in found.triples:
        if triple.predicate == PREF_LABEL and is_literal(triple.object) and is_node(triple.subject):
            first = names.setdefault((triple.subject, triple.object.language or ""), triple.object.value)
            if first != triple.object.value:
                one, other = sorted((first, triple.object.value))
                wrong = f"{_short(triple.subject)} is named “{one}” and “{other}”"
                _refuse(found, f"{wrong}; keep one as skos:prefLabel, make others skos:altLabel", *triple)
            if not classes.get(triple.subject, set()) & _PLACES:
                continue
            its = places.setdefault(folded(triple.object.value), triple.subject)
            if its != triple.subject:
                _refuse(
                    found,
                    f"{_short(triple.subject)} is named “{triple.object.value}”, as {_short(its)} is; "
                    "write of that id, or give each state a name of its own",
                    *triple,
                )


def _check_ties(found: ActorFile) -> None:
    """Refuses an actor that acts for two, or through others for itself."""
    acts_for = dict(shipped().acts_for)
    broader: dict[Node, Node] = {}
    for triple in found.triples:
        if triple.predicate == ACTS_FOR and is_node(triple.object) and is_node(triple.subject):
            other = acts_for.setdefault(triple.subject, triple.object)
            if other != triple.object:
                both = " and ".join(sorted((_short(other), _short(triple.object))))
                _refuse(found, f"{_short(triple.subject)} acts for {both}; leave one", *triple)
        elif triple.predicate == term("skos:broader") and is_node(triple.object) and is_node(triple.subject):
            broader[triple.subject] = triple.object
    own = {triple.subject for triple in found.triples if triple.predicate in TO_IDS}
    for tied, how in ((acts_for, "acts for"), (broader, "is narrower than")):
        for first in _in_circles(tied, own):
            _refuse(found, f"{_short(first)} {how} itself in the end; leave one step out", first)


def _in_circles(tied: Mapping[Node, Node], starts: Iterable[object]) -> Iterable[Node]:
    """Those from whom a walk comes back to where it was; each node is walked over once."""
    done: set[Node] = set()
    for start in starts:
        path: dict[Node, None] = {}
        step = start if is_node(start) else None
        while step is not None and step not in done:
            if step in path:
                yield step
                break
            path[step] = None
            step = tied.get(step)
        done.update(path)


def _short(term_: object) -> str:
    """A term as messages have it: an id of ours without what all have, others with their prefix."""
    if not is_node(term_):
        return str(term_)
    value = term_.value
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value[len(namespace) :]}"
    return relative(value)
