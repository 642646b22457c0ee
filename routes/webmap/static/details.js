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

  function quotation(citation, words, sources) {
    const quote = node("blockquote", `routemap-${citation.stance}`);
    const text = said("p", "", "");
    if (citation.stance === "denies") {
      text.append(node("strong", "", `${routes.say("quote.denied")} `));
    }
    text.append(words.before, node("mark", "", citation.exact), words.after);
    const credit = node("footer", "", sources[citation.source].words);
    // The address was checked to be one of the web when the page was made.
    if (words.link) {
      const link = node("a", "", routes.say("quote.link"));
      link.href = words.link;
      link.rel = "noopener noreferrer";
      credit.append(" · ", link);
    }
    quote.append(text, credit);
    return quote;
  }

  /** Buttons for the statements that one line stands for; `numberOf` tells their place in the list. */
  function chooser({ features }, { current, numberOf, onChoose }) {
    const words = routes.sayCount("map.statements", features.length);
    const group = node("div", "routemap-chooser");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words);
    group.append(said("span", "", words));
    for (const { id, words } of features) {
      const button = said("button", "", numberOf(id));
      button.type = "button";
      button.title = words.label;
      button.setAttribute("aria-label", `${numberOf(id)}: ${words.label}`);
      button.setAttribute("aria-pressed", String(id === current));
      button.addEventListener("click", () => onChoose(id));
      group.append(button);
    }
    return group;
  }

  /** Everything that is known of a hop, for its popup. */
  function hopDetails(feature, sources) {
    const { words, properties } = feature;
    const details = node("div", "routemap-details", said("p", "routemap-title", words.title));
    if (words.cargo) {
      details.append(said("p", "routemap-cargo", words.cargo));
    }
    details.append(said("p", "routemap-way", words.way));
    const tags = node("ul", "routemap-tags");
    words.tags.forEach((tag) => tags.append(said("li", "", tag)));
    details.append(tags);
    properties.citations.forEach((citation, i) => {
      details.append(quotation(citation, words.quotes[i], sources));
    });
    words.notes.forEach((note) => details.append(said("p", "routemap-note", note)));
    return details;
  }

  routes.details = { chooser, hopDetails, node, said };
})(globalThis.RouteMap);
