/* The words of a hop as document nodes. Text goes in by textContent only. */
(function (routes) {
  "use strict";

  function node(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) {
      element.className = className;
    }
    element.append(...children);
    return element;
  }

  /** A piece of somebody's text, which may run from right to left. */
  function said(tag, className, text) {
    const element = node(tag, className, text);
    element.dir = "auto";
    return element;
  }

  function quotation({ stance, before, exact, after, credit, file, link }) {
    const quote = node("blockquote", `routemap-${stance}`);
    const text = said("p", "", "");
    if (stance === "denies") {
      text.append(node("strong", "", `${routes.say("quote.denied")} `));
    }
    text.append(before, node("mark", "", exact), after);
    const footer = node("footer", "", credit);
    if (file) {
      footer.append(" · ", said("cite", "", file));
    }
    // The address was checked to be one of the web when the page was made.
    if (link) {
      const there = node("a", "", routes.say("quote.link"));
      there.href = link;
      there.rel = "noopener noreferrer";
      footer.append(" · ", there);
    }
    quote.append(text, footer);
    return quote;
  }

  /** Buttons for the statements that one line stands for; `numberOf` tells their place in the list. */
  function chooser({ hops }, { facts, current, numberOf, onChoose }) {
    const words = routes.sayCount("map.statements", hops.length);
    const group = node("div", "routemap-chooser");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words);
    group.append(said("span", "", words));
    for (const hop of hops) {
      const [id, label] = [facts.idOf(hop), facts.labelOf(hop)];
      const button = said("button", "", numberOf(hop));
      button.type = "button";
      button.title = label;
      button.setAttribute("aria-label", `${numberOf(hop)}: ${label}`);
      button.setAttribute("aria-pressed", String(id === current));
      button.addEventListener("click", () => onChoose(id));
      group.append(button);
    }
    return group;
  }

  function tagList(tags) {
    const list = node("ul", "routemap-tags");
    tags.forEach((tag) => list.append(node("li", "", tag)));
    return list;
  }

  /** What stands under the name of a hop: cargo, way, standing. */
  function summary({ cargo, way, tags }) {
    return [
      ...(cargo ? [said("p", "routemap-cargo", cargo)] : []),
      node("p", "routemap-way", way),
      tagList(tags),
    ];
  }

  /** The quotes of a hop, and what else is said of it. */
  function evidence({ quotes, notes, origins, denied }) {
    const key = denied ? "quote.origin-said" : "quote.origin";
    const sentences = [...notes, ...origins.map((origin) => routes.say(key, { origin }))];
    return [...quotes.map(quotation), ...sentences.map((words) => said("p", "routemap-note", words))];
  }

  /** Everything that is known of a hop, for its popup. */
  function hopDetails(words) {
    const title = said("p", "routemap-title", words.title);
    return node("div", "routemap-details", title, ...summary(words), ...evidence(words));
  }

  routes.details = { chooser, evidence, hopDetails, node, said, summary };
})(globalThis.RouteMap);
