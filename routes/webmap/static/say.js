/* The words of the interface, in the language of the map. */
(function (routes) {
  "use strict";

  let words = {};
  let groupMark = "";

  /** Set the language and the words by key; what is said later is said in them. */
  function speak(spoken, language, group) {
    words = spoken;
    groupMark = group;
    // Digits stay those of the words that were written in advance.
    routes.locale = `${language}-u-nu-latn`;
  }

  /** A whole number with its thousands apart; `Intl` takes long to start. */
  function sayNumber(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, groupMark);
  }

  /** The words of a key, with values in their places. */
  function say(key, values = {}) {
    return words[key].replace(/\{(\w+)\}/g, (_, name) => isolated(values[name]));
  }

  /** A value between two marks of Unicode, where it could turn around the words beside it. */
  function isolated(value) {
    return document.documentElement.dir === "rtl" ? `\u2068${value}\u2069` : value;
  }

  /** A count with its noun, in the plural that the language has for it. */
  function sayCount(key, n) {
    const category = new Intl.PluralRules(routes.locale).select(n);
    const form = words[`${key}.${category}`] ? category : "other";
    return say(`${key}.${form}`, { n: sayNumber(n) });
  }

  Object.assign(routes, { locale: "en", say, sayCount, sayNumber, speak });
})((globalThis.RouteMap = globalThis.RouteMap || {}));
