/* Manners of an embedded map: it takes no gesture that was meant for the page around it. */
(function (routes) {
  "use strict";

  const { node } = routes.details;
  const SHOWN_MS = 1400;

  /** In a frame, zoom by the wheel with a key only, and say so; on a phone, move by two fingers. */
  function addGuard(map) {
    if (globalThis.parent === globalThis) {
      return;
    }
    const container = map.getContainer();
    const message = node("div", "routemap-guard");
    message.setAttribute("aria-hidden", "true");
    container.append(message);
    let timer = 0;
    const show = (key) => {
      message.textContent = routes.say(key);
      message.classList.add("is-shown");
      clearTimeout(timer);
      timer = setTimeout(() => message.classList.remove("is-shown"), SHOWN_MS);
    };
    const guard = (event) => {
      // A map that fills the screen has no page around it.
      const isMeant = event.ctrlKey || event.metaKey || document.fullscreenElement === container;
      map.scrollWheelZoom[isMeant ? "enable" : "disable"]();
      if (!isMeant) {
        show("map.guard-wheel");
      }
    };
    container.addEventListener("wheel", guard, { capture: true, passive: true });
    container.addEventListener(
      "touchmove",
      ({ touches }) => touches.length === 1 && !map.dragging.enabled() && show("map.guard-touch"),
      { passive: true },
    );
  }

  /** A button that lets the map fill the screen, where the browser and the frame allow it. */
  function addFullscreen(map) {
    if (!document.fullscreenEnabled) {
      return;
    }
    const container = map.getContainer();
    const button = node("button", "routemap-fullscreen");
    button.type = "button";
    const name = () => {
      const words = routes.say(document.fullscreenElement ? "map.fullscreen-end" : "map.fullscreen");
      button.title = words;
      button.setAttribute("aria-label", words);
    };
    name();
    globalThis.L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () =>
      document.fullscreenElement ? document.exitFullscreen() : container.requestFullscreen(),
    );
    document.addEventListener("fullscreenchange", name);
    const control = globalThis.L.control({ position: "topright" });
    control.onAdd = () => button;
    control.addTo(map);
  }

  routes.guard = { addFullscreen, addGuard };
})(globalThis.RouteMap);
