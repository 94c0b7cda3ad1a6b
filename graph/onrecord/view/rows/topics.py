"""What concerns one topic of the agendas: its items in whatever session, and the statements that fall under them."""

from __future__ import annotations

from onrecord.errors import UnknownNode
from onrecord.model.ids import code_of, parent_of, relative, space_of
from onrecord.model.statement_row import StatementRow
from onrecord.names.folding import folded
from onrecord.view.rows.statements import Rows


def items_of_topic(rows: Rows, name: str) -> frozenset[str]:
    """The agenda items of a topic, by its id or slug, its title or a part that no other has, or one of its items.

    Sub-items belong to their item's topic. Raises UnknownNode where no topic, or more than one, answers to the name.
    """
    topics = dict(rows.topics.values())
    wanted = relative(name)
    if wanted in rows.topics:
        wanted = rows.topics[wanted][0]
    given = folded(name)
    found = (
        [topic for topic in topics if topic == wanted or code_of(topic) == name]
        or sorted(topic for topic, label in topics.items() if folded(label) == given)
        or sorted(topic for topic, label in topics.items() if given and given in folded(label))
    )
    if not found:
        raise UnknownNode(f"no agenda topic is called {name!r}; `onrecord query item-numbers` lists items with titles")
    if len(found) > 1:
        some = ", ".join(topics[topic] for topic in found[:5]) + (", …" if len(found) > 5 else "")
        raise UnknownNode(f"{name!r} may be {len(found)} topics: {some}; give more of the title")
    items = {item for item, (topic, _) in rows.topics.items() if topic == found[0]}
    parts = {item for item in rows.things if space_of(item) == "item" and parent_of(item) in items}
    return frozenset(items | parts)


def concerns(statement: StatementRow[str], items: frozenset[str], circulated: frozenset[str]) -> bool:
    """Whether a statement names an item, was made under one, or is about or in a document circulated under one."""
    return not (
        items.isdisjoint(statement.about)
        and items.isdisjoint(statement.under)
        and circulated.isdisjoint((statement.document, *statement.about))
    )


def circulated_under(rows: Rows, items: frozenset[str]) -> frozenset[str]:
    """Return the documents that were circulated under one of the items."""
    return frozenset(
        relation.source for relation in rows.relations if relation.kind == "circulation" and relation.item in items
    )
