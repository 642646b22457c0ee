/* What stands in until the layer has these itself. */
(function (routes) {
  "use strict";

  function days(text) {
    if (!text) {
      return null;
    }
    const [begin, end = begin] = text.split("/");
    const edge = (part, isLast) => {
      const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?$/.exec(part);
      if (!match) {
        return null;
      }
      const [year, month, day] = match.slice(1).map((number) => number && Number(number));
      const time = new Date(0);
      if (!isLast) {
        time.setUTCFullYear(year, (month || 1) - 1, day || 1);
      } else if (day) {
        time.setUTCFullYear(year, month - 1, day);
      } else {
        time.setUTCFullYear(month ? year : year + 1, month || 0, 0);
      }
      return time.getTime() / 864e5;
    };
    return [edge(begin, false), edge(end, true)];
  }

  routes.facts =
    routes.facts ||
    (({ hops: { features }, origins, sources }) => {
      const of = (i) => features[i].properties;
      return {
        count: features.length,
        idOf: (i) => features[i].id,
        indexOf: (id) => features.findIndex((feature) => feature.id === id),
        statusOf: (i) => of(i).status,
        modeOf: (i) => of(i).mode,
        dateOf: (i) => of(i).date || null,
        daysOf: (i) => days(of(i).date),
        sourcesOf: (i) => [
          ...new Set(of(i).citations.filter(({ stance }) => stance === "says").map(({ source }) => source)),
        ],
        originsOf: (i) => of(i).origins || [],
        originOf: (source) => sources[source].origin,
        originWords: (origin) => origins[origin] || origin,
        sourceWords: (source) => sources[source].words,
        titleOf: (i) => features[i].words.title,
      };
    });

  routes.thin = (layer) => {
    layer.facts = layer.facts || routes.facts(layer.data);
    const every = layer.hops.lines;
    layer.show =
      layer.show ||
      ((ids) => {
        const shown = ids && new Set(ids);
        layer.hops.lines = shown ? every.filter(({ hops }) => hops.some((id) => shown.has(id))) : every;
        layer.hops.redraw();
        layer.fire("show", { ids });
      });
  };
})(globalThis.RouteMap);
