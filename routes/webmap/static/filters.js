/* Filters: which hops stay by status, mode and date, and without a source or an origin. */
(function (routes) {
  "use strict";

  const { node, said } = routes.details;

  function press(words, onClick) {
    const button = node("button", "", words);
    button.type = "button";
    button.addEventListener("click", onClick);
    return button;
  }

  /** A line that is also said aloud when it changes. */
  function heard(className) {
    const line = node("p", className);
    line.setAttribute("role", "status");
    return line;
  }

  const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function counted(count, valuesOf) {
    const counts = new Map();
    for (let i = 0; i < count; i += 1) {
      valuesOf(i).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
    }
    return [...counts].sort(([, a], [, b]) => b - a);
  }

  /** Boxes to tick, one a value, with the number of hops that have it. */
  function boxes(title, counts, { wordsOf, areTicked, onTick }) {
    const group = node("fieldset", "", node("legend", "", title));
    for (const [value, count] of counts) {
      const box = node("input", "");
      box.type = "checkbox";
      box.defaultChecked = areTicked;
      box.addEventListener("change", () => onTick(value, box.checked !== areTicked));
      group.append(node("label", "", box, said("span", "", wordsOf(value)), node("small", "", String(count))));
    }
    return group;
  }

  /** A panel above the list. `shown` gives the ids that stay, or null for all; `onChange` is the page's. */
  function filters(layer) {
    const { facts } = layer;
    const { say } = routes;
    const made = { shown: () => null, reset() {}, onChange() {} };
    if (facts.count < 2) {
      return made;
    }
    const off = { status: new Set(), mode: new Set(), source: new Set(), origin: new Set() };
    const every = Array.from({ length: facts.count }, (_, i) => i);
    const dates = routes.timeline(facts, () => change());
    const isSaid = (i) => {
      const sources = facts.sourcesOf(i);
      return !sources.length || sources.some((id) => !off.source.has(id) && !off.origin.has(facts.originOf(id)));
    };
    const stays = (i) =>
      !off.status.has(facts.statusOf(i)) && !off.mode.has(facts.modeOf(i)) && dates.passes(i) && isSaid(i);
    let ids = null;

    const status = heard("routes-count");
    const all = press(say("reader.show-all"), () => made.reset());
    const panel = node("details", "routes-filter", node("summary", "", say("reader.filter")));
    const group = (kind, title, valuesOf, wordsOf, least) => {
      const counts = counted(facts.count, valuesOf);
      // What is left out is ticked among sources, what is shown among the rest.
      const areTicked = least > 1;
      const onTick = (value, isOff) => {
        off[kind][isOff ? "add" : "delete"](value);
        change();
      };
      if (counts.length >= least) {
        panel.append(boxes(title, counts, { wordsOf, areTicked, onTick }));
      }
    };
    // What may be long is made when it is asked for.
    const fill = () => {
      group("status", say("reader.status"), (i) => [facts.statusOf(i)], (one) => say(`status.${one}`), 2);
      group("mode", say("reader.mode"), (i) => [facts.modeOf(i)], (one) => say(`mode.${one}`), 2);
      group("origin", say("reader.origin"), facts.originsOf, facts.originWords, 1);
      group("source", say("reader.source"), facts.sourcesOf, facts.sourceWords, 1);
    };
    panel.addEventListener("toggle", fill, { once: true });

    function words(left) {
      if (left || every.some(isSaid)) {
        return say("reader.shown", { shown: left, all: facts.count });
      }
      const origins = [...new Set(every.flatMap(facts.originsOf))].map(facts.originWords);
      return say("reader.none", { all: facts.count, origins: origins.join(" · ") });
    }

    function change() {
      const kept = every.filter(stays);
      const isAll = kept.length === facts.count;
      ids = isAll ? null : kept.map(facts.idOf);
      status.textContent = words(kept.length);
      all.hidden = isAll;
      made.onChange();
    }

    made.shown = () => ids;
    made.reset = () => {
      // The button that is pressed goes; the focus must not go with it.
      if (document.activeElement === all) {
        panel.querySelector("summary").focus();
      }
      Object.values(off).forEach((set) => set.clear());
      panel.querySelectorAll("input").forEach((box) => {
        box.checked = box.defaultChecked;
      });
      dates.reset();
      change();
    };
    all.hidden = true;
    document.querySelector(".routes-hops").before(panel, node("div", "routes-left", status, all));
    if (dates.element) {
      document.getElementById("routes-legend").before(dates.element);
    }
    return made;
  }

  Object.assign(routes, { filters, heard, isCalm, press });
})(globalThis.RouteMap);
