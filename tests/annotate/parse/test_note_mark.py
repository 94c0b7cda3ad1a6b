import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.parse.note_mark import without_marks


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See Rev.1 The item", id="an abbreviation"),
        pytest.param("A/C.3/71/L.5/Rev.1 The", id="a symbol"),
        pytest.param("A/75/ 356 and S/ 2020/ 947", id="a broken symbol"),
        pytest.param("on [10] April 2020", id="a day put in by an editor"),
        pytest.param("of 19721 men, in 20000 cases, No. 19721 and", id="numbers like a year"),
        pytest.param("on 9/11, and 24/ 7", id="numbers with a slash"),
        pytest.param("40 km² and 10⁶ men", id="powers"),
        pytest.param("a[n] act, [t]he vote [sic]", id="words put in by an editor"),
        pytest.param("it grew 3.5 Percent in 2020.5 times", id="decimals"),
        pytest.param("A/RES/37/123[D] and resolution 242 (1967)", id="brackets of symbols"),
        pytest.param('He said: "5 men left" in Paris,5 May', id="numbers in quotations, a missing space"),
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert without_marks(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("resolution 242 (1967), 2/ the vote 1/ and\nso 3/", "resolution 242 (1967), the vote and so"),
        pytest.param('"the vote",1 he said; "void"2 and “no.”3', '"the vote", he said; "void" and “no.”'),
        pytest.param("the Treaty,5 the Pact,6 Rarotonga;12\nand all", "the Treaty, the Pact, Rarotonga; and all"),
        pytest.param(
            "the Pact of 19721 and 2014–20243 and in 200512 the", "the Pact of 1972 and 2014–2024 and in 2005 the"
        ),
        pytest.param("resolution 73/194.3 He (1993).4 The 2020.12 It", "resolution 73/194. He (1993). The 2020. It"),
        pytest.param("raid[5][6] void[^note-a] all[note 2]", "raid void all"),
        pytest.param("in 2019⁵ void.¹¹ A/RES/74/17⁴", "in 2019 void. A/RES/74/17"),
    ],
    ids=["typewriter", "behind quotations", "amid a sentence", "behind years", "behind numbers", "brackets", "raised"],
)
def test_marks_are_blanked_out(text: str, words: str) -> None:
    assert " ".join(without_marks(text).split()) == words


@given(st.text(alphabet='ab1 2/.,;[]^"¹²m(20)\n', max_size=60))
def test_nothing_moves(text: str) -> None:
    blanked = without_marks(text)
    assert len(blanked) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, blanked, strict=True))
