/* Both ways between words and map: quotes, lists, whole texts, and addresses within the page. */
(function (routes) {
  "use strict";

  const { node } = routes.details;

  const IN_VIEW_PX = 120;
  const DOUBLE_CLICK_MS = 400;
  const isFramed = parent !== globalThis;

  /** Who selects words to copy them is not on the way to the map. */
  const isSelecting = () => String(getSelection()) !== "";

  let waiting = 0;

  /** Act on a click on words once it is clear that it does not begin to select them. */
  function onClicked({ detail }, act) {
    clearTimeout(waiting);
    if (detail < 2) {
      waiting = setTimeout(() => isSelecting() || act(), DOUBLE_CLICK_MS);
    }
  }

  const isOurs = (address) => /^#(hop|step)=/.test(address);

  /** Everything by which a reader finds a way through the page. */
  function reader(map, layer) {
    document.documentElement.classList.toggle("is-framed", isFramed);
    const { facts } = layer;
    const container = map.getContainer();
    const cardOf = (id) => document.querySelector(`[data-hop="${CSS.escape(id)}"]`);
    // The script leads there from here on: a browser that jumps by itself leaves the map behind.
    document.querySelectorAll("[data-hop], .routes-step").forEach((card) => card.removeAttribute("id"));
    const aloud = routes.heard("routes-heard");
    document.body.append(aloud);
    const titleOf = (id) => facts.titleOf(facts.indexOf(id));

    /** The map goes to a hop, and the reader may come back to the words. */
    const back = routes.press(routes.say("reader.back"), () => {
      back.hidden = true;
      back.from.scrollIntoView({ block: "center", behavior: "instant" });
      back.from.focus({ preventScroll: true });
    });
    back.className = "routes-back";
    back.hidden = true;
    container.after(back);

    function toMap(id, from) {
      layer.select(id);
      aloud.textContent = routes.say("reader.on-map-hop", { hop: titleOf(id) });
      const box = container.getBoundingClientRect();
      if (box.bottom < IN_VIEW_PX || box.top > innerHeight - IN_VIEW_PX) {
        container.scrollIntoView({ block: "start", behavior: "instant" });
        back.from = from;
        back.hidden = false;
        back.focus({ preventScroll: true });
      }
    }

    /** Map and card: the card comes to the top of the list. */
    function toCard(id, { focus }) {
      // A filter must not keep a reader from what a link names.
      if (choices.shown() && !choices.shown().includes(id)) {
        choices.reset();
      }
      layer.select(id, { at: map.getCenter() });
      if (focus) {
        cardOf(id).querySelector("button").focus({ preventScroll: true });
      }
    }

    /** Give the quotes of a card their buttons, once it is open. */
    function equip(entry) {
      if (!entry || entry.isEquipped) {
        return;
      }
      entry.isEquipped = true;
      const id = entry.dataset.hop;
      const words = entry.querySelector(".routes-words");
      const besides = facts.besidesOf(facts.indexOf(id));
      words.querySelectorAll("blockquote").forEach((quote, k) => {
        // One button a card: it opens the card. These are links.
        const go = node("a", "", routes.say("reader.on-map"));
        go.href = `#hop=${id}`;
        go.setAttribute("aria-label", routes.say("reader.on-map-hop", { hop: titleOf(id) }));
        go.addEventListener("click", (event) => {
          event.preventDefault();
          toMap(id, go);
        });
        const more = besides[k].some(({ words: some }) => some) ? [moreOf(quote, besides[k])] : [];
        quote.querySelector("footer").append(node("span", "routes-ways", go, ...more));
        quote.querySelector("p").addEventListener("click", (event) => onClicked(event, () => toMap(id, go)));
      });
    }

    /** What shows the sentences beside that of a quote, where they belong. */
    function moreOf(quote, besides) {
      const more = node("details", "", node("summary", "", routes.say("reader.more")));
      const [earlier, later] = besides.map(({ words, isApart }) => node("small", isApart ? "apart" : "", ` ${words} `));
      const first = quote.querySelector("p strong");
      more.addEventListener("toggle", () => {
        if (more.open) {
          first ? first.after(earlier) : quote.querySelector("p").prepend(earlier);
          quote.querySelector("p").append(later);
        } else {
          [earlier, later].forEach((small) => small.remove());
        }
      });
      return more;
    }

    /** Write where the reader is, without a step in the history, and tell the page around. */
    function tell(word) {
      if (!word.startsWith("step")) {
        history.scrollRestoration = "auto";
      }
      try {
        if (word || isOurs(location.hash)) {
          history.replaceState(null, "", word ? `#${word}` : location.pathname + location.search);
        }
      } catch {
        // A page in a sandbox has no address to write to.
      }
      if (isFramed) {
        parent.postMessage({ "routemap-at": word }, "*");
      }
    }

    /** Go to what an address names; anything that is not in the page is passed over. */
    function go(word, { focus = false } = {}) {
      const [, kind, name] = /^#?(hop|step)=(.+)$/.exec(decoded(word)) || [];
      if (kind === "step") {
        told.go(name);
      } else if (kind === "hop" && facts.indexOf(name) >= 0) {
        toCard(name, { focus });
      }
    }

    function decoded(word) {
      try {
        return decodeURIComponent(String(word));
      } catch {
        return "";
      }
    }

    /** Move the map so that a line shows that lies out of it. */
    function keepInView(id) {
      const line = layer.hops.find(id);
      if (!line || !layer.hops.anchorOf(line)) {
        const [west, north, east, south] = layer.hops.boxOf(id);
        const corners = [[west, north], [east, south]].map((corner) => map.unproject(corner, 0));
        map.fitBounds(corners, { animate: false, maxZoom: map.getZoom(), padding: [30, 30] });
      }
    }

    const choices = routes.filters(layer);
    const told = routes.story(map, layer, { tell, shown: choices.shown });
    let isAway = false;
    choices.onChange = () => {
      layer.show(choices.shown());
      if (!isAway) {
        told.draw();
      }
    };

    layer.on("select", ({ hop, onMap }) => {
      equip(hop === null ? null : cardOf(hop));
      // A step of a story shows its own hops only.
      if (hop !== null && !layer.shown(facts.indexOf(hop))) {
        isAway = true;
        layer.show(choices.shown(), { isStep: true });
      } else if (hop === null && isAway) {
        isAway = false;
        told.resume();
      }
      if (hop !== null && !onMap) {
        keepInView(hop);
      }
      tell(hop === null ? "" : `hop=${hop}`);
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"], mark[data-go]');
      const href = link && (link.getAttribute("href") || `#hop=${link.dataset.go}`);
      if (event.defaultPrevented || !link) {
        return;
      }
      if (link.dataset.go) {
        onClicked(event, () => go(href, { focus: true }));
        return;
      }
      const target = document.getElementById(href.slice(1));
      if (target && target.closest("details")) {
        target.closest("details").open = true;
      } else if (isOurs(href)) {
        event.preventDefault();
        go(href, { focus: true });
      }
    });
    document.querySelector(".routes-hops").addEventListener("click", (event) => {
      equip(event.target.closest("[data-hop]"));
    });
    equip(document.querySelector(".routes-hops .is-open"));
    document.querySelectorAll(".routes-foot a[href^='#hop=']").forEach((link) => {
      link.setAttribute("aria-label", `${link.textContent}: ${titleOf(link.getAttribute("href").slice(5))}`);
    });
    addEventListener("hashchange", () => go(location.hash));
    addEventListener("message", ({ source, data }) => {
      if (isFramed && source === parent && data && data["routemap-go"]) {
        go(data["routemap-go"]);
      }
    });
    go(location.hash);
  }

  routes.reader = reader;
})(globalThis.RouteMap);
