/* Dates: a range of them, whose end can be played forward. */
(function (routes) {
  "use strict";

  const { node } = routes.details;

  const MS_A_DAY = 864e5;
  const MS_A_STEP = 1000;
  const MOST_STEPS = 120;

  const dateOf = (day) => new Date(day * MS_A_DAY);
  function dayOf(year, month) {
    const date = new Date(0);
    date.setUTCFullYear(year, month, 1);
    return date / MS_A_DAY;
  }
  const month = { year: "numeric", month: "long" };
  const years = (step) => ({
    format: { year: "numeric" },
    at: (day, k) => dayOf((Math.floor(dateOf(day).getUTCFullYear() / step) + k) * step, 0),
  });
  /** From days to hundreds of years; each gives the first day of the k-th unit from a day on. */
  const UNITS = [
    { format: { ...month, day: "numeric" }, at: (day, k) => day + k },
    { format: month, at: (day, k) => dayOf(dateOf(day).getUTCFullYear(), dateOf(day).getUTCMonth() + k) },
    ...[1, 10, 100, 1000].map(years),
  ];

  /** The finest units whose number a reader can go through. */
  function unitsOver(first, last) {
    return UNITS.find(({ at }) => at(first, MOST_STEPS) > last) || UNITS[UNITS.length - 1];
  }

  function slider(words, max, value) {
    const input = node("input", "");
    Object.assign(input, { type: "range", min: 0, max, step: 1, value, defaultValue: value });
    const shown = node("b", "", "");
    return { input, shown, side: node("div", "", node("label", "", words, input), " ", shown) };
  }

  /** The dates of hops. What has no date, or an end that is open, is never hidden silently. */
  function timeline(facts, onChange) {
    const { say } = routes;
    const spans = Array.from({ length: facts.count }, (_, i) => facts.daysOf(i));
    const dated = spans.filter(Boolean);
    const ends = dated.flat().filter((day) => day !== null);
    if (new Set(dated.map(String)).size < 2 || !ends.length) {
      return { passes: () => true, reset() {}, element: null };
    }
    const first = Math.min(...ends);
    const last = Math.max(...ends);
    const { format, at } = unitsOver(first, last);
    const edges = [at(first, 0)];
    while (edges[edges.length - 1] <= last) {
      edges.push(at(first, edges.length));
    }
    const max = edges.length - 2;
    const locale = routes.locale.replace(/^en\b/, "en-GB");
    const written = new Intl.DateTimeFormat(locale, { ...format, calendar: "gregory", timeZone: "UTC" });
    const from = slider(say("reader.from"), max, 0);
    const to = slider(say("reader.to"), max, max);
    const sides = [from, to];
    const valueOf = ({ input }) => Number(input.value);
    const passes = (i) => {
      const [begin, end] = spans[i] || [null, null];
      return (begin ?? first) < edges[valueOf(to) + 1] && (end ?? last) >= edges[valueOf(from)];
    };

    function show() {
      sides.forEach((side) => {
        side.shown.textContent = written.format(dateOf(edges[valueOf(side)]));
        side.input.setAttribute("aria-valuetext", side.shown.textContent);
      });
      rail.style.insetInlineStart = `${(100 * valueOf(from)) / (max || 1)}%`;
      rail.style.insetInlineEnd = `${100 - (100 * valueOf(to)) / (max || 1)}%`;
      // Where both stand at the end, only the first can be drawn away.
      from.input.style.zIndex = valueOf(from) > max / 2 ? 1 : "";
    }

    function changed(moved) {
      if (valueOf(from) > valueOf(to)) {
        moved.input.value = valueOf(moved === from ? to : from);
      }
      show();
      onChange();
    }
    sides.forEach((side) =>
      side.input.addEventListener("input", () => {
        stop();
        changed(side);
      }),
    );

    /** Move the end to where the next hop comes in; tell whether more may follow. */
    function step() {
      const coming = spans.filter((span) => span && span[0] !== null && span[0] >= edges[valueOf(to) + 1]);
      const day = Math.min(...coming.map(([begin]) => begin));
      to.input.value = coming.length ? edges.findIndex((edge) => edge > day) - 1 : max;
      changed(to);
      return valueOf(to) < max;
    }

    let timer = 0;
    const name = () => {
      play.textContent = say(timer ? "reader.pause" : routes.isCalm() ? "reader.next-date" : "reader.play");
    };
    function stop() {
      clearInterval(timer);
      timer = 0;
      name();
    }
    const play = routes.press("", () => {
      if (timer) {
        stop();
        return;
      }
      if (valueOf(to) === max) {
        to.input.value = from.input.value;
        changed(to);
      } else if (!step()) {
        return;
      }
      if (!routes.isCalm()) {
        timer = setInterval(() => step() || stop(), MS_A_STEP);
        name();
      }
    });
    name();

    const undated = facts.count - dated.length;
    const rail = node("span", "routes-rail");
    const track = node("div", "routes-range", rail, from.side, to.side);
    const element = node("fieldset", "routes-dates", node("legend", "", say("reader.dates")), track, play);
    if (undated) {
      element.append(node("p", "", say("reader.undated", { n: undated, all: facts.count })));
    }
    show();
    const reset = () => {
      stop();
      from.input.value = 0;
      to.input.value = max;
      show();
    };
    return { passes, reset, element };
  }

  routes.timeline = timeline;
})(globalThis.RouteMap);
