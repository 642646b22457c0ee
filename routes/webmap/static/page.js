/* The page: its map, and the list beside it, kept in step. */
(function (routes) {
  "use strict";

  const { addScale, legend } = routes.controls;
  const { chooser } = routes.details;

  const GAP_PX = 8;

  /** Make the page's map. A view is west, south, east and north in degrees. */
  function createMap(elementId) {
    const L = globalThis.L;
    const { views } = routes.readData("routes-data");
    document.documentElement.classList.add("routemap-on");
    const element = document.getElementById(elementId);
    fitShape(element, views);
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
      zoomControl: false,
      zoomSnap: 0,
      zoomDelta: 1,
    });
    const titles = { zoomInTitle: routes.say("map.zoom-in"), zoomOutTitle: routes.say("map.zoom-out") };
    L.control.zoom({ position: "topright", ...titles }).addTo(map);
    map.attributionControl.setPrefix("Leaflet");
    // The wheel zooms once the reader has turned to the map, and scrolls the page before.
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    fitView(map, viewFor(element, views));
    addScale(L, map);
    return map;
  }

  function viewFor(element, { wide, tall }) {
    return routes.base.isSmall(element.clientWidth) ? tall : wide;
  }

  /** Give the map the shape of what it shows. */
  function fitShape(element, views) {
    const L = globalThis.L;
    const [west, south, east, north] = viewFor(element, views);
    const low = L.CRS.EPSG3857.project(L.latLng(south, west));
    const high = L.CRS.EPSG3857.project(L.latLng(north, east));
    const shape = (high.x - low.x) / (high.y - low.y || 1);
    element.style.setProperty("--shape", Math.max(0.2, Math.min(5, shape)).toFixed(4));
  }

  function fitView(map, [west, south, east, north]) {
    const corners = [
      [south, west],
      [north, east],
    ];
    map.fitBounds(corners, { animate: false, padding: [0, 0] });
  }

  /** Tie the list to the layer: a button selects its hop, a selected hop opens its entry. */
  function bindPage(map, layer) {
    layer.popups = false;
    const list = routes.list.bindList(document.querySelector(".routes-hops"), layer, {
      onChoose: (entry, button, id) => keepingPlace(button, () => toggle(layer, list, entry, id)),
      setOpen,
    });
    layer.on("select", ({ hop, onMap }) => {
      showSelected(list, layer, hop);
      if (onMap && hop !== null) {
        reveal(list.entryOf(hop));
      }
    });
    // The words are the point of the page, so some of them stand open from the start.
    list.openFirst();
    document.getElementById("routes-legend").append(legend(layer.data));
    routes.guard.addFullscreen(map);
    routes.guard.addGuard(map);
    routes.locator.addLocator(map, layer);
    routes.tiles.addTiles(map, layer.data);
    tellHeight();
    map.on("resize", () => refit(map, layer.data.views));
    routes.reader(map, layer);
  }

  function refit(map, views) {
    const element = map.getContainer();
    fitShape(element, views);
    map.invalidateSize({ animate: false, pan: false });
    fitView(map, viewFor(element, views));
  }

  function toggle(layer, list, entry, id) {
    const closes = entry.classList.contains("is-open") && layer.hops.selected === id;
    layer.select(closes ? null : id);
    setOpen(list.entryOf(id), !closes);
  }

  /** What opens and closes above a button must not push it away under the reader's finger. */
  function keepingPlace(button, change) {
    const before = button.getBoundingClientRect().top;
    change();
    scrollList(button, button.getBoundingClientRect().top - before);
    const hidden = headOf(button).getBoundingClientRect().bottom - button.getBoundingClientRect().top;
    if (hidden > 0) {
      scrollList(button, -hidden - GAP_PX);
    }
    button.scrollIntoView({ block: "nearest" });
  }

  function headOf(part) {
    return part.closest(".routes-list").querySelector(".routes-list-head");
  }

  /** Scroll what holds the list: its column on a desk, the page on a phone. */
  function scrollList(part, byPx) {
    const column = part.closest(".routes-scroll");
    const isColumn = getComputedStyle(column).overflowY !== "visible";
    (isColumn ? column : globalThis).scrollBy({ top: byPx, behavior: "instant" });
  }

  /** Bring an entry to the top of the list, whole, under the heading that stays there. */
  function reveal(entry) {
    const column = entry.closest(".routes-scroll");
    const head = headOf(entry).getBoundingClientRect();
    const isColumn = getComputedStyle(column).overflowY !== "visible";
    const top = isColumn ? column.getBoundingClientRect().top : 0;
    scrollList(entry, entry.getBoundingClientRect().top - top - head.height);
  }

  function setOpen(entry, isOpen) {
    entry.classList.toggle("is-open", isOpen);
    entry.querySelector("button").setAttribute("aria-expanded", String(isOpen));
  }

  function showSelected(list, layer, id) {
    const line = id === null ? null : layer.hops.find(id);
    const beside = new Set(line ? line.hops.map(layer.facts.idOf) : []);
    if (id !== null) {
      list.entryOf(id);
    }
    for (const [hop, entry] of list.entries) {
      entry.classList.toggle("is-selected", hop === id);
      entry.classList.toggle("is-beside", hop !== id && beside.has(hop));
      if (id !== null) {
        setOpen(entry, hop === id);
      }
    }
    const head = document.querySelector(".routes-list-head");
    head.querySelectorAll(".routemap-chooser").forEach((old) => old.remove());
    head.classList.toggle("is-choosing", Boolean(line && line.count));
    if (line && line.count) {
      head.append(
        chooser(line, {
          facts: layer.facts,
          current: id,
          numberOf: (hop) => String(hop + 1),
          onChoose: (hop) => choose(list, layer, hop),
        }),
      );
    }
  }

  function choose(list, layer, id) {
    layer.select(id);
    reveal(list.entryOf(id));
    document.querySelector('.routemap-chooser [aria-pressed="true"]').focus({ preventScroll: true });
  }

  /** What embedding pages listen for: our own snippet, Datawrapper's, AMP's and pym.js. */
  function heightMessages(height) {
    const child = new URLSearchParams(globalThis.location.search).get("childId");
    return [
      { "routemap-height": height },
      { "datawrapper-height": { routemap: height } },
      { sentinel: "amp", type: "embed-size", height },
      ...(child ? [`pymxPYMx${child}xPYMxheightxPYMx${height}`] : []),
    ];
  }

  /** Tell an embedding page how high this one is. */
  function tellHeight() {
    const send = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      heightMessages(height).forEach((message) => globalThis.parent.postMessage(message, "*"));
    };
    if (globalThis.parent !== globalThis) {
      new ResizeObserver(send).observe(document.body);
    }
  }

  Object.assign(routes, { bindPage, createMap, viewFor });
})(globalThis.RouteMap);
