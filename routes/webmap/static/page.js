/* The page: its map, and the list beside it, kept in step. */
(function (routes) {
  "use strict";

  const { addScale, legend } = routes.controls;

  const WIDE = "(min-width: 900px)";

  /** Make the page's map. `view` is west, south, east and north in degrees. */
  function createMap(elementId) {
    const L = globalThis.L;
    const { view } = routes.readData("routes-data");
    document.documentElement.classList.add("routemap-on");
    const element = document.getElementById(elementId);
    fitShape(element, view);
    const map = L.map(element, {
      // One finger scrolls the page, two move the map: an embedded map must not trap the reader.
      dragging: !L.Browser.mobile,
      fadeAnimation: false,
      inertia: false,
      markerZoomAnimation: false,
      maxZoom: 10,
      minZoom: 1,
      scrollWheelZoom: false,
      zoomAnimation: false,
      zoomSnap: 0.1,
      zoomDelta: 1,
    });
    map.attributionControl.setPrefix("Leaflet");
    // The wheel zooms once the reader has turned to the map, and scrolls the page before.
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    fitView(map, view);
    addScale(L, map);
    return map;
  }

  /** Give the map about the shape of what it shows; the style sheet sets the limits. */
  function fitShape(element, [west, south, east, north]) {
    const L = globalThis.L;
    const low = L.CRS.EPSG3857.project(L.latLng(south, west));
    const high = L.CRS.EPSG3857.project(L.latLng(north, east));
    const shape = (high.x - low.x) / (high.y - low.y || 1);
    element.style.setProperty("--shape", Math.max(0.2, Math.min(5, shape)).toFixed(3));
  }

  function fitView(map, [west, south, east, north]) {
    const wide = map.getSize().x > 600;
    const side = wide ? 48 : 26;
    map.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      {
        animate: false,
        paddingTopLeft: [side, wide ? 52 : 46],
        // The scale and the attribution stand at the foot.
        paddingBottomRight: [side, wide ? 64 : 58],
      },
    );
  }

  /** Tie the list to the layer: a button selects its hop, a selected hop opens its entry. */
  function bindPage(map, layer) {
    const entries = new Map();
    document.querySelectorAll("[data-hop]").forEach((entry) => entries.set(entry.dataset.hop, entry));
    for (const [id, entry] of entries) {
      const button = entry.querySelector("button");
      button.addEventListener("click", () => keepingPlace(button, () => toggle(layer, entry, id)));
      setOpen(entry, false);
    }
    layer.on("select", ({ hop }) => showSelected(entries, hop));
    // The words are the point of the page, so some of them stand open from the start.
    [...entries.values()].slice(0, 1).forEach((entry) => setOpen(entry, true));
    document.getElementById("routes-legend").append(legend(layer.data));
    tellHeight();
    map.on("resize", () => fitView(map, layer.data.view));
  }

  function toggle(layer, entry, id) {
    const closes = entry.classList.contains("is-open") && layer.hops.selected === id;
    layer.select(closes ? null : id);
    setOpen(entry, !closes);
  }

  /** What opens and closes above a button must not push it away under the reader's finger. */
  function keepingPlace(button, change) {
    const before = button.getBoundingClientRect().top;
    change();
    const moved = button.getBoundingClientRect().top - before;
    const list = button.closest(".routes-scroll");
    if (list.scrollHeight > list.clientHeight) {
      list.scrollTop += moved;
    } else {
      globalThis.scrollBy(0, moved);
    }
    button.scrollIntoView({ block: "nearest" });
  }

  function setOpen(entry, isOpen) {
    entry.classList.toggle("is-open", isOpen);
    entry.querySelector("button").setAttribute("aria-expanded", String(isOpen));
  }

  function showSelected(entries, id) {
    for (const [hop, entry] of entries) {
      entry.classList.toggle("is-selected", hop === id);
      if (id !== null) {
        setOpen(entry, hop === id);
      }
    }
    const entry = entries.get(id);
    // On a phone the list is below the map, and scrolling to it would take the map away.
    if (entry && globalThis.matchMedia(WIDE).matches) {
      entry.closest(".routes-scroll").scrollTop = entry.offsetTop - 8;
    }
  }

  /** Tell an embedding page how high this one is. */
  function tellHeight() {
    const send = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      globalThis.parent.postMessage({ "routemap-height": height }, "*");
    };
    if (globalThis.parent !== globalThis) {
      new ResizeObserver(send).observe(document.body);
    }
  }

  routes.bindPage = bindPage;
  routes.createMap = createMap;
})(globalThis.RouteMap);
