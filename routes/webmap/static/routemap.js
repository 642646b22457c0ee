/* The layer that holds base map, hops and labels, and how a reader works with it. */
(function (routes) {
  "use strict";

  const { defineBase } = routes.base;
  const { defineCanvas } = routes.canvas;
  const { defineHops } = routes.hops;
  const { chooser, hopDetails, node } = routes.details;
  const { setLabels } = routes.labels;
  const { onColours } = routes.palette;

  const MOUSE_PX = 9;
  const TOUCH_PX = 18;
  const PANES = { "routemap-base": 150, "routemap-hops": 420, "routemap-labels": 430 };

  let classes = null;

  /** Leaflet may come after this file, so what builds on it is defined when it is first used. */
  function defined(L) {
    if (!classes) {
      const Canvas = defineCanvas(L);
      classes = { Base: defineBase(L, Canvas), Hops: defineHops(L, Canvas), Layer: defineLayer(L) };
    }
    return classes;
  }

  function defineLayer(L) {
    return L.Layer.extend({
      initialize(data) {
        const { Base, Hops } = defined(L);
        this.data = data;
        // A page with a list beside its map shows the words there.
        this.popups = true;
        this.facts = routes.facts(data);
        /** Whether a hop, told by its number, is shown. */
        this.shown = () => true;
        this.base = new Base(data);
        this.hops = new Hops(data, this.facts);
      },
      onAdd(map) {
        Object.entries(PANES).forEach(([name, zIndex]) => {
          const pane = map.getPane(name) || map.createPane(name);
          pane.style.zIndex = zIndex;
          pane.style.pointerEvents = "none";
        });
        this._labels = map.getPane("routemap-labels");
        this._labels.classList.add("leaflet-zoom-hide");
        this._labels.setAttribute("aria-hidden", "true");
        this.base.addTo(map);
        this.hops.addTo(map);
        this._endColours = onColours(() => [this.base, this.hops].forEach((one) => one.redraw()));
        this._onKey = (event) => event.key === "Escape" && this.select(null);
        document.addEventListener("keydown", this._onKey);
        // Labels go where the lines are, so they wait until these are laid out.
        this.hops.on("drawn", this._onDrawn, this);
        this._note = L.control({ position: "topleft" });
        this._note.onAdd = () => {
          const note = node("div", "routemap-sample");
          note.setAttribute("role", "status");
          return note;
        };
        this._note.addTo(map);
        this._onDrawn();
      },
      onRemove(map) {
        this._endColours();
        document.removeEventListener("keydown", this._onKey);
        this.hops.off("drawn", this._onDrawn, this);
        this._note.remove();
        map.closePopup(this._popup);
        this.hops.remove();
        this.base.remove();
        this._labels.replaceChildren();
        map.getContainer().classList.remove("routemap-over");
      },
      getEvents() {
        return {
          click: this._onClick,
          mousemove: this._onMove,
          layeradd: this._onLayers,
          layerremove: this._onLayers,
        };
      },
      getAttribution() {
        return "Natural Earth, GeoNames";
      },
      _onLayers({ layer }) {
        if (layer instanceof L.GridLayer) {
          this._setLabels();
        }
      },
      _onClick({ layerPoint, latlng, originalEvent }) {
        const isTouch = originalEvent && originalEvent.pointerType === "touch";
        const line = this.hops.lineAt(layerPoint, isTouch ? TOUCH_PX : MOUSE_PX);
        const { selected } = this.hops;
        const isAgain = line && selected !== null && line.hops.includes(this.facts.indexOf(selected));
        this.select(line && (isAgain ? selected : this.facts.idOf(line.hops[0])), { at: latlng });
      },
      _onMove({ layerPoint }) {
        const over = this.hops.lineAt(layerPoint, MOUSE_PX) !== null;
        this._map.getContainer().classList.toggle("routemap-over", over);
      },
      _onDrawn() {
        const { inView, lines } = this.hops;
        const [shown, all] = [lines.length, inView].map(routes.sayNumber);
        const words = routes.say("map.sample", { shown, all });
        const note = this._note.getContainer();
        note.hidden = lines.length >= inView;
        const said = note.hidden ? "" : words;
        if (note.textContent !== said) {
          note.textContent = said;
        }
        // At the end of the task, so that labels are set once whatever changes in it.
        if (!this._isUnlabelled) {
          this._isUnlabelled = true;
          queueMicrotask(() => {
            this._isUnlabelled = false;
            if (this._map) {
              this._setLabels();
            }
          });
        }
      },
      _setLabels() {
        const map = this._map;
        const tiles = [];
        map.eachLayer((layer) => layer instanceof L.GridLayer && tiles.push(layer));
        const shape = routes.base.isSmall(map.getSize().x) ? "tall" : "wide";
        setLabels(this._labels, this.hops, {
          // A layer of tiles has labels of its own.
          quiet: tiles.length ? [] : routes.base.labels(this.data, shape),
          controls: controlBoxes(map),
          toScreen: ({ lat, lon }) => this.hops.toScreen(lat, lon),
          isLand: routes.base.landTest(this.data, { ...this.hops.frame(), box: this.hops.viewBox(0) }),
          widthPx: ({ lat, lon, room_deg: room }) =>
            map.project([lat, lon + room]).x - map.project([lat, lon]).x,
          heightPx: ({ lat, lon, tall_deg: tall }) =>
            map.project([lat - tall / 2, lon]).y - map.project([lat + tall / 2, lon]).y,
        });
      },
      /** Select a hop: its line stands out, and listeners hear of it; null for none. */
      select(id, { at = null } = {}) {
        if (id === null && this.hops.selected === null) {
          return;
        }
        this.hops.select(id);
        if (this.popups) {
          this._showPopup(id, at);
        }
        this.fire("select", { hop: id, onMap: at !== null });
      },
      /**
       * Show only the hops with some ids; null shows all. Listeners hear of it, and whether it is
       * a step of a story, which leaves the list as it is.
       */
      show(ids, { isStep = false } = {}) {
        const kept = ids && new Set(Array.from(ids, this.facts.indexOf));
        const shown = kept ? (hop) => kept.has(hop) : () => true;
        const { selected } = this.hops;
        if (selected !== null && !shown(this.facts.indexOf(selected))) {
          this.select(null);
        }
        // Who hears that nothing is selected may show something else first.
        this.shown = shown;
        this.hops.show(kept && shown);
        this.fire("show", { ids: ids && [...ids], isStep });
      },
      _showPopup(id, at) {
        const map = this._map;
        const old = this._popup;
        this._popup = null;
        if (old) {
          old.remove();
        }
        if (id === null) {
          return;
        }
        const line = this.hops.find(id);
        const anchor = this.hops.anchorOf(line) || line.screen[0];
        const size = map.getSize();
        this._popup = L.popup({
          autoPan: false,
          className: "routemap-popup",
          maxWidth: Math.min(300, size.x - 60),
          minWidth: Math.min(220, size.x - 60),
          maxHeight: Math.max(120, Math.min(240, Math.round(size.y * 0.45))),
        })
          .setLatLng(at || map.layerPointToLatLng(anchor))
          .setContent(this._words(line, id))
          .on("remove", (event) => event.target === this._popup && this.select(null));
        this._popup.openOn(map);
        keepInView(map, this._popup.getElement());
      },
      _words(line, id) {
        const { facts } = this;
        const words = hopDetails(facts.wordsOf(facts.indexOf(id)));
        if (line.count) {
          const numberOf = (hop) => String(line.hops.indexOf(hop) + 1);
          const choice = { facts, current: id, numberOf, onChoose: (hop) => this.select(hop) };
          words.prepend(chooser(line, choice));
        }
        return words;
      },
    });
  }

  /** Boxes of what stands on the map, in pixels of its pane. */
  function controlBoxes(map) {
    const frame = map.getContainer().getBoundingClientRect();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const controls = map.getContainer().querySelectorAll(".leaflet-control");
    return [...controls].map((control) => {
      const box = control.getBoundingClientRect();
      const left = box.left - frame.left + corner.x;
      const top = box.top - frame.top + corner.y;
      return { left, top, right: left + box.width, bottom: top + box.height };
    });
  }

  /** Move the map, at once and no further than needed, so that a popup shows whole. */
  function keepInView(map, popup) {
    const frame = map.getContainer().getBoundingClientRect();
    const box = popup.getBoundingClientRect();
    const push = (low, high) => Math.min(low, 0) || Math.max(high, 0);
    const x = push(box.left - frame.left - 8, box.right - frame.right + 8);
    const y = push(box.top - frame.top - 8, box.bottom - frame.bottom + 8);
    if (x || y) {
      map.panBy([x, y], { animate: false });
    }
  }

  const read = {};

  /** The data of a script element, read once. */
  function readData(id) {
    if (!read[id]) {
      keep(id, JSON.parse(document.getElementById(id).textContent));
    }
    return read[id];
  }

  function keep(id, data) {
    read[id] = data;
    routes.speak(data.words, data.language, data.group);
  }

  /** Read data that are compressed, then start; in an old browser the page says why nothing happens. */
  async function unpack(id, tooOld, start) {
    const element = document.getElementById(id);
    if (typeof DecompressionStream === "undefined") {
      const note = node("p", "routemap-old", tooOld);
      note.setAttribute("role", "status");
      document.querySelector("main").prepend(note);
      return;
    }
    const packed = atob(element.textContent);
    element.remove();
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i += 1) {
      bytes[i] = packed.charCodeAt(i);
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    keep(id, await new Response(stream).json());
    start();
  }

  /** A Leaflet layer of the data in a script element. */
  function layer(dataId) {
    const { Layer } = defined(globalThis.L);
    const made = new Layer(readData(dataId));
    globalThis.__routemap = {
      ready: false,
      layer: made,
      layers: made.facts.count,
      clickPoint: () => clickPoint(made),
    };
    made.on("add", () => {
      globalThis.__routemap.ready = true;
    });
    return made;
  }

  /** A point of the viewport that lies on the line of some hop, for measuring the page. */
  function clickPoint({ hops, _map: map }) {
    const frame = map.getContainer().getBoundingClientRect();
    for (const line of hops.lines) {
      const anchor = hops.anchorOf(line);
      if (anchor && hops.lineAt({ x: anchor[0], y: anchor[1] }, 2) === line) {
        const point = map.layerPointToContainerPoint(anchor);
        return [frame.left + point.x, frame.top + point.y];
      }
    }
    return null;
  }

  routes.layer = layer;
  routes.readData = readData;
  routes.unpack = unpack;
})(globalThis.RouteMap);
