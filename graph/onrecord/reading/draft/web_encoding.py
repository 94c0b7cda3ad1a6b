"""What names of encodings mean on the web, where that is not what they mean elsewhere.

Browsers read what is called ISO-8859-1 as windows-1252, and so on: the table holds the labels of the Encoding Standard
(https://encoding.spec.whatwg.org/#names-and-labels) that Python lacks, or takes for a smaller or another encoding.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

_CODECS = {
    "cp1252": (
        "iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 latin1 l1 csisolatin1 ibm819 cp819"
        " us-ascii ascii ansi_x3.4-1968 x-cp1252 x-ansi"
    ),
    "cp1250": "x-cp1250",
    "cp1251": "x-cp1251",
    "cp1253": "x-cp1253",
    "cp1254": "iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 latin5 l5 csisolatin5 x-cp1254",
    "cp1255": "x-cp1255",
    "cp1256": "x-cp1256",
    "cp1257": "x-cp1257",
    "cp1258": "x-cp1258",
    "cp866": "csibm866",
    "cp874": "tis-620 iso-8859-11 iso8859-11 iso885911 dos-874",
    "cp932": "shift_jis shift-jis sjis x-sjis csshiftjis ms_kanji ms932 windows-31j",
    "cp949": "euc-kr euckr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 iso-ir-149 windows-949",
    "gb18030": "gb2312 gb_2312 gb_2312-80 gbk x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "x-euc-jp cseucpkdfmtjapanese",
    "iso8859_6": "iso-8859-6-e iso-8859-6-i csiso88596e csiso88596i",
    "iso8859_8": "iso-8859-8-e iso-8859-8-i csiso88598e csiso88598i logical visual",
    "koi8_r": "koi koi8 koi8-r cskoi8r",
    "koi8_u": "koi8-ru koi8-u",
    "mac_roman": "x-mac-roman csmacintosh",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "utf_8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "utf_16_le": "utf-16 utf-16le unicode ucs-2 csunicode iso-10646-ucs-2 unicodefeff",
    "utf_16_be": "utf-16be unicodefffe",
}
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
_OF_LABEL = {label: codec for codec, labels in _CODECS.items() for label in labels.split()}


def codecs_of(labels: Iterable[str | None]) -> Iterator[str]:
    """The encodings that some labels name, each as the web means it, then as it is known to Python, if both do.

    >>> list(codecs_of(["ISO-8859-1", None, "none"]))
    ['cp1252', 'ISO-8859-1']
    """
    for label in filter(None, labels):
        meant = _OF_LABEL.get(label.strip().lower())
        if meant:
            yield meant
        if _is_known(label):
            yield label


def _is_known(label: str) -> bool:
    try:
        b"".decode(label)  # what is no encoding of text has a codec, too
        return codecs.lookup(label).name not in _NO_CHARSETS
    except (LookupError, ValueError):
        return False
