/* Labels of the map: each takes the best free spot, the important ones first. */
(function (routes) {
  "use strict";

  const { clipLine, longestRun, sampled } = routes.shape;
  const { bestSpot, countedPoints, distanceTo, heldIn, spotsAround, spotsOn, spotsOver, spotsWithin, within } =
    routes.spots;

  const DOT_PX = 7;
  const EDGE_PX = 6;
  const PAD_PX = 5;
  const WIDEST_PX = 260;
  const ROOM_SHARE = 1.3;
  /** So much of the box of a quiet name must lie on its country, or off the land for a sea. */
  const LEAST_OWN = 0.75;
  const MOST_COST = 12;
  const LARGE_SEA_PX = 45;
  /** No letter of a quiet name is narrower in the mean. */
  const NARROWEST_PX = 4;
  const MOST_ATTEMPTS = 3;
  /** Above this many places, only those with the most hops are named. */
  const MOST_NAMED = 60;
  /** Above this many labels, one attempt must do. */
  const MOST_RETRIED = 80;
  const GOOD_COST = 3;
  /** A name further than this from its dot is tied to it by a line. */
  const LED_PX = 20;

  function padded({ left, top, right, bottom }) {
    return { left: left - PAD_PX, top: top - 1, right: right + PAD_PX, bottom: bottom + PAD_PX };
  }

  /** Make a label: its lines of text come in as text, never as markup. */
  function labelElement(className, texts) {
    const label = document.createElement("div");
    label.className = `routemap-label ${className}`;
    const strong = className === "routemap-place" || className === "routemap-area";
    texts.filter(Boolean).forEach((text, i) => {
      const line = document.createElement("span");
      line.className = i && strong ? "routemap-label-sub" : "routemap-label-name";
      line.dir = "auto";
      line.textContent = text;
      label.append(line);
    });
    return label;
  }

  /** A box around a dot, so that no label covers it. */
  function dotBox([x, y]) {
    return { left: x - DOT_PX, right: x + DOT_PX, top: y - DOT_PX, bottom: y + DOT_PX };
  }

  /** A box within a glow, where it shows most. */
  function glowBox(place, radiusPx) {
    const [x, y] = place.screen;
    const half = radiusPx * 0.7;
    return { place, left: x - half, right: x + half, top: y - half, bottom: y + half };
  }

  /** Where lines leave the view: the name of the end that cannot be seen stands there. */
  function exitsOf(hops, view) {
    const exits = [];
    for (const line of hops.lines) {
      const runs = clipLine(line.screen, view);
      if (!runs.length) {
        continue;
      }
      const last = runs[runs.length - 1];
      const ends = [
        [line.from, runs[0][0], "from"],
        [line.to, last[last.length - 1], "to"],
      ];
      for (const [place, point, word] of ends) {
        if (!within(dotBox(place.screen), view)) {
          const words = place.area ? place.feature.label.somewhere : place.feature.label.name;
          exits.push({ point, text: routes.say(`map.${word}`, { place: words }) });
        }
      }
    }
    return exits;
  }

  /** How many statements stand behind a line. */
  function countsOf(hops, view) {
    return hops.lines
      .filter(({ count }) => count)
      .map((line) => ({ line, run: longestRun(line.screen, view) }))
      .filter(({ run }) => run)
      .map(({ line, run }) => ({
        className: "routemap-count",
        variants: [{ texts: [line.count] }],
        spots: (size) => spotsOn(run, line.lane, size),
      }));
  }

  /** The places that may be named: those that most hops touch, of a crowd only some. */
  function ranked(hops, view) {
    const places = [...hops.places.values()];
    if (places.length <= MOST_NAMED) {
      return places.sort((a, b) => a.area - b.area);
    }
    const seen = places.filter((place) => within(dotBox(place.screen), view));
    return seen.sort((a, b) => b.weight - a.weight || a.area - b.area).slice(0, MOST_NAMED);
  }

  /** Everything that wants a label, the most important first; each with ways to write it. */
  function wanted(hops, view, options) {
    const places = ranked(hops, view);
    const viewPx = view.right - view.left;
    const narrow = viewPx * 0.27;
    const dots = places.filter(({ area }) => !area).map(({ screen }) => screen);
    const strong = places.map((place) => ({
      place,
      mustShow: within(dotBox(place.screen), view),
      ...named(place, { view, isWeb: hops.isWeb, dots }),
    }));
    const exits = (hops.isWeb ? [] : exitsOf(hops, view)).map(({ point, text }) => ({
      className: "routemap-exit",
      mustShow: true,
      variants: [{ texts: [text] }, { texts: [text], widestPx: Math.max(narrow, 150), penalty: 2 }],
      spots: (size) => [...spotsAround(point, size), ...spotsOver(point, size, 88)],
    }));
    const points = strong.filter(({ place }) => !place.area);
    const areas = strong.filter(({ place }) => place.area);
    // What leaves the view is named where it leaves; an area may be named anywhere in it.
    return [...points, ...exits, ...areas, ...countsOf(hops, view), ...background(places, view, options)];
  }

  /** The label of a place. */
  function named({ feature: { label, properties }, screen, area }, { view, isWeb, dots }) {
    const viewPx = view.right - view.left;
    const isSmall = routes.base.isSmall(viewPx);
    const texts = [label.name, label.sub];
    // That a place is only a probable reading must stand at it.
    const isProbable = properties.certainty === "probable";
    const bare = { texts: [label.name], penalty: isProbable ? 400 : isSmall ? 6 : 40 };
    if (isWeb && !area) {
      const className = "routemap-place";
      return { className, dot: screen, variants: [{ texts: [label.name] }], spots: (size) => spotsAround(screen, size) };
    }
    if (area) {
      return {
        className: "routemap-area",
        // On a small map the legend says for all areas what stands under the name of one.
        variants: isSmall ? [{ texts: [label.name] }] : [{ texts }, bare],
        spots: (size) => {
          const spots = spotsOver(screen, size, isSmall ? 20 : 32, 4);
          // An area at the edge of the view is named inside it, whole.
          return within({ left: screen[0], right: screen[0], top: screen[1], bottom: screen[1] }, view)
            ? spots.map(heldIn(view, size)).sort((a, b) => a.extra - b.extra)
            : spots;
        },
      };
    }
    return {
      className: "routemap-place",
      dot: screen,
      variants: [
        { texts },
        { texts, widestPx: viewPx * 0.38, penalty: 1 },
        { texts, widestPx: Math.max(viewPx * 0.2, 120), penalty: 1.5 },
        // The last of the remarks is the one that must stand: its own script, or that it is probable.
        ...(isSmall ? [{ texts: [label.name, label.sub.split("\u00a0· ").pop()], penalty: 2 }] : []),
        bare,
      ],
      spots: (size) => spotsAround(screen, size),
      // Beside the dot of another place it would name that one.
      fits: (box) => dots.every((dot) => distanceTo(box, dot) >= distanceTo(box, screen)),
    };
  }

  function seaReach(roomPx) {
    return Math.max(20, Math.min(60, roomPx * 0.42));
  }

  /** How much of a box is land, by ten points of it. */
  function landShare({ left, top, right, bottom }, isLand) {
    let land = 0;
    for (const across of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      for (const down of [0.3, 0.7]) {
        land += isLand([left + (right - left) * across, top + (bottom - top) * down]) ? 0.1 : 0;
      }
    }
    return land;
  }

  /** Whether there may be room for the longest word of a name, which is cheaper than to measure it. */
  function mayFit({ name }, roomPx) {
    return Math.max(...name.split(" ").map((word) => word.length)) * NARROWEST_PX <= roomPx;
  }

  /** The quiet names: countries and seas that are no end of a hop. */
  function background(places, view, { quiet, toScreen, widthPx, heightPx, isLand }) {
    const shown = places.filter((p) => p.area && within(dotBox(p.screen), view));
    return quiet
      .filter((label) => !shown.some((p) => p.feature.id === label.place) && mayFit(label, widthPx(label) * ROOM_SHARE))
      .map((label) => ({
        className: `routemap-${label.kind}`,
        variants: [
          { texts: [label.name], roomPx: widthPx(label) * ROOM_SHARE },
          ...(label.name.includes(" ")
            ? [{ texts: label.name.split(" "), roomPx: widthPx(label) * ROOM_SHARE, penalty: 3 }]
            : []),
        ],
        optional: true,
        // A large sea is where the reader looks first: it is named even where lines cross it.
        mostCost: label.kind === "sea" && widthPx(label) > LARGE_SEA_PX ? 3 * MOST_COST : MOST_COST,
        fits: (box) => {
          const land = landShare(box, isLand);
          return (label.kind === "sea" ? 1 - land : land) >= LEAST_OWN;
        },
        spots: (size) =>
          label.kind === "sea"
            ? spotsOver(toScreen(label), size, seaReach(widthPx(label)), 24)
            : spotsWithin(toScreen(label), size, [widthPx(label), heightPx(label)]),
      }));
  }

  /** Write all labels in all ways and measure them at once: each look at a size lays out the page. */
  function measured(items, pane, widestPx) {
    const variants = items.flatMap(({ className, variants: ways }) =>
      ways.map((way) => {
        way.element = labelElement(className, way.texts);
        way.element.style.maxWidth = `${way.widestPx || widestPx}px`;
        return way;
      }),
    );
    pane.replaceChildren(...variants.map(({ element }) => element));
    for (const way of variants) {
      const { element } = way;
      way.size = {
        width: Math.ceil(element.offsetWidth),
        height: Math.ceil(element.offsetHeight),
        lead: element.firstChild.offsetHeight,
      };
    }
    return items;
  }

  /** Find the spot of a label that is written one way. */
  function tried(item, { element, size, roomPx = Infinity, penalty = 0 }, ground) {
    const spot = size.width <= roomPx ? bestSpot(item.spots(size), size, ground, item) : null;
    return { element, spot, cost: spot ? spot.cost + penalty : Infinity };
  }

  /** A thin line from a dot to its name, where another dot may lie nearer to the name. */
  function leaderElement({ left, top, right, bottom }, [x, y]) {
    const dx = Math.min(Math.max(x, left), right) - x;
    const dy = Math.min(Math.max(y, top), bottom) - y;
    const leader = document.createElement("div");
    leader.className = "routemap-tie";
    leader.style.cssText =
      `left:${x}px;top:${y}px;width:${Math.hypot(dx, dy) - DOT_PX}px;` +
      `transform:rotate(${Math.atan2(dy, dx)}rad) translate(${DOT_PX}px)`;
    return leader;
  }

  /** Set one label; tell whether there was room. */
  function place(item, pane, ground) {
    const ways = [];
    for (const variant of item.variants) {
      ways.push(tried(item, variant, ground));
      if (ways[ways.length - 1].cost < GOOD_COST) {
        break;
      }
    }
    const chosen = ways.reduce((best, way) => (way.cost < best.cost ? way : best));
    const isGood = chosen.cost < (item.optional ? item.mostCost || MOST_COST : Infinity);
    if (isGood) {
      pane.append(chosen.element);
      chosen.element.style.left = `${Math.round(chosen.spot.left)}px`;
      chosen.element.style.top = `${Math.round(chosen.spot.top)}px`;
      chosen.element.style.textAlign = chosen.spot.align;
      ground.taken.push(padded(chosen.spot));
      if (item.dot && distanceTo(chosen.spot, item.dot) > LED_PX) {
        pane.append(leaderElement(chosen.spot, item.dot));
      }
    }
    return isGood;
  }

  /**
   * Set all labels of a view anew.
   * Options: `quiet`, the names of countries and seas; `toScreen` and `widthPx`, where such a
   * label stands and what room it has; `controls`, boxes that are taken already.
   */
  function setLabels(pane, hops, options) {
    const view = hops.viewBox(EDGE_PX);
    const points = [...hops.places.values()].filter((p) => !p.area);
    const areas = [...hops.places.values()].filter((p) => p.area);
    const glows = areas.map((p) => glowBox(p, hops.glowPx(p)));
    // Among very many lines no spot is free of them.
    const shown = (hops.isWeb ? [] : hops.lines).flatMap((line) => clipLine(line.screen, view));
    const lines = countedPoints(shown.flatMap((run) => sampled(run, 6)));
    const widestPx = Math.min(WIDEST_PX, (view.right - view.left) * 0.5);
    const dots = points.length > MOST_NAMED ? [] : points.map((p) => dotBox(p.screen));
    const fixed = [...options.controls, ...dots];
    let items = measured(wanted(hops, view, options), pane, widestPx);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      pane.replaceChildren();
      const ground = { taken: [...fixed], lines, glows, view };
      const left = items.filter((item) => !place(item, pane, ground) && item.mustShow);
      if (!left.length || items.length > MOST_RETRIED) {
        break;
      }
      // Who found no room comes first in the next attempt.
      items = [...left, ...items.filter((item) => !left.includes(item))];
    }
  }

  routes.labels = { setLabels };
})(globalThis.RouteMap);
