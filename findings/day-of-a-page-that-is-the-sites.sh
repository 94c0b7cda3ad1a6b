#!/usr/bin/env bash
# trafilatura 2.3.1 (with htmldate 1.11.0) gives as the day of an article the day of the website that its JSON-LD
# describes, where the site's object stands before the article's in one list; with the two in the other order it gives
# the article's. schema.org gives the order of a list no meaning. Seen on 1 December 2026, Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 htmldate==1.11.0 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import json

import trafilatura
from trafilatura.metadata import extract_metadata

SITE = {"@context": "https://schema.org", "@type": "WebSite", "name": "Courier", "datePublished": "2010-03-01"}
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Norvania rejects the vote",
    "datePublished": "2020-04-02",
}


def day(*objects: dict[str, str]) -> str | None:
    page = (
        "<html><head><title>Norvania rejects the vote</title>"
        f'<script type="application/ld+json">{json.dumps(objects)}</script></head>'
        "<body><article><h1>Norvania rejects the vote</h1>"
        f"<p>{'Norvania rejected the vote in the valley, its ministry said. ' * 5}</p></article></body></html>"
    )
    return extract_metadata(page).date


found = {"site first": day(SITE, ARTICLE), "article first": day(ARTICLE, SITE), "article alone": day(ARTICLE)}
print("trafilatura", trafilatura.__version__, found)
assert found == {"site first": "2010-03-01", "article first": "2020-04-02", "article alone": "2020-04-02"}, found
PYTHON
