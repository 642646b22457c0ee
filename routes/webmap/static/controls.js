/* What stands on or under the map: scale and legend. */
(function (routes) {
  "use strict";

  const { node } = routes.details;
  const { colour, onColours } = routes.palette;
  const { drawArea, drawCross, drawLine, drawPoint } = routes.pen;

  const KM_PER_MILE = 1.609344;
  const WIDEST_BAR_PX = 130;
  const SWATCH = { width: 44, height: 22 };

  /** The greatest round number (1, 2 or 5 times a power of ten) that is not over a value. */
  function roundBelow(value) {
    const power = 10 ** Math.floor(Math.log10(value));
    return [5, 2, 1].find((digit) => digit * power <= value) * power;
  }

  function grouped(number) {
    return number < 1 ? String(Number(number.toPrecision(2))) : routes.sayNumber(Math.round(number));
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
        text.textContent = routes.say("map.scale", { km: grouped(km), miles: grouped(km / KM_PER_MILE) });
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
    const redraw = () => {
      context.clearRect(0, 0, SWATCH.width, SWATCH.height);
      draw(context, SWATCH.width, SWATCH.height);
    };
    onColours(redraw);
    redraw();
    return canvas;
  }

  function lineSwatch(look, style) {
    return swatch((context, width, height) => {
      context.globalAlpha = look.faint ? style.faint : 1;
      const middle = height / 2;
      drawLine(context, [[2, middle], [width - 2, middle]], look, style);
      if (look.crossed) {
        drawCross(context, [width / 2, middle], look.colours[0]);
      }
    });
  }

  /** What stands before the words of an entry. */
  function sampleOf({ kind, look, sample }, style) {
    const { glow } = style;
    const middle = [SWATCH.width / 2, SWATCH.height / 2];
    if (kind === "several") {
      return node("span", "routemap-count", sample);
    }
    if (kind === "area") {
      const radiusPx = SWATCH.height / 2;
      return swatch((context) => drawArea(context, middle, { radiusPx, stops: glow, color: colour("said") }));
    }
    if (kind === "probable") {
      return swatch((context) => {
        drawArea(context, middle, { radiusPx: 8, stops: glow, color: colour("said") });
        drawPoint(context, middle, 8);
      });
    }
    return lineSwatch(look, style);
  }

  /** The legend: only what occurs on this map. */
  function legend(data) {
    const list = node("ul", "routemap-legend");
    list.setAttribute("aria-label", routes.say("map.legend"));
    for (const entry of data.legend) {
      list.append(node("li", "", sampleOf(entry, data.style), entry.words));
    }
    return list;
  }

  routes.controls = { addScale, legend };
})(globalThis.RouteMap);
