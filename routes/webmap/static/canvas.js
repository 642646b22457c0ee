/* A canvas on a Leaflet map that draws all of its content itself. */
(function (routes) {
  "use strict";

  /** A Leaflet renderer that draws all of its content itself; subclasses give `_draw`. */
  function defineCanvas(L) {
    return L.Renderer.extend({
      _initContainer() {
        this._container = document.createElement("canvas");
        this._container.setAttribute("aria-hidden", "true");
        this._context = this._container.getContext("2d");
      },
      _destroyContainer() {
        this._container.remove();
        this._container = null;
      },
      _update() {
        if (this._map._animatingZoom && this._bounds) {
          return;
        }
        L.Renderer.prototype._update.call(this);
        const size = this._bounds.getSize();
        const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
        L.DomUtil.setPosition(this._container, this._bounds.min);
        this._container.width = Math.round(size.x * ratio);
        this._container.height = Math.round(size.y * ratio);
        this._container.style.width = `${size.x}px`;
        this._container.style.height = `${size.y}px`;
        this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
        this._context.translate(-this._bounds.min.x, -this._bounds.min.y);
        this._draw(this._context);
      },
      redraw() {
        if (this._map) {
          this._update();
        }
      },
      /** Turn plane coordinates of zoom 0 into pixels of the map pane. */
      _toScreen() {
        const scale = this._map.getZoomScale(this._map.getZoom(), 0);
        const origin = this._map.getPixelOrigin();
        return ([x, y]) => [x * scale - origin.x, y * scale - origin.y];
      },
      _viewBox(insetPx) {
        const size = this._map.getSize();
        const corner = this._map.containerPointToLayerPoint([0, 0]);
        return {
          left: corner.x + insetPx,
          top: corner.y + insetPx,
          right: corner.x + size.x - insetPx,
          bottom: corner.y + size.y - insetPx,
        };
      },
    });
  }

  routes.canvas = { defineCanvas };
})(globalThis.RouteMap);
