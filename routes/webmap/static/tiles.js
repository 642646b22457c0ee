/* A base map from the network, offered beside the one in the page: off until the reader wants it. */
(function (routes) {
  "use strict";

  const { node } = routes.details;

  /** Add a button for it; nothing is asked for before it is pressed. */
  function addTiles(map, { tiles }) {
    const L = globalThis.L;
    if (!tiles) {
      return;
    }
    // Leaflet sets an attribution as markup; a text in an element gives it escaped.
    const credit = node("span", "", tiles.credit).innerHTML;
    const layer = L.tileLayer(tiles.url, { attribution: credit, maxZoom: 19 });
    const button = node("button", "routemap-tiles", routes.say("map.tiles", { host: tiles.host }));
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () => {
      const isOn = !map.hasLayer(layer);
      (isOn ? map.addLayer : map.removeLayer).call(map, layer);
      button.setAttribute("aria-pressed", String(isOn));
    });
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => button;
    control.addTo(map);
  }

  routes.tiles = { addTiles };
})(globalThis.RouteMap);
