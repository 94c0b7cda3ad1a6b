"""The variables of an expression in a query's algebra: which there are, and without which it has no value."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import XSD, Variable
from rdflib.plugins.sparql.parserutils import CompValue

Names = frozenset[str]
NONE: Names = frozenset()


def inside(part: object) -> Iterator[CompValue]:
    """Every node of the algebra in a part of it, the part itself first."""
    if isinstance(part, CompValue):
        yield part
        for name, value in part.items():
            if name != "_vars":
                yield from inside(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from inside(value)


def variables(part: object) -> Names:
    """The names of all variables in a part of the algebra."""
    if isinstance(part, Variable):
        return frozenset({str(part)})
    if isinstance(part, CompValue):
        return variables([value for name, value in part.items() if name != "_vars"])
    if isinstance(part, list | tuple | set):
        return NONE.union(*map(variables, part))
    return NONE


def is_certain(expression: object, certain: Names) -> bool:
    """Whether an expression has a value wherever these variables have one, if its terms are of the right types."""
    if isinstance(expression, Variable):
        return str(expression) in certain
    if not isinstance(expression, CompValue):
        return True
    match expression.name:
        case "Builtin_COALESCE":
            return any(is_certain(part, certain) for part in expression.arg)
        case "Builtin_BOUND" | "Builtin_EXISTS" | "Builtin_NOTEXISTS":
            return True
    return not is_sieve(expression) and all(is_certain(part, certain) for part in parts_of(expression))


def needed(condition: object) -> Names:
    """The variables without which a condition is never true."""
    if isinstance(condition, Variable):
        return frozenset({str(condition)})
    if not isinstance(condition, CompValue):
        return NONE
    match condition.name:
        case "Builtin_COALESCE" | "Builtin_EXISTS" | "Builtin_NOTEXISTS":
            return NONE
        case "Builtin_IF":
            return needed(condition.arg1)
        case "UnaryNot":
            return NONE if any(part.name == "Builtin_BOUND" for part in inside(condition)) else needed(condition.expr)
        case "ConditionalOrExpression":
            return frozenset.intersection(*map(needed, [condition.expr, *condition.other]))
    return NONE.union(*map(needed, parts_of(condition)))


def is_sieve(expression: CompValue) -> bool:
    """Whether it is a cast, which gives nothing for what is no such value: a day may be none, a place is a number."""
    return expression.name == "Function" and expression.iri != XSD.integer


def parts_of(expression: CompValue) -> Iterator[object]:
    """What an expression is made of, one level down."""
    return (part for name, value in expression.items() if name != "_vars" for part in _flat(value))


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _flat(part)
    else:
        yield value
