"""What a query's algebra tells before it is run: which variables may be unbound, and on what its values depend.

``scope_of`` goes through the algebra that rdflib makes of a query (section 18 of the SPARQL 1.1
recommendation) and gives for each variable whether every solution binds it, and of which other variables
its value, or its being bound at all, is a function. ``tests/query/test_texts.py`` asks with it whether an
aggregate can lose what it counts, and whether lists and rows have an order that the data do not decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rdflib import Variable
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from query_expressions import NONE, Names, is_certain, is_sieve, needed, parts_of, variables

Ways = frozenset[Names]
Known = TypeVar("Known", Names, Ways)


@dataclass(frozen=True, slots=True)
class Scope:
    """The variables of a pattern.

    ``certain`` are bound in every solution. ``values`` has those whose value, or lack of one, is a function
    of the values of others, in one or several ways; ``bounds`` those of which no more is known than that others
    decide whether they have one; ``implied`` which others are bound wherever a variable is.
    """

    seen: Names = NONE
    certain: Names = NONE
    values: Mapping[str, Ways] = field(default_factory=dict)
    bounds: Mapping[str, Names] = field(default_factory=dict)
    implied: Mapping[str, Names] = field(default_factory=dict)

    def told_by(self, keys: Iterable[str]) -> Names:
        """The variables that have one value, or none, in all solutions with the same values of the keys."""
        known = set(keys)
        while (
            more := {name for name, ways in self.values.items() if any(self._within(of, known) for of in ways)} - known
        ):
            known |= more
        return frozenset(known)

    def uniform_by(self, keys: Iterable[str]) -> Names:
        """Those that are bound in all solutions with the same values of the keys, or in none of them."""
        known = self.told_by(keys)
        return known | self.certain | {name for name, of in self.bounds.items() if self._within(of, known)}

    def bound_by(self, expression: object) -> Names | None:
        """The variables whose values decide whether an expression has one; nothing if that is not known."""
        if isinstance(expression, Variable):
            name = str(expression)
            if name in self.certain or name not in self.seen:
                return NONE
            return self.bounds.get(name, next(iter(sorted(self.values.get(name, []), key=sorted)), None))
        if is_certain(expression, self.certain):
            return NONE
        if not isinstance(expression, CompValue) or expression.name == "Builtin_IF" or is_sieve(expression):
            return None
        parts = list(parts_of(expression))
        if expression.name == "Builtin_COALESCE":  # has a value where one part has one that all the others need
            parts = [part for part in parts if all(self._brings(other, part) for other in parts)][:1] or parts
        found = [self.bound_by(part) for part in parts]
        return None if None in found else NONE.union(*(names for names in found if names is not None))

    def _brings(self, one: object, other: object) -> bool:
        """Whether one part has no value where the other has none."""
        bound = needed(one)
        return needed(other) <= bound.union(*(self.implied.get(name, NONE) for name in bound))

    def _within(self, names: Names, known: Iterable[str]) -> bool:
        return names & self.seen <= set(known)  # what is not in scope is bound in no solution


def algebra_of(query: str) -> CompValue:
    """The outermost pattern of a SELECT query."""
    algebra: CompValue = translateQuery(parseQuery(query)).algebra
    return algebra


def scope_of(pattern: CompValue) -> Scope:
    """What is known of the variables of a pattern; :class:`NotImplementedError` for one of a kind not known."""
    match pattern.name:
        case "BGP":
            return _all(variables(pattern.triples))
        case "Graph":
            return _joined(_all(variables(pattern.term)), scope_of(pattern.p))
        case "values":
            return _of_values(pattern.res)
        case "Join":
            return _joined(scope_of(pattern.p1), scope_of(pattern.p2))
        case "LeftJoin":
            return _left_joined(scope_of(pattern.p1), scope_of(pattern.p2), variables(pattern.expr))
        case "Union":
            one, other = scope_of(pattern.p1), scope_of(pattern.p2)
            return Scope(one.seen | other.seen, one.certain & other.certain)
        case "Filter":
            inner = scope_of(pattern.p)
            return replace(inner, certain=inner.certain | (needed(pattern.expr) & inner.seen))
        case "Minus":
            return scope_of(pattern.p1)
        case "Extend":
            return _extended(scope_of(pattern.p), str(pattern.var), pattern.expr)
        case "AggregateJoin":
            return _aggregated(scope_of(pattern.p.p), keys_of(pattern), pattern.A)
        case "Project":
            return _projected(scope_of(pattern.p), variables(pattern.PV))
        case "ToMultiSet" | "OrderBy" | "Distinct" | "Reduced" | "Slice" | "SelectQuery":
            return scope_of(pattern.p)
    raise NotImplementedError(f"{pattern.name} in the algebra of a query: tell here what it binds")


def keys_of(aggregation: CompValue) -> Names:
    """The variables that solutions are grouped by."""
    return variables(aggregation.p.expr)


def _all(names: Names) -> Scope:
    return Scope(names, names)


def _of_values(rows: list[Mapping[Variable, object]]) -> Scope:
    seen = variables([list(row) for row in rows])
    certain = frozenset(name for name in seen if all(str(row.get(Variable(name), "UNDEF")) != "UNDEF" for row in rows))
    return Scope(seen, certain, dict.fromkeys(seen, frozenset({NONE})) if len(rows) == 1 else {})


def _joined(one: Scope, other: Scope) -> Scope:
    """A variable of both is as the side has it that always binds it."""
    certain = one.certain | other.certain
    shared = one.seen & other.seen

    def merged(first: Mapping[str, Known], second: Mapping[str, Known]) -> dict[str, Known]:
        return {
            name: told
            for scope, side in ((one, first), (other, second))
            for name, told in side.items()
            if name not in shared or name in scope.certain
        }

    return Scope(
        one.seen | other.seen,
        certain,
        merged(one.values, other.values),
        merged(one.bounds, other.bounds),
        merged(one.implied, other.implied),
    )


def _left_joined(one: Scope, other: Scope, condition: Names) -> Scope:
    """What only the right side has depends on what both have, and on what it depends on there."""
    shared = (one.seen & other.seen) | (condition & one.seen)
    fresh = other.seen - one.seen
    values = {name: frozenset(of | shared for of in ways) for name, ways in other.values.items() if name in fresh}
    bounds = {name: of | shared for name, of in other.bounds.items() if name in fresh}
    bounds |= dict.fromkeys(fresh & other.certain, shared)
    implied = {name: other.certain | other.implied.get(name, NONE) for name in fresh}
    return Scope(
        one.seen | other.seen,
        one.certain,
        {**one.values, **values},
        {**one.bounds, **bounds},
        {**one.implied, **implied},
    )


def _extended(scope: Scope, name: str, expression: object) -> Scope:
    values = _with(scope.values, name, variables(expression))
    if isinstance(expression, Variable):
        values = _with(values, str(expression), frozenset({name}))  # another name for the same
    certain = scope.certain | ({name} if is_certain(expression, scope.certain) else NONE)
    bound = scope.bound_by(expression)
    bounds = scope.bounds if bound is None else {**scope.bounds, name: bound}
    bringing = {name: needed(expression).union(*(scope.implied.get(other, NONE) for other in needed(expression)))}
    return Scope(scope.seen | {name}, certain, values, bounds, {**scope.implied, **bringing})


def _aggregated(scope: Scope, keys: Names, aggregates: list[CompValue]) -> Scope:
    results = {str(each.res): each for each in aggregates}
    certain = {
        name
        for name, each in results.items()
        if each.name == "Aggregate_Count" or (keys and is_certain(each.vars, scope.certain))
    }
    values: dict[str, Ways] = {name: frozenset({keys}) for name in results}
    for name, each in results.items():
        if _is_copy(each, keys):
            values[name] = frozenset({variables(each.vars)})
            values = _with(values, str(each.vars), frozenset({name}))
    return Scope(keys | set(results), (scope.certain & keys) | certain, values)


def _with(values: Mapping[str, Ways], name: str, of: Names) -> dict[str, Ways]:
    return {**values, name: values.get(name, frozenset()) | {of}}


def _is_copy(aggregate: CompValue, keys: Names) -> bool:
    """Whether a column repeats a key: rdflib takes a sample of it, and they are one."""
    return aggregate.name == "Aggregate_Sample" and str(aggregate.vars) in keys


def _projected(scope: Scope, kept: Names) -> Scope:
    """What depends on variables that are left behind depends on what these depend on, if that is known."""
    values = {
        name: frozenset(each for of in ways for each in _left(scope, kept, of, frozenset({name})))
        for name, ways in scope.values.items()
        if name in kept
    }
    bounds = {
        name: ways
        for name, of in scope.bounds.items()
        if name in kept
        for ways in _left(scope, kept, of, frozenset({name}))
    }
    implied = {name: of & kept for name, of in scope.implied.items() if name in kept}
    return Scope(kept, scope.certain & kept, {name: ways for name, ways in values.items() if ways}, bounds, implied)


def _left(scope: Scope, kept: Names, of: Names, seen: Names) -> list[Names]:
    """What some variables depend on, told by those that are kept; one way, or none if none is known."""
    found = NONE
    for name in of & scope.seen:
        if name in kept - seen:
            found |= {name}
            continue
        ways = [] if name in seen else sorted(scope.values.get(name, []), key=sorted)
        through = [one for way in ways for one in _left(scope, kept, way, seen | {name})]
        if not through:
            return []
        found |= through[0]
    return [found]
