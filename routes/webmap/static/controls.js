/* What stands on or under the map: scale and legend. */
(function (routes) {
  "use strict";

  const { node } = routes.details;
  const { drawArea, drawCross, drawLine, drawPoint, lineWidth, lookOf } = routes.pen;

  const KM_PER_MILE = 1.609344;
  const WIDEST_BAR_PX = 130;
  const SWATCH = { width: 44, height: 16 };

  /** The greatest round number (1, 2 or 5 times a power of ten) that is not over a value. */
  function roundBelow(value) {
    const power = 10 ** Math.floor(Math.log10(value));
    return [5, 2, 1].find((digit) => digit * power <= value) * power;
  }

  function grouped(number) {
    return number < 1 ? String(Number(number.toPrecision(2))) : Math.round(number).toLocaleString("en");
  }

  /** One bar for both units, true at the middle of the map. */
  function addScale(L, map) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      const text = node("span", "routemap-scale-words");
      const bar = node("span", "routemap-scale-bar");
      const update = () => {
        const y = map.getSize().y / 2;
        const ends = [0, WIDEST_BAR_PX].map((x) => map.containerPointToLatLng([x, y]));
        const widestKm = map.distance(...ends) / 1000;
        const km = roundBelow(widestKm);
        text.textContent = `${grouped(km)} km · ${grouped(km / KM_PER_MILE)} miles`;
        bar.style.width = `${Math.round((WIDEST_BAR_PX * km) / widestKm)}px`;
      };
      map.on("zoomend moveend resize", update);
      map.whenReady(update);
      return node("div", "routemap-scale", text, bar);
    };
    control.addTo(map);
  }

  function swatch(draw) {
    const canvas = node("canvas", "routemap-swatch");
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    canvas.width = SWATCH.width * ratio;
    canvas.height = SWATCH.height * ratio;
    canvas.setAttribute("aria-hidden", "true");
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    draw(context, SWATCH.width, SWATCH.height);
    return canvas;
  }

  function lineSwatch(look) {
    return swatch((context, width, height) => {
      const ends = [
        [2, height / 2],
        [width - 2, height / 2],
      ];
      drawLine(context, ends, look);
      if (look.stance === "denied") {
        drawCross(context, { point: [width / 2, height / 2] });
      }
    });
  }

  function pathWords({ status, method, mode, certainty }) {
    if (status === "planned") {
      return "planned";
    }
    if (certainty !== "likely") {
      return "path not known";
    }
    return method === "water path" ? `by ${mode}, path computed` : `by ${mode}, shortest line`;
  }

  const STANCE_WORDS = { disputed: "said and denied", denied: "denied" };

  function legendEntries(data) {
    const entries = new Map();
    const plain = { stance: "said", width: lineWidth(1) };
    for (const { properties } of data.hops.features) {
      const look = lookOf(properties);
      entries.set(pathWords(properties), () => lineSwatch({ ...look, ...plain }));
      if (look.stance !== "said") {
        const shown = { ...look, dash: "solid", width: lineWidth(1) };
        entries.set(STANCE_WORDS[look.stance], () => lineSwatch(shown));
      }
    }
    addWidthEntry(entries, data);
    addPlaceEntries(entries, data);
    return entries;
  }

  function addWidthEntry(entries, data) {
    const counts = data.hops.features.map(({ properties }) => properties.origins.length);
    if (Math.max(...counts) > Math.min(...counts)) {
      const wide = { dash: "solid", stance: "said", width: lineWidth(Math.max(...counts)) };
      entries.set("wider: more origins", () => lineSwatch(wide));
    }
  }

  function addPlaceEntries(entries, data) {
    const places = data.places.features;
    const middle = (context, width, height) => [context, [width / 2, height / 2]];
    if (places.some(({ label }) => label.area)) {
      entries.set("somewhere in this area", () =>
        swatch((...size) => drawArea(...middle(...size), 20)),
      );
    }
    if (places.some(({ label, properties }) => !label.area && properties.certainty === "probable")) {
      entries.set("probable place", () =>
        swatch((...size) => drawPoint(...middle(...size), { certainty: "probable", reachPx: 7 })),
      );
    }
  }

  /** The legend: only what occurs on this map. */
  function legend(data) {
    const list = node("ul", "routemap-legend");
    list.setAttribute("aria-label", "Legend");
    for (const [words, draw] of legendEntries(data)) {
      list.append(node("li", "", draw(), words));
    }
    return list;
  }

  routes.controls = { addScale, legend };
})(globalThis.RouteMap);
