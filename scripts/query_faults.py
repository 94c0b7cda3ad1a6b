#!/usr/bin/env python3
"""What is wrong with a query as it is written, whatever the data: lost values, lists and rows in no order.

    scripts/query_faults.py FILE.rq...

An aggregate other than COUNT over one variable gives nothing where one row of its group has nothing
(docs/decisions/0005-query-parameters.md), so that it is asked of what every row has, or all rows of a group
alike. A list is in the order of the rows that it is made of, and rows of one place come as the data were loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import Literal, Variable
from rdflib.plugins.sparql.parserutils import CompValue

from query_algebra import algebra_of, keys_of, scope_of
from query_expressions import Names, inside, is_certain, variables


def faults_of(query: str) -> list[str]:
    """One line for each fault of a SELECT query, none for a query without."""
    algebra = algebra_of(query)
    groups = [part for part in inside(algebra) if part.name == "AggregateJoin"]
    return [
        *(fault for group in groups for fault in _lost_values(algebra, group)),
        *(fault for group in groups for fault in _lists_in_no_order(group)),
        *_rows_in_no_order(algebra),
        *_optionals_of_nothing(algebra),
    ]


def _lost_values(algebra: CompValue, group: CompValue) -> Iterator[str]:
    rows, keys = scope_of(group.p.p), keys_of(group)
    uniform = rows.uniform_by(keys)
    for each in group.A:
        told = f"{each.name.removeprefix('Aggregate_')} of {_named(each.vars)}"
        if each.name == "Aggregate_Count" or variables(each.vars) <= keys:
            continue
        if each.name == "Aggregate_Sample":
            yield f"{told} takes any of several values: take the least"
        elif each.name == "Aggregate_Min" and _is_empty_at_worst(each.vars):
            yield f"{told} is the empty string where a row has nothing: give it a value that comes last"
        elif is_certain(each.vars, rows.certain):
            continue
        elif not variables(each.vars) <= uniform:
            yield f"{told} is nothing where one row of the group has nothing: COALESCE inside it"
        elif _is_operand(algebra, group, str(each.res)):
            yield f"{told} may be nothing, and what is made of it then too: COALESCE"


def _lists_in_no_order(group: CompValue) -> Iterator[str]:
    for each in group.A:
        if each.name == "Aggregate_GroupConcat":
            order = _order_of(group.p.p)
            if order is None or not variables(each.vars) <= scope_of(order.p).told_by(_order_keys(order)):
                yield f"the list of {_named(each.vars)} is made of rows in no order of it: order a subquery by it"


def _rows_in_no_order(algebra: CompValue) -> Iterator[str]:
    order = _order_of(algebra)
    if order is None:
        yield "the rows are in no order: ORDER BY"
        return
    scope = scope_of(order.p)
    open_ones = scope.told_by([]) | scope.told_by(_order_keys(order))
    loose = variables(algebra.PV) - open_ones
    if loose:
        names = ", ".join(sorted(loose))
        yield f"rows of one place may differ in {names}: name them, or what they depend on, in ORDER BY"


def _optionals_of_nothing(algebra: CompValue) -> Iterator[str]:
    """An OPTIONAL of what is unbound takes all there is: two of them in a row did not end in minutes."""
    for part in inside(algebra):
        if part.name == "LeftJoin":
            one, other = scope_of(part.p1), scope_of(part.p2)
            for name in sorted((one.seen & other.seen) - one.certain):
                yield f"OPTIONAL asks for ?{name}, which may be unbound: nest it where the variable is bound"


def _order_of(pattern: CompValue) -> CompValue | None:
    """The ORDER BY whose order a pattern's solutions come in; what is joined to a pattern keeps its order."""
    while pattern.name != "OrderBy":
        if pattern.name in {"Project", "SelectQuery", "ToMultiSet", "Distinct", "Extend", "Filter"}:
            pattern = pattern.p
        elif pattern.name in {"LeftJoin", "Minus"}:
            pattern = pattern.p1
        else:
            return None
    return pattern


def _order_keys(order: CompValue) -> Names:
    """The variables that stand alone in ORDER BY; of an expression, other values may give the same."""
    return variables([key.expr for key in order.expr if isinstance(key.expr, Variable)])


def _is_empty_at_worst(expression: object) -> bool:
    return (
        isinstance(expression, CompValue)
        and expression.name == "Builtin_COALESCE"
        and expression.arg[-1] == Literal("")
    )


def _is_operand(algebra: CompValue, group: CompValue, name: str) -> bool:
    """Whether the result of an aggregate is a part of an expression that has no value without it."""
    expressions = [part for above in _above(algebra, group) for part in _expressions(above)]
    return any(
        name in variables(part) and not is_certain(part, variables(part) - {name})
        for part in expressions
        if not isinstance(part, Variable)
    )


def _above(algebra: CompValue, group: CompValue) -> list[CompValue]:
    """The parts of the algebra that make columns, conditions and an order of what was grouped."""
    for selection in inside(algebra):
        found, part = [], selection
        while part.name in {"Project", "OrderBy", "Filter", "Extend"}:
            found.append(part)
            part = part.p
        if part is group and found and found[0].name == "Project":
            return found
    return []


def _expressions(part: CompValue) -> list[object]:
    if part.name == "OrderBy":
        return [key.expr for key in part.expr]
    return [part.expr] if part.name in {"Filter", "Extend"} else []


def _named(expression: object) -> str:
    return ", ".join(f"?{name}" for name in sorted(variables(expression))) or str(expression)


def main(files: list[str]) -> int:
    found = [f"{file}: {fault}" for file in files for fault in faults_of(Path(file).read_text(encoding="utf-8"))]
    print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
