"""A module's source without what changes nothing that it does: comments, docstrings, the paths of imports.

Read by two regular expressions, not by ``ast`` or ``tokenize``: those take ten times as long, and tell the
same source apart under different versions of Python. ``tests/pipeline/test_rules.py`` compares with ``ast``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_LITERAL = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<triple>(?:(?<!\w)[rR])?(?:\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}))
      | (?P<single>"(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')""",
    re.DOTALL | re.VERBOSE,
)
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<module>[\w.]+)[ \t]+import[ \t]*(?P<names>\([^)]*\)|[^\n]*)"
    r"|import[ \t]+(?P<whole>[^\n]*))",
    re.MULTILINE,
)
_WITHIN = "([{,=+\\"
"""What a line ends with that a string on the next belongs to: that string is no docstring."""


@dataclass(frozen=True, slots=True)
class CodeForm:
    """A module's source, reduced: ``text`` is what it does, ``imported`` the modules that it may import.

    Of an import ``text`` has the names alone, in alphabetical order at its end. ``imported`` are dotted names,
    of what is imported from a package as well; some of those are no modules.
    """

    text: str
    imported: frozenset[str]


def form_of(source: str, in_string: Callable[[str], str] = str) -> CodeForm:
    '''The form of a module. ``in_string`` gives what counts of a string that is no docstring.

    >>> form_of('"""Doc."""\\nfrom a.b import d, c  # why\\n\\nimport e as f\\nX = "#1"  # one\\n').text.split("\\n")
    ['X = "#1"', 'c', 'd', 'e as f']
    '''
    names: set[str] = set()
    modules: set[str] = set()

    def literal(found: re.Match[str]) -> str:
        if found["comment"] or (found["triple"] and _is_docstring(source, *found.span())):
            return ""
        return in_string(found[0]).replace("\n", "\0")  # what follows goes by lines

    def statement(found: re.Match[str]) -> str:
        each = [" ".join(name.split()) for name in (found["names"] or found["whole"]).strip("() \n").split(",")]
        names.update(filter(None, each))
        plain = {name.partition(" ")[0] for name in each}
        module = found["module"]
        modules.update({module, *(f"{module}.{name}" for name in plain)} if module else plain)
        return ""

    code = _IMPORT.sub(statement, _LITERAL.sub(literal, source))
    lines = [line.rstrip() for line in code.split("\n")]
    return CodeForm("\n".join([*filter(None, lines), *sorted(names)]), frozenset(modules))


def _is_docstring(source: str, start: int, end: int) -> bool:
    """Whether a string in three quotation marks is a statement of its own."""
    line = source.rfind("\n", 0, start) + 1
    stop = source.find("\n", end)
    after = source[end : stop if stop >= 0 else len(source)].strip()
    before = source[:line].rstrip()
    alone = not source[line:start].strip() and (not after or after.startswith("#"))
    return alone and not (before and before[-1] in _WITHIN)
