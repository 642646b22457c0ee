/* Colours by their role. They stand in the style of the page; what is drawn asks for them here. */
(function (routes) {
  "use strict";

  const root = document.documentElement;
  const asked = new URLSearchParams(globalThis.location.search).get("theme");
  const redraws = new Set();
  let known = {};

  // The address of the page may ask for a scheme: an article knows its own better than the system.
  if (asked === "light" || asked === "dark") {
    root.dataset.theme = asked;
  }

  /** The colour of a role, such as `said`, as #rrggbb. */
  function colour(role) {
    known[role] = known[role] || getComputedStyle(root).getPropertyValue(`--routes-${role}`).trim();
    return known[role];
  }

  /** Draw again whenever the colours change; returns a function that ends this. */
  function onColours(redraw) {
    redraws.add(redraw);
    return () => redraws.delete(redraw);
  }

  globalThis.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    known = {};
    redraws.forEach((redraw) => redraw());
  });

  routes.palette = { colour, onColours };
})((globalThis.RouteMap = globalThis.RouteMap || {}));
