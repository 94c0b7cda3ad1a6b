"""All names of a document: known names, bodies of states, people, and what else the language model names.

Known names come first, then names that a title or an office stands before ("Spokeswoman Mira Tal"),
then the language model's persons and organisations, cleaned of what is no name.
"""

from __future__ import annotations

from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.mention import Mention, indices_of
from onrecord.annotate.actor.recognition.entity import find_entities
from onrecord.annotate.actor.recognition.introduced import introduced_bodies
from onrecord.annotate.actor.recognition.known_name import find_known_names
from onrecord.annotate.actor.recognition.person import find_people
from onrecord.annotate.actor.recognition.quoted_name import quoted_names
from onrecord.annotate.actor.recognition.state_body import find_state_bodies
from onrecord.annotate.actor.recognition.un_post import titled_alone
from onrecord.annotate.parse.scene import Scene


def find_mentions(scene: Scene, gazetteer: Gazetteer) -> list[Mention]:
    """All names in a document's sentences, in order, none inside another."""
    quoted = list(quoted_names(scene))
    within = indices_of(quoted)
    known = [mention for mention in find_known_names(scene, gazetteer) if within.isdisjoint(mention.indices)]
    bodies = find_state_bodies(scene, gazetteer, known)
    covered = indices_of(bodies)
    kept = [mention for mention in known if mention.demonym or covered.isdisjoint(mention.indices)]
    taken = indices_of(known) | covered | within
    posts = list(titled_alone(scene, taken))
    taken |= indices_of(posts)
    introduced = list(introduced_bodies(scene, taken))
    taken |= indices_of(introduced)
    people = find_people(scene, taken)
    others = find_entities(scene, taken | indices_of(people))
    return sorted([*kept, *quoted, *bodies, *posts, *introduced, *people, *others], key=lambda mention: mention.span)
