"""Plain texts as PDFs in the layout of United Nations documents: for tests, and for the PDF of ``examples/``.

A text has the form of those in ``examples/``. ``[^1]`` in it is a footnote's mark, and a paragraph that opens
with ``[^1]:`` the footnote. The same text gives the same bytes: no clock, fonts of every PDF reader, no compression.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = letter
ROMAN, BOLD, MONO = "Times-Roman", "Times-Bold", "Courier"
MARGIN, FOOT, HEAD = 72.0, 72.0, HEIGHT - 84
BODY, NOTE, LEADING = 10.0, 8.0, 1.2
_MARK = re.compile(r"\[\^(\w+|\*)\]")
_NOTE = re.compile(r"\[\^(\w+|\*)\]:\s*(.*)", re.DOTALL)
_SYMBOL_LINE = re.compile(r"United Nations\s+(\S.*)")
_SPEAKER = re.compile(r"(?:(?:Mr|Mrs|Ms)\.? [^:\n]{1,60}|The President(?: \([^)]*\))?):")
_MASTHEAD = re.compile(
    r"(?:General Assembly|Security Council|.*(?:session|year)|\d+(?:st|nd|rd|th) meeting|Provisional)$"
)
_TITLE = re.compile(r"(?:Identical )?Letters? dated|Annex|Report of|Resolution adopted|\d+/\d+\. |[IVX]+\. ")
_WIDE = re.compile(r"Agenda\b|Letter dated|Excerpt$")
"""What spans the page below the masthead of a record, above its columns."""
_RIGHT = re.compile(r"Security Council\n.*year", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; ``hyphenate`` breaks words at line ends, ``stamp`` prints a line up the margin."""

    columns: int = 1
    indent: float = 0.0
    gap: float = 6.0
    hyphenate: bool = True
    justify: bool = True
    stamp: str = ""
    job: str = "20-05678"


LETTER = Style(indent=36)
PRESS = Style(hyphenate=False, justify=False)
RECORD = Style(columns=2, indent=14, gap=2)
REPORT = Style()


@dataclass(frozen=True, slots=True)
class Op:
    """Words at a place; ``space`` is what justifying adds to each space between them."""

    x: float
    y: float
    words: str
    font: str = ROMAN
    size: float = BODY
    space: float = 0.0
    upright: bool = False


@dataclass(slots=True)
class Sheet:
    """The pages drawn so far, and where the next line goes."""

    style: Style
    notes: dict[str, str]
    pages: list[list[Op]] = field(default_factory=lambda: [[]])
    column: int = 0
    y: float = HEAD
    top: float = HEAD
    foot: list[list[Op]] = field(default_factory=lambda: [[]])
    taken: float = 0.0

    @property
    def width(self) -> float:
        """The width of a column."""
        return float(WIDTH - 2 * MARGIN - 18 * (self.style.columns - 1)) / self.style.columns

    @property
    def left(self) -> float:
        """The left edge of the column that is being filled."""
        return MARGIN + self.column * (self.width + 18)

    def put(self, *ops: Op) -> None:
        """Nothing; words go on the page that is being filled."""
        self.pages[-1] += ops

    def advance(self, height: float, marks: Sequence[str] = (), keep: float = 0.0) -> None:
        """Nothing; the next line stands ``height`` lower, in another column or on another page if need be."""
        wanted = [line for mark in marks for line in self._note(mark)]
        more = len(wanted) * NOTE * LEADING + (8 if wanted and not self.taken else 0)
        if self.y - height - keep < FOOT + self.taken + more + 6:
            self.close_column()
        self.y -= height
        for line in wanted:
            self.foot[-1].append(Op(self.left, 0, line, size=NOTE))
        self.taken += more

    def close_column(self) -> None:
        """Nothing; what comes next stands in the next column or on the next page."""
        self._draw_notes()
        if self.column + 1 < self.style.columns:
            self.column += 1
        else:
            self.column, self.top = 0, HEAD
            self.pages.append([])
        self.y = self.top

    def _draw_notes(self) -> None:
        lines, self.foot[-1] = self.foot[-1], []
        y = FOOT + self.taken - 8
        if lines:
            self.put(Op(lines[0].x, y + 6, "_" * 18, size=6))
        for line in lines:
            y -= NOTE * LEADING
            mark = re.match(r"(\w{1,2}|\*)\t(.*)", line.words)
            if mark:
                self.put(Op(line.x, y + 2.6, mark[1], size=5.5), Op(line.x + 8, y, mark[2], size=NOTE))
            else:
                self.put(Op(line.x, y, line.words, size=NOTE))
        self.taken = 0.0

    def _note(self, mark: str) -> list[str]:
        lines = list(wrap(self.notes[mark], self.width - 8, 0, NOTE, self.style.hyphenate))
        return [f"{mark}\t{lines[0]}", *lines[1:]]


