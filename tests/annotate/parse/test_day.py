"""Days that the parser hangs on the wrong verb, and where they belong: invented sentences."""

from __future__ import annotations

import pytest

from onrecord.annotate.parse.day import mend_days
from onrecord.annotate.parse.model import load_model
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Document
from onrecord.settings import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Norvania said on Tuesday it would close the strait.", "on", "said"),
        ("Norvania said on 3 March the talks had failed.", "on", "said"),
        ("Norvania said that on Tuesday it would close the strait.", "on", "close"),
        ("Norvania feared the trial in a statement on Tuesday.", "in", "feared"),
        ("Norvania welcomed the mention of the vote in the declaration of the ministers.", "in", "vote"),
        ("Keldmark follows the warnings sent by the harbour on June 14, 2017, and March 8, 2019.", "March", "June"),
    ],
)
def test_a_day_and_an_occasion_hang_on_what_they_belong_to(text: str, word: str, head: str) -> None:
    doc = load_model(DEFAULT_MODEL)(text)
    mend_days(Scene(Document(text, "made"), doc, ()))
    assert {token.head.text for token in doc if token.text == word} == {head}
