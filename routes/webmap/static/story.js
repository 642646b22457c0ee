(function (routes) {
  "use strict";
  routes.story = () => ({ go() {}, isAt: () => false });
})(globalThis.RouteMap);
