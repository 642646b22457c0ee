/* Filters: what is left without a status, a mode, a source or an origin. */
(function (routes) {
  "use strict";
  routes.filters = () => ({ shown: () => null, reset() {} });
})(globalThis.RouteMap);
