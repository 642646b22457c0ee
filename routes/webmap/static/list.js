/* The list of hops: as it stands in the document, or, of very many, made from the data in pieces. */
(function (routes) {
  "use strict";

  const { evidence, node, said, summary } = routes.details;

  const PIECE = 25;
  const SEARCH_WAIT_MS = 150;

  /** An entry as `document.py` writes it; its words are added when it is opened first. */
  function entryFor(facts, hop) {
    const words = facts.wordsOf(hop);
    const entry = node("li", `is-${words.status}`);
    entry.dataset.hop = words.id;
    entry.value = hop + 1;
    entry.style.counterSet = `hop ${hop}`;
    const button = node("button", "", said("span", "", words.title));
    button.type = "button";
    const body = node("div", "routes-words", ...evidence(words));
    body.id = `hop-${hop + 1}-words`;
    button.setAttribute("aria-controls", body.id);
    entry.append(node("h3", "", button), ...summary(words), body);
    return entry;
  }

  /** Whether all words of a search stand in what is known of a hop. */
  function matcher(facts, search) {
    const statusWords = (hop) => routes.say(`status.${facts.statusOf(hop)}`);
    const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
    return (hop) => {
      const said = [facts.titleOf(hop), facts.labelOf(hop), facts.dateOf(hop), statusWords(hop)];
      const text = [...said, ...facts.exactsOf(hop)].join(" ").toLowerCase();
      return wanted.every((word) => text.includes(word));
    };
  }

  /**
   * Bind a list to a layer. `entries` holds those that stand in the document, by id; `entryOf`
   * makes one that does not stand there yet.
   */
  function bindList(list, layer, { onChoose, setOpen }) {
    const entries = new Map();
    const bind = (entry) => {
      const button = entry.querySelector("button");
      const id = entry.dataset.hop;
      button.addEventListener("click", () => onChoose(entry, button, id));
      setOpen(entry, false);
      entries.set(id, entry);
      return entry;
    };
    list.querySelectorAll("[data-hop]").forEach(bind);
    const openFirst = () => {
      const [first] = entries.values();
      if (first) {
        setOpen(first, true);
      }
    };
    if (entries.size || !layer.facts.count) {
      // What is filtered out keeps its number, so it is not taken out of the document.
      layer.on("show", ({ isStep }) => {
        if (!isStep) {
          entries.forEach((entry, id) => entry.classList.toggle("is-out", !layer.shown(layer.facts.indexOf(id))));
        }
      });
      return { entries, entryOf: (id) => entries.get(id), openFirst };
    }
    return { entries, entryOf: longList(list, layer, { bind, entries }), openFirst };
  }

  /** Make the list in pieces, with a search above and a button for more below. */
  function longList(list, layer, { bind, entries }) {
    const { facts } = layer;
    let rows = [];
    let next = 0;
    let { shown } = layer;
    const count = node("p", "routes-count");
    count.setAttribute("role", "status");
    const more = node("button", "routes-more", routes.say("map.more"));
    more.type = "button";
    const field = node("input", "routes-search");
    field.type = "search";
    field.placeholder = routes.say("map.search");
    field.setAttribute("aria-label", field.placeholder);
    const add = () => {
      const piece = rows.slice(next, next + PIECE);
      next += piece.length;
      const added = piece.filter((hop) => !entries.has(facts.idOf(hop)));
      list.append(...added.map((hop) => bind(entryFor(facts, hop))));
      more.hidden = next >= rows.length;
    };
    const fill = () => {
      const matches = matcher(facts, field.value);
      rows = Array.from({ length: facts.count }, (_, hop) => hop).filter(
        (hop) => shown(hop) && (!field.value.trim() || matches(hop)),
      );
      next = 0;
      // A card that is being read stays, at the top.
      const { selected } = layer.hops;
      const read = entries.get(selected);
      entries.clear();
      list.replaceChildren(...(read ? [read] : []));
      if (read) {
        entries.set(selected, read);
      }
      const [n, all] = [rows.length, facts.count].map(routes.sayNumber);
      count.textContent = routes.say("map.found", { n, all });
      add();
    };
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(fill, SEARCH_WAIT_MS);
    });
    more.addEventListener("click", add);
    layer.on("show", ({ isStep }) => {
      if (!isStep) {
        shown = layer.shown;
        fill();
      }
    });
    document.querySelectorAll(".routes-unlisted").forEach((note) => note.remove());
    list.before(field, count);
    list.after(more);
    fill();
    // A hop that was chosen on the map and does not stand in the list yet goes to its top.
    return (id) => {
      if (!entries.has(id)) {
        list.prepend(bind(entryFor(facts, facts.indexOf(id))));
      }
      return entries.get(id);
    };
  }

  routes.list = { bindList };
})(globalThis.RouteMap);
