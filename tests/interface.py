"""What tests know of the words of the interface."""

LATIN_NAMES = (
    "Ballou, Rahardja, Sakai, Transportation Research Part A 36, 2002",
    "CC BY 4.0, geonames.org",
    "GeoNames",
    "ICAO Carbon Emissions Calculator Methodology",
    "JavaScript",
    "Leaflet 1.9.4",
    "Leaflet",
    "NGA World Port Index",
    "Natural Earth 1:10m",
    "Natural Earth",
    "OurAirports",
    "Stølum, Science 271, 1996",
    "hops.csv",
)
"""Names of works and programs that stay in Latin letters in every language."""
