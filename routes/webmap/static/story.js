/* The story: steps that a reader scrolls or pages through, each with its hops on the map. */
(function (routes) {
  "use strict";

  const { node } = routes.details;

  const FLIGHT_S = 0.6;
  // What the buttons on a narrow map take of its width.
  const BUTTONS_PX = 46;
  const KEYS = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1 };

  /** The steps beside the map. `tell` writes where the reader is, `shown` gives what filters leave. */
  function story(map, layer, { tell, shown }) {
    const section = document.querySelector(".routes-story");
    if (!section) {
      return { draw() {}, go() {}, resume() {} };
    }
    const { steps } = layer.data;
    const cards = [...section.querySelectorAll(".routes-step")];
    const container = map.getContainer();
    const last = steps.length - 1;
    let current = -1;
    let pinned = null;

    const place = routes.heard("");
    const before = routes.press(routes.say("reader.previous"), () => goTo(current - 1));
    const next = routes.press(routes.say("reader.next"), () => goTo(current + 1));
    const bar = node("div", "routes-story-nav", before, place, next);
    section.prepend(bar);

    const isBeside = () => matchMedia("(min-width: 900px)").matches;
    const isDeck = () => section.classList.contains("is-deck");

    /** Move the map to a view: a short flight, or none where motion is unwanted. */
    function fly(of, { atOnce = false } = {}) {
      const [west, south, east, north] = routes.viewFor(container, of);
      // The copy of the world in which the map stands.
      const turn = 360 * Math.round((map.getCenter().lng - (west + east) / 2) / 360);
      const corners = [
        [south, west + turn],
        [north, east + turn],
      ];
      const paddingBottomRight = [current < 0 || isBeside() ? 0 : BUTTONS_PX, 0];
      if (atOnce || routes.isCalm()) {
        map.fitBounds(corners, { animate: false, paddingBottomRight });
      } else {
        container.classList.add("is-flying");
        map.once("moveend", () => container.classList.remove("is-flying"));
        map.flyToBounds(corners, { duration: FLIGHT_S, paddingBottomRight });
      }
    }

    /** Show the hops of the step that filters leave, and say so where they leave some out. */
    function draw() {
      const { hops = [] } = steps[current] || {};
      const kept = shown();
      const left = hops.filter((id) => !kept || kept.includes(id));
      const words = current < 0 ? [] : [routes.say("reader.step", { step: current + 1, all: steps.length })];
      if (left.length < hops.length) {
        words.push(routes.say("reader.shown", { shown: left.length, all: hops.length }));
      }
      place.textContent = words.join(" · ");
      layer.show(hops.length ? left : kept, { isStep: true });
    }

    function show(k, how) {
      if (k === current) {
        return;
      }
      if (k >= 0) {
        // On the way from a step to another there is none to come back to.
        current = -1;
        layer.select(null);
      }
      current = k;
      cards.forEach((card, i) => card.classList.toggle("is-current", i === k));
      // A button that ends the way stays where it is, and keeps the focus.
      before.setAttribute("aria-disabled", String(k <= 0));
      next.setAttribute("aria-disabled", String(k === last));
      draw();
      fly((steps[k] || layer.data).views, how);
      if (k < 0) {
        if (layer.hops.selected === null) {
          tell("");
        }
      } else if (!how.isFirst) {
        tell(`step=${steps[k].id}`);
      }
    }

    /** The room in which steps are read, from top to bottom: under the bar, and under the map on a phone. */
    function room() {
      const above = isBeside() ? 0 : container.offsetHeight;
      return [above + bar.offsetHeight, innerHeight];
    }

    /** The step a third of the way down the room, or -1: a short first step is there from the start. */
    function stepInView() {
      const [high, low] = room();
      const line = (2 * high + low) / 3;
      return cards.findIndex((card) => {
        const { top, bottom } = card.getBoundingClientRect();
        return top <= line && bottom > line;
      });
    }

    function onScroll() {
      if (!isDeck() && scrollY !== pinned) {
        pinned = null;
        show(stepInView(), {});
      }
    }

    function goTo(k, how = {}) {
      if (k < 0 || k > last) {
        return;
      }
      if (!isDeck()) {
        const box = cards[k].getBoundingClientRect();
        const [high, low] = room();
        const spare = Math.max(0, Math.min((low - high) / 6, (low - high - box.height) / 2));
        scrollBy({ top: box.top - high - spare, behavior: "instant" });
        // Where the page ends, a step may not come that high.
        pinned = scrollY;
        // On a reload the browser would go back to where it was, past the step of the address.
        history.scrollRestoration = "manual";
      }
      show(k, how);
    }

    /** In a frame that is as high as its page nothing scrolls, so that steps are turned like cards. */
    function arrange() {
      const root = document.documentElement;
      const isGrown =
        root.classList.contains("is-framed") && root.scrollHeight <= innerHeight + 2;
      if (isGrown !== isDeck()) {
        section.classList.toggle("is-deck", isGrown);
        show(isGrown ? Math.max(current, 0) : stepInView(), { atOnce: true });
      }
    }

    section.addEventListener("keydown", (event) => {
      const by = event.target.closest("input, summary") ? 0 : KEYS[event.key] || 0;
      const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      // At either end the key scrolls on: a story holds nobody.
      if (by && isPlain && current + by >= 0 && current + by <= last) {
        event.preventDefault();
        goTo(current + by);
      }
    });
    addEventListener("scroll", onScroll, { passive: true });
    addEventListener("resize", arrange);
    map.on("resize", () => current >= 0 && fly(steps[current].views, { atOnce: true }));
    arrange();
    if (!isDeck()) {
      show(stepInView(), { atOnce: true, isFirst: true });
    }

    /** Go to a step by its id, or by its number from 1. */
    function go(name) {
      const k = steps.findIndex(({ id }) => id === name);
      goTo(k < 0 && /^\d+$/.test(name) ? Number(name) - 1 : k, { atOnce: true });
    }

    /** Come back to the step from a hop that is not one of its own. */
    function resume() {
      if (current >= 0) {
        draw();
        fly(steps[current].views);
      }
    }
    return { draw: () => current >= 0 && draw(), go, resume };
  }

  routes.story = story;
})(globalThis.RouteMap);
