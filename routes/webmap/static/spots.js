/* Where the box of a label may stand: spots about a point, on a line, in an area, and which is best. */
(function (routes) {
  "use strict";

  const { along } = routes.shape;

  const GAP_PX = 9;
  const FURTHER_PX = 30;
  const CELL_PX = 6;
  const COLUMN = 1e6;
  const UNDER_LINE_COST = 2;
  /** What it costs to lie on the glow of another place. */
  const ON_GLOW_COST = 9;

  /** Spots around a point, the best first: where the box goes and how its text is set. */
  function spotsAround([x, y], { width, height, lead }) {
    const near = GAP_PX * 0.9;
    const spots = [
      { left: x + GAP_PX, top: y - lead / 2, align: "left" },
      { left: x - GAP_PX - width, top: y - lead / 2, align: "right" },
      { left: x + near, top: y - height - 2, align: "left" },
      { left: x - near - width, top: y - height - 2, align: "right" },
      { left: x + near, top: y + 3, align: "left" },
      { left: x - near - width, top: y + 3, align: "right" },
      { left: x - width / 2, top: y - height - GAP_PX, align: "center" },
      { left: x - width / 2, top: y + GAP_PX, align: "center" },
      // Further off, beyond a line that passes by.
      { left: x - FURTHER_PX - width, top: y - lead / 2, align: "right" },
      { left: x + FURTHER_PX, top: y - lead / 2, align: "left" },
      { left: x + GAP_PX, top: y + FURTHER_PX * 0.6, align: "left" },
      { left: x - GAP_PX - width, top: y + FURTHER_PX * 0.6, align: "right" },
      { left: x + GAP_PX, top: y - FURTHER_PX * 0.6 - height, align: "left" },
      { left: x - GAP_PX - width, top: y - FURTHER_PX * 0.6 - height, align: "right" },
      { left: x - width / 2, top: y - FURTHER_PX - height, align: "center" },
      { left: x - width / 2, top: y + FURTHER_PX, align: "center" },
    ];
    return spots.map((spot, rank) => ({ ...spot, extra: rank * 0.7 }));
  }

  /** Spots for a name that stands for an area: its middle, then further and further from it. */
  function spotsOver([x, y], { width, height }, reachPx, farPx = 12) {
    const spots = [];
    for (let dx = -reachPx * 1.5; dx <= reachPx * 1.5; dx += reachPx / 4) {
      for (let dy = -reachPx; dy <= reachPx; dy += reachPx / 8) {
        const extra = Math.hypot(dx, dy) / farPx;
        spots.push({ left: x + dx - width / 2, top: y + dy - height / 2, align: "center", extra });
      }
    }
    return spots.sort((a, b) => a.extra - b.extra);
  }

  /** Spots on a line about its middle, a little to the side that its neighbours are not. */
  function spotsOn(run, lane, { width, height }) {
    const spots = [];
    for (let step = -8; step <= 8; step += 1) {
      const { point, angle } = along(run, 0.5 + step * 0.03);
      const aside = lane ? Math.sign(lane) * width * 0.3 : 0;
      spots.push({
        left: point[0] - Math.sin(angle) * aside - width / 2,
        top: point[1] + Math.cos(angle) * aside - height / 2,
        align: "center",
        extra: Math.abs(step) * 0.6,
      });
    }
    return spots.sort((a, b) => a.extra - b.extra);
  }

  /** Spots for a name as far as its country reaches, which is known across and down its middle. */
  function spotsWithin(at, size, [acrossPx, downPx]) {
    const reach = (room, taken) => Math.max(5, (room - taken) / 2);
    const [x, y] = [reach(acrossPx, size.width), reach(downPx, size.height)];
    return spotsOver(at, size, 40).filter(
      ({ left, top }) =>
        Math.hypot((left + size.width / 2 - at[0]) / x, (top + size.height / 2 - at[1]) / y) <= 1,
    );
  }

  /** A spot moved into the view, where there is room for it. */
  function heldIn(view, { width, height }) {
    const held = (value, least, most) => Math.max(least, Math.min(value, most));
    return (spot) => {
      const left = held(spot.left, view.left, view.right - width);
      const top = held(spot.top, view.top, view.bottom - height);
      return { ...spot, left, top, extra: spot.extra + Math.hypot(left - spot.left, top - spot.top) / 8 };
    };
  }

  function overlaps(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  function within(a, box) {
    return a.left >= box.left && a.right <= box.right && a.top >= box.top && a.bottom <= box.bottom;
  }

  function boxOf(spot, { width, height }) {
    return { ...spot, right: spot.left + width, bottom: spot.top + height };
  }

  function distanceTo({ left, top, right, bottom }, [x, y]) {
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  }

  /** Counts points in boxes; kept by cells, so that a map of many lines stays quick. */
  function countedPoints(points) {
    const cells = new Map();
    const column = (x) => Math.floor(x / CELL_PX);
    for (const [x, y] of points) {
      const cell = column(x) * COLUMN + column(y);
      cells.set(cell, (cells.get(cell) || 0) + 1);
    }
    const within = ({ left, right, top, bottom }) => {
      let count = 0;
      for (let x = column(left); x <= column(right); x += 1) {
        for (let y = column(top + 2); y <= column(bottom - 2); y += 1) {
          count += cells.get(x * COLUMN + y) || 0;
        }
      }
      return count;
    };
    return { within };
  }

  /** The cheapest spot that is free, or null. Lying on a line is allowed, but costs. */
  function bestSpot(spots, size, { taken, lines, view, glows }, { place: own, optional, fits = () => true }) {
    const underLine = optional ? 2 * UNDER_LINE_COST : UNDER_LINE_COST;
    let best = null;
    for (const spot of spots) {
      if (best && spot.extra >= best.cost) {
        break;
      }
      const box = boxOf(spot, size);
      if (!within(box, view) || taken.some((other) => overlaps(box, other))) {
        continue;
      }
      const lit = glows.filter((glow) => glow.place !== own && overlaps(box, glow)).length;
      const cost = spot.extra + lines.within(box) * underLine + lit * ON_GLOW_COST;
      if ((!best || cost < best.cost) && fits(box)) {
        best = { ...box, cost };
      }
    }
    return best;
  }

  routes.spots = { bestSpot, countedPoints, distanceTo, heldIn, spotsAround, spotsOn, spotsOver, spotsWithin, within };
})(globalThis.RouteMap);
