"""Write ontology/countries.tsv, cities.tsv and ambiguous.tsv from pyworldatlas, countryinfo and babel, with overrides.

    python scripts/build_countries.py            # needs: pip install pyworldatlas countryinfo babel

Names, demonyms, capitals and cities are pyworldatlas's (CIA World Factbook, public domain; GeoNames, CC BY 4.0;
CLDR), the point of a country countryinfo's, another English name babel's (CLDR). countries_overrides.yml wins over
all of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from countryinfo import CountryInfo
from pyworldatlas import Atlas

HERE = Path(__file__).resolve().parent
ONTOLOGY = HERE.parent / "src/legation/ontology"
HEAD = "# Written by scripts/build_countries.py from packages and countries_overrides.yml: do not edit here.\n"
COLUMNS = ("iso3", "name", "names", "adjectives", "people", "capital", "seats", "lat", "lon", "state", "years")
LEAST_PEOPLE = 100_000


@dataclass
class Row:
    iso3: str
    name: str = ""
    names: list[str] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    capital: str = ""
    seats: list[str] = field(default_factory=list)
    lat: float | None = None
    lon: float | None = None
    state: str = ""
    years: str = ""


def main() -> None:
    overrides = yaml.safe_load((HERE / "countries_overrides.yml").read_text(encoding="utf-8"))
    atlas = Atlas()
    countries = [atlas.country(name.strip()) for name in (c.name for c in atlas.countries())]
    rows: dict[str, Row] = {str(c.codes.alpha3): packaged(c) for c in countries}
    for iso3, change in overrides["countries"].items():
        apply(rows.setdefault(iso3, Row(iso3)), change)
    for country in countries:  # no point of its own: that of its largest town
        row, towns = rows[str(country.codes.alpha3)], country.major_cities
        if row.lat is None and towns:
            row.lat, row.lon = (round(x, 2) for x in (towns[0].coordinates.latitude, towns[0].coordinates.longitude))
    lines = ["\t".join(COLUMNS)]
    for iso3 in sorted(rows):
        row = tidy(rows[iso3])
        cells: list[Any] = [getattr(row, column) for column in COLUMNS]
        lines.append("\t".join("|".join(c) if isinstance(c, list) else "" if c is None else str(c) for c in cells))
    write("countries.tsv", HEAD, lines)
    ambiguous = ["word\tcountries", *(f"{word}\t{'|'.join(codes)}" for word, codes in overrides["ambiguous"].items())]
    write("ambiguous.tsv", HEAD + "# Words for several countries, the usual one first.\n", ambiguous)
    head = HEAD + "# Towns of 100,000 people or more, and capitals. Data: GeoNames, CC BY 4.0.\n"
    write("cities.tsv", head, cities(countries, rows) + by_hand(overrides["cities"]))


def packaged(country: Any) -> Row:
    """What the packages say of a country."""
    row = Row(country.codes.alpha3, country.name.strip())
    said = [n.text for n in country.names] + [Locale("en").territories.get(country.codes.alpha2, "")]
    row.names = [n for n in said if n and not re.search("[(,&]", n)]
    for demonym in country.demonyms:
        row.adjectives += words(demonym.adjective or "")
        row.people += [plural for noun in words(demonym.noun or "", keep_plural=True) for plural in plurals(noun)]
    row.capital = country.capitals[0].name if country.capitals else ""
    info = CountryInfo(row.iso3).info()
    row.adjectives += words(info.get("demonym") or "")
    if info.get("latlng"):
        row.lat, row.lon = (round(float(x), 2) for x in info["latlng"])
    return row


def words(text: str, keep_plural: bool = False) -> list[str]:
    """The demonyms in "Kittitian(s), Nevisian(s)" or "Saudi or Saudi Arabian"."""
    text = re.sub(r"; note.*|\((?!s\))[^)]*\)", "", text)
    parts = (p.strip() for p in re.split(r"[,;/]| or ", text))
    return [p if keep_plural else p.replace("(s)", "") for p in parts if p and p[0].isupper() and p != "NA"]


def plurals(noun: str) -> list[str]:
    """Singular and plural of a people's noun: "Croat(s)" or "Japanese"."""
    return [noun[:-3], noun[:-3] + "s"] if noun.endswith("(s)") else [noun]


def apply(row: Row, change: dict[str, Any]) -> None:
    """An entry of the overrides."""
    unwanted = set(change.get("without", ()))
    for column in ("names", "adjectives", "people"):
        setattr(row, column, [w for w in getattr(row, column) if w not in unwanted])
    for column, value in change.items():
        if isinstance(value, list):
            if column != "without":
                getattr(row, column).extend(value)
        else:
            setattr(row, column, value)


def tidy(row: Row) -> Row:
    """Each word once, none that the name says already."""
    for column in ("names", "adjectives", "people", "seats"):
        unique = dict.fromkeys(" ".join(w.removeprefix("the ").split()) for w in getattr(row, column))
        setattr(row, column, [w for w in unique if w != row.name or column != "names"])
    row.people = [w for w in row.people if w not in row.adjectives]
    return row


def cities(countries: list[Any], rows: dict[str, Row]) -> list[str]:
    """Lines of cities.tsv: the largest of a name first in its country; marks of transliteration left out."""
    lines = ["name\tcountry\tlat\tlon\tpeople\tcapital"]
    for country in countries:
        capital, seen = rows[country.codes.alpha3].capital, set()
        for city in country.major_cities:
            name = plain(city.name)
            is_capital = plain(capital) == name
            if name in seen or not (is_capital or (city.population or 0) >= LEAST_PEOPLE):
                continue
            seen.add(name)
            point = city.coordinates
            lines.append(
                f"{name}\t{country.codes.alpha3}\t{point.latitude:.3f}\t{point.longitude:.3f}\t{city.population or 0}\t"
                f"{'yes' if is_capital else ''}"
            )
    return lines


def by_hand(entries: dict[str, list[Any]]) -> list[str]:
    """Towns that the package lacks, or names otherwise."""
    return [f"{name}\t{country}\t{lat:.3f}\t{lon:.3f}\t0\t" for name, (country, lat, lon) in entries.items()]


def plain(name: str) -> str:
    """Without accents, dots below and half rings."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘’ʻʼ`")


def write(name: str, head: str, lines: list[str]) -> None:
    (ONTOLOGY / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines) - 1} rows")


if __name__ == "__main__":
    main()