def make_pdf(text: str, style: Style = LETTER) -> bytes:
    """The bytes of a PDF with that text; a UN masthead at the head of the text is set as one."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    notes = {match[1]: " ".join(match[2].split()) for block in blocks if (match := _NOTE.match(block))}
    blocks = [block for block in blocks if not _NOTE.match(block)]
    sheet = Sheet(style, notes)
    head = _SYMBOL_LINE.match(blocks[0])
    symbol = head[1].strip() if head else ""
    if head:
        blocks = _draw_masthead(sheet, blocks, symbol)
        while sheet.style.columns > 1 and _WIDE.match(blocks[0]):
            _draw_wide(sheet, blocks.pop(0))
        sheet.top = sheet.y
    for block in blocks:
        _draw_block(sheet, block)
    sheet.close_column()
    if not sheet.pages[-1]:
        sheet.pages.pop()
    return _write(sheet, symbol)


def _draw_masthead(sheet: Sheet, blocks: Sequence[str], symbol: str) -> list[str]:
    """What is left of the blocks below the masthead."""
    lines = blocks[0].split("\n")
    sheet.put(Op(MARGIN + 40, HEIGHT - 60, "United Nations", BOLD, 12))
    x = WIDTH - MARGIN - stringWidth(symbol, ROMAN, 10) - 16
    for part in re.split(r"((?<![\w/])[A-Z](?=/))", symbol):
        size = 20.0 if re.fullmatch("[A-Z]", part) else 10.0
        sheet.put(Op(x, HEIGHT - 60, part, ROMAN, size))
        x += stringWidth(part, ROMAN, size)
    right = [line for line in lines[1:] if re.match(r"(?:Distr|Original)", line)]
    right = [part for line in right for part in re.split(r"(?<=General) (?=\d)", line)]
    organs = [one for line in lines[1:] if line not in right for one in re.split(r"(?<=Assembly) (?=Security)", line)]
    organs = [one for one in organs if not one.startswith("Distr")]
    y = HEIGHT - 92
    for index, organ in enumerate(organs):
        sheet.put(Op(MARGIN, y - 18 * index, organ, BOLD, 14 if index == 0 or "Council" in organ else 10))
    for index, line in enumerate(right):
        sheet.put(Op(380, y + 2 - 12 * index - (12 if line.startswith("Original") else 0), line))
    sheet.y = y - max(18 * len(organs), 12 * (len(right) + 1)) - 18
    index = 1
    while index < len(blocks) and _is_masthead(blocks[index]):
        beside = blocks[index + 1] if index + 1 < len(blocks) and _RIGHT.fullmatch(blocks[index + 1]) else ""
        start = sheet.y
        for column, block in ((MARGIN, blocks[index]), (360, beside)):
            y = start
            for number, line in enumerate(block.split("\n") if block else []):
                for part in wrap(line, 270, 0, BODY, False):
                    sheet.put(Op(column, y, part, BOLD if number > 1 or line.endswith("Assembly") else ROMAN))
                    y -= 12
            sheet.y = min(sheet.y, y)
        sheet.y -= 18
        index += 2 if beside else 1
    return list(blocks[index:])


def _is_masthead(block: str) -> bool:
    return bool(_MASTHEAD.match(block.split("\n")[0]))


def _draw_wide(sheet: Sheet, block: str) -> None:
    for line in block.split("\n"):
        for index, part in enumerate(wrap(line, WIDTH - 2 * MARGIN, 0, BODY, False)):
            sheet.put(Op(MARGIN, sheet.y, part, BOLD if index == 0 and line == block.split("\n")[0] else ROMAN))
            sheet.y -= 12
    sheet.y -= 10


def _draw_block(sheet: Sheet, block: str) -> None:
    title = bool(_TITLE.match(block))
    single = "\n" not in block and not block.rstrip().endswith((".", ",", ";", ":", "”")) and len(block) < 120
    heading = title or single
    sheet.y -= sheet.style.gap + (6 if heading else 0)
    for line in block.split("\n"):
        indent = 0 if heading or "\n" in block else sheet.style.indent
        _draw_paragraph(sheet, line, BOLD if heading else ROMAN, indent, 12.0 if title else BODY)
    if heading:
        sheet.y -= 4


def _draw_paragraph(sheet: Sheet, text: str, font: str, indent: float, size: float) -> None:
    speaker = _SPEAKER.match(text) if sheet.style.columns > 1 else None
    label = speaker.group() if speaker else ""
    wider = stringWidth(label, BOLD, size) - stringWidth(label, ROMAN, size)
    lines = list(wrap(text, sheet.width, indent + wider, size, sheet.style.hyphenate))
    for index, line in enumerate(lines):
        marks: list[str] = _MARK.findall(line)
        keep = 2 * BODY * LEADING if font == BOLD else 0.0  # a heading stays with what it heads
        sheet.advance(size * LEADING, marks, keep)
        x = sheet.left + (indent if index == 0 else 0)
        plain = _MARK.sub("", line)
        spaces = plain.count(" ")
        room = sheet.left + sheet.width - x - stringWidth(plain, font, size) - 4 * len(marks)
        room -= wider if index == 0 else 0
        last = index == len(lines) - 1
        space = room / spaces if sheet.style.justify and spaces and not last and font == ROMAN and room < 60 else 0.0
        _draw_line(sheet, line, x, font, size, space, len(label) if index == 0 else 0)


def _draw_line(sheet: Sheet, line: str, x: float, font: str, size: float, space: float, label: int) -> None:
    """A line with its marks raised, and the first ``label`` characters in bold."""
    if label:
        sheet.put(Op(x, sheet.y, line[:label], BOLD, size, space))
        x += stringWidth(line[:label], BOLD, size) + space * line[:label].count(" ")
        line = line[label:]
    for index, part in enumerate(_MARK.split(line)):
        if not part:
            continue
        if index % 2:
            sheet.put(Op(x, sheet.y + 0.35 * size, part, font, 0.6 * size))
            x += stringWidth(part, font, 0.6 * size)
        else:
            sheet.put(Op(x, sheet.y, part, font, size, space))
            x += stringWidth(part, font, size) + space * part.count(" ")


def wrap(text: str, width: float, indent: float, size: float, hyphenate: bool) -> Iterator[str]:
    """The lines of a paragraph; words are broken where ``hyphenate`` allows it."""
    line = ""
    room = width - indent
    for word in text.split():
        grown = f"{line} {word}" if line else word
        if _length(grown, size) <= room:
            line = grown
            continue
        first, rest = _break(word, room - _length(line + " ", size), size) if hyphenate else ("", word)
        if line or first:
            yield f"{line} {first}".strip()
        line, room = rest, width
    if line:
        yield line


def _length(words: str, size: float) -> float:
    return float(stringWidth(_MARK.sub("", words), ROMAN, size)) + 4 * len(_MARK.findall(words))


def _break(word: str, room: float, size: float) -> tuple[str, str]:
    """The part of a word that finds room, with a hyphen, and the rest; at a hyphen or dash of its own if it has one."""
    own = [match.end() for match in re.finditer(r"(?<=\w)[-–/](?=\w)", word)]
    if own:
        places = [(word[:place], word[place:]) for place in own]
    elif re.fullmatch(r"[a-z]{9,}[.,;:]?", word):
        vowels = [letter in "aeiou" for letter in word]
        at = [i for i in range(3, len(word) - 3) if vowels[i - 1] and not vowels[i]]
        places = [(word[:i] + "-", word[i:]) for i in at]
    else:
        return "", word
    fitting = [place for place in places if _length(place[0], size) <= room]
    return fitting[-1] if fitting else ("", word)


def _write(sheet: Sheet, symbol: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, pageCompression=0, invariant=1)
    count = len(sheet.pages)
    for number, ops in enumerate(sheet.pages, start=1):
        furniture = _furniture(sheet.style, symbol, number, count) if symbol else [_centred(str(number))]
        for op in [*furniture, *ops]:
            _draw(canvas, op)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _centred(words: str) -> Op:
    return Op(WIDTH / 2, 40, words)


def _furniture(style: Style, symbol: str, number: int, count: int) -> list[Op]:
    """Running head and foot: the first page's differ, left and right pages take turns."""
    job = style.job
    stamp = [Op(30, 300, style.stamp, size=8, upright=True)] if style.stamp else []
    if number == 1:
        digits = job.replace("-", "")
        return [*stamp, Op(MARGIN, 44, f"{job} (E)    170420", size=8), Op(MARGIN, 30, f"*{digits}*", MONO, 12),
                Op(400, 44, "Please recycle", size=8)]  # fmt: skip
    right = WIDTH - MARGIN
    head = [Op(MARGIN if number % 2 == 0 else right - stringWidth(symbol, BOLD, 10), HEIGHT - 50, symbol, BOLD)]
    page, at = f"{number}/{count}", right - stringWidth(job, ROMAN, 8)
    feet = [(MARGIN, page), (at, job)] if number % 2 == 0 else [(MARGIN, job), (at, page)]
    return [*stamp, *head, *(Op(x, 40, words, size=8) for x, words in feet)]


def _draw(canvas: Canvas, op: Op) -> None:
    text = canvas.beginText()
    if op.upright:
        text.setTextTransform(0, 1, -1, 0, op.x, op.y)
    else:
        text.setTextOrigin(op.x, op.y)
    text.setFont(op.font, op.size)
    text.setWordSpace(op.space)
    text.textOut(op.words)
    canvas.drawText(text)
