"""Countries by the codes of other lists (country_codes.tsv): ISO 3166 alpha-2, Wikidata items, CAMEO."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from legation.ontology.bodies import STATELESS
from legation.ontology.countries import PACKAGE, countries, country_of
from legation.ontology.load import check, read_tsv, several

FILE = "country_codes.tsv"
Scheme = Literal["iso2", "wikidata", "cameo"]


@cache
def codes(scheme: Scheme) -> Mapping[str, str]:
    """Code of the scheme to our code."""
    found: dict[str, str] = {}
    for row in read_tsv(PACKAGE, FILE):
        check(row["iso3"] in countries(), "is no country", file=FILE, entry=row["iso3"])
        for code in several(row[scheme]):
            check(found.setdefault(code, row["iso3"]) == row["iso3"], f"shares {code}", file=FILE, entry=row["iso3"])
    return found


def country_code(said: str) -> str | None:
    """Our code for a country as a file names it: alpha-3, alpha-2, PLOVER's code of a body without state, or a name."""
    code = said.strip().upper()
    if code in countries() or code in STATELESS:
        return code
    return codes("iso2").get(code) or country_of(said.strip())
