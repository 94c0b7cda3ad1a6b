"""What a paragraph opens with: the act, the words of the cue, and where the content begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Annotate = Callable[..., Record]

HEADS: dict[str, tuple[str, str, str, str]] = {
    "approves": ("1. Approves the report on Ostrel;", "endorse", "Approves", "the report on Ostrel"),
    "adverb with a hyphen": ("1. Re-emphasizes the need for calm;", "emphasize", "Re-emphasizes", "the need for calm"),
    "once again inside": (
        "1. Calls once again upon all States to help;",
        "call-for",
        "Calls|upon",
        "all States to help",
    ),
    "also once again": ("1. Also once again requests Norvania to pay;", "request", "requests", "Norvania to pay"),
    "again behind": ("1. Requests again the parties to meet;", "request", "Requests", "the parties to meet"),
    "further behind": ("1. Requests further the parties to meet;", "request", "Requests", "the parties to meet"),
    "further action": ("1. Demands further action in Ostrel;", "demand", "Demands", "further action in Ostrel"),
    "with satisfaction": (
        "1. Notes with great satisfaction the truce in Ostrel;",
        "welcome",
        "Notes with great satisfaction",
        "the truce in Ostrel",
    ),
    "records its gratitude": (
        "1. Records its gratitude to the envoy;",
        "thank",
        "Records",
        "its gratitude to the envoy",
    ),
    "draws attention": (
        "1. Draws the attention of all States to the need for care;",
        "emphasize",
        "Draws|attention",
        "of all States to the need for care",
    ),
    "takes due note": (
        "1. Takes due note of the report of Quell;",
        "acknowledge",
        "Takes|note of",
        "the report of Quell",
    ),
    "behind a phrase": ("1. In regard to the port, endorses the plan;", "endorse", "endorses", "the plan"),
    "unknown verb": ("1. Parades its trust in the envoy;", "say", "Parades", "its trust in the envoy"),
    "having considered": (
        "Having considered the letter of Keldmark,",
        "think",
        "Having considered",
        "the letter of Keldmark",
    ),
    "having been informed": ("Having been informed of the plan,", "announce", "Having been informed", "of the plan"),
    "having in mind": ("Having in mind the letter of Keldmark,", "know", "Having in mind", "the letter of Keldmark"),
    "taking note also": (
        "Taking note also of the letter of Keldmark,",
        "acknowledge",
        "Taking note|of",
        "the letter of Keldmark",
    ),
    "taking into account": ("Taking also into account the letter,", "know", "Taking|into account", "the letter"),
    "bearing in mind": ("Bearing in mind that Norvania is small,", "know", "Bearing in mind", "that Norvania is small"),
    "recalling further": ("Recalling further its decision on Ostrel,", "recall", "Recalling", "its decision on Ostrel"),
    "acting under": (
        "Acting under Chapter VII of the Charter,",
        "declare",
        "Acting",
        "under Chapter VII of the Charter",
    ),
    "guided by": ("Guided by the Charter of the Union,", "affirm", "Guided by", "the Charter of the Union"),
    "determined to": ("Determined to end the war,", "intend", "Determined", "to end the war"),
    "deeply grieved": ("Deeply grieved at the loss of life,", "regret", "grieved at", "the loss of life"),
    "gravely concerned": ("Gravely concerned that war goes on,", "express-concern", "concerned", "that war goes on"),
    "noting with concern": ("Noting with concern the war,", "express-concern", "Noting with concern", "the war"),
    "unknown participle": ("Zoning the port of Ostrel,", "say", "Zoning", "the port of Ostrel"),
    "whereas": ("Whereas the port of Ostrel is closed,", "acknowledge", "Whereas", "the port of Ostrel is closed"),
}


@pytest.mark.parametrize("case", HEADS)
def test_the_head_of_a_paragraph_tells_the_act(case: str, record_of: Annotate) -> None:
    words, act, cue, content = HEADS[case]
    record = record_of(f"The Security Council,\n\n{words}\n", "resolution")
    text = record.document.text
    (found,) = [each for each in record.statements if each.rule.endswith("-paragraph")]
    assert (found.act, "|".join(text[start:end] for start, end in found.cue)) == (act, cue)
    assert [text[start:end] for start, end in found.content] == [content]
    assert [speaker.name for speaker in found.speakers] == ["Security Council"]
    assert found.rule == ("operative-paragraph" if words[0] == "1" else "preambular-paragraph")
