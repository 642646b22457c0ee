/* The facts of a map: the only code that knows how the data stand in columns. */
(function (routes) {
  "use strict";

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const NONE = [];
  const VALUES = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => {
    VALUES[digit.charCodeAt(0)] = value;
  });

  /** Words whose first letter is one of a script that runs from right to left. */
  const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

  /** A column as an array: one number for all, digits of base 64, or a number with exceptions. */
  function numbers(column, count) {
    const rows = new Int32Array(count);
    if (typeof column === "string") {
      const width = column.length / count;
      for (let i = 0, at = 0; i < count; i += 1) {
        let value = 0;
        for (const end = at + width; at < end; at += 1) {
          value = value * 64 + VALUES[column.charCodeAt(at)];
        }
        rows[i] = value;
      }
    } else if (typeof column === "object") {
      rows.fill(column[""]);
      Object.keys(column).forEach((row) => row && (rows[row] = column[row]));
    } else {
      rows.fill(column);
    }
    return rows;
  }

  /** Numbers of both signs are kept as 0, -1, 1, -2 … in turn. */
  function unzigzag(value) {
    return (value >>> 1) ^ -(value & 1);
  }

  /** Where the rows of each group begin in a flat list of them, with the end of the last. */
  function starts(counts) {
    const begins = new Int32Array(counts.length + 1);
    counts.forEach((count, i) => (begins[i + 1] = begins[i] + count));
    return begins;
  }

  /** The address of words in a document, as `fragment.py` makes it. */
  function linkTo(url, exact) {
    if (!url) {
      return "";
    }
    const words = exact.split(/\s+/).filter(Boolean);
    const encoded = (some) =>
      encodeURIComponent(some.join(" ")).replace(/[-!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const isLong = [...exact].length > 200 && words.length > 12;
    const named = isLong ? `${encoded(words.slice(0, 6))},${encoded(words.slice(-6))}` : encoded(words);
    const [address, fragment = ""] = url.split(/#(.*)/s);
    return `${address}#${fragment.split(":~:")[0]}:~:text=${named}`;
  }

  function placesOf({ texts, places }) {
    const count = places.id.length;
    const [sub, probable, tenths] = ["sub", "probable", "tenths_km"].map((name) => numbers(places[name], count));
    return places.id.map((id, i) => ({
      id,
      title: places.title[i] || places.name[i],
      lat: places.lat[i],
      lon: places.lon[i],
      label: {
        name: places.name[i],
        sub: texts[sub[i]],
        somewhere: places.somewhere[i] || "",
        area: i in places.somewhere,
      },
      properties: { certainty: probable[i] ? "probable" : "sure", uncertainty_km: tenths[i] / 10 },
    }));
  }

  /** Read the data of a map. Hops, places and lines are told by their numbers, from 0. */
  function facts(data) {
    const { hops, lines, origins, places, quotes, sources, texts } = data;
    const count = hops.count;
    const column = (name) => numbers(hops[name], count);
    const [from, to, mode, status, date, nth] = ["from", "to", "mode", "status", "date", "nth"].map(column);
    const begins = starts(column("cited"));
    const [quoted, denies] = ["quote", "denies"].map((name) => numbers(hops[name], begins[count]));
    const sourceOf = numbers(quotes.source, quotes.count);
    const originOf = numbers(sources.origin, sources.id.length);
    const exacts = quotes.exact || [];
    const places_ = placesOf(data);
    const label = column("label");
    const lineOf = "line" in hops ? column("line") : null;
    const lookOf = numbers(lines.look, lines.count);
    const lanes = numbers(lines.half_lanes, lines.count).map(unzigzag);
    let indexes = null;
    let members = null;
    let words = null;

    const idOf = (i) =>
      hops.id[i] || `${places.id[from[i]]}-${places.id[to[i]]}${nth[i] > 1 ? `-${nth[i]}` : ""}`;
    const cited = (i) => Array.from(quoted.subarray(begins[i], begins[i + 1]));
    const saying = (i) => cited(i).filter((_, k) => !denies[begins[i] + k]);
    const unique = (values) => [...new Set(values)];

    /** What only cards show is unpacked when the first is made. */
    function wordColumns() {
      const list = (name) => (hops[name] === undefined ? new Int32Array(count) : column(name));
      return {
        cargo: list("cargo"),
        way: list("way"),
        tags: list("tags"),
        notes: list("notes"),
        numbers: (hops.numbers || []).map((one) => numbers(one, count).map(unzigzag)),
        before: numbers(quotes.before || 0, sourceOf.length),
        after: numbers(quotes.after || 0, sourceOf.length),
      };
    }

    function wayOf(i) {
      return texts[words.way[i]].replace(/\{(\d)\}/g, (_, k) => {
        const expected = Math.floor(hops.factors[k] * words.numbers[0][i] + 0.5);
        return routes.sayNumber(expected + words.numbers[k][i]);
      });
    }

    /** The sentence that stands before a quote's own, or after it: words, and whether apart. */
    function besideOf(quote, column) {
      const value = data.quotes[column] === undefined ? 0 : numbers(data.quotes[column], sourceOf.length)[quote];
      return { words: texts[value >> 1], isApart: value % 2 === 1 };
    }

    function quoteOf(quote, isDenial) {
      const source = sourceOf[quote];
      const exact = exacts[quote] || "";
      const credit = (sources.credit || [])[source] || "";
      const file = (sources.file || [])[source] || "";
      return {
        stance: isDenial ? "denies" : "says",
        source: sources.id[source],
        before: texts[words.before[quote]],
        exact,
        after: texts[words.after[quote]],
        credit,
        file: credit.includes(file) ? "" : file,
        link: linkTo((sources.url || {})[source], exact),
      };
    }

    function membersOf(line) {
      if (!lineOf) {
        return [line];
      }
      if (!members) {
        members = Array.from({ length: lines.count }, () => []);
        lineOf.forEach((k, i) => members[k].push(i));
      }
      return members[line];
    }

    return {
      count,
      places: places_,
      idOf,
      indexOf(id) {
        if (!indexes) {
          indexes = new Map();
          for (let i = count - 1; i >= 0; i -= 1) {
            indexes.set(idOf(i), i);
          }
        }
        return indexes.has(id) ? indexes.get(id) : -1;
      },
      fromOf: (i) => from[i],
      toOf: (i) => to[i],
      statusOf: (i) => data.statuses[status[i]],
      modeOf: (i) => data.modes[mode[i]],
      dateOf: (i) => (date[i] ? hops.dates[date[i] - 1][0] : ""),
      /** The first and the last day, counted from 1 January 1970; null where an end is open. */
      daysOf: (i) => (date[i] ? hops.dates[date[i] - 1][1] : null),
      sourcesOf: (i) => unique(saying(i).map((quote) => sources.id[sourceOf[quote]])),
      originsOf: (i) => unique(saying(i).map((quote) => sources.origins[originOf[sourceOf[quote]]])),
      /** The origin of a source, and its words; sources are told by their ids. */
      originOf: (source) => sources.origins[originOf[sources.id.indexOf(source)]],
      sourceWords: (source) => sources.credit[sources.id.indexOf(source)],
      originWords(id) {
        const at = origins.id.indexOf(id);
        return at < 0 ? id : origins.words[at];
      },
      /** The sentences beside each quote of a hop, in the order of its quotes. */
      besidesOf: (i) => cited(i).map((quote) => ["earlier", "later"].map((column) => besideOf(quote, column))),
      /** How many quotes speak of it, for or against. */
      weightOf: (i) => begins[i + 1] - begins[i],
      /** The arrow points the way the name of the first place is read. */
      titleOf(i) {
        const [begin, end] = [from[i], to[i]].map((place) => places_[place].title);
        return `${begin} ${RIGHT_TO_LEFT.test(begin) ? "←" : "→"} ${end}`;
      },
      labelOf: (i) => texts[label[i]],
      /** The words of its quotes; none where they stand in the list of the page. */
      exactsOf: (i) => (exacts.length ? cited(i).map((quote) => exacts[quote]) : []),
      /** Everything that a card says. What stands in the list of a page is not in its data. */
      wordsOf(i) {
        words = words || wordColumns();
        const listed = (number) => data.lists[number].map((text) => texts[text]);
        return {
          id: idOf(i),
          title: this.titleOf(i),
          label: this.labelOf(i),
          status: this.statusOf(i),
          cargo: texts[words.cargo[i]],
          way: wayOf(i),
          tags: listed(words.tags[i]),
          notes: listed(words.notes[i]),
          origins: this.originsOf(i).map((id) => this.originWords(id)),
          denied: cited(i).some((_, k) => denies[begins[i] + k]),
          quotes: cited(i).map((quote, k) => quoteOf(quote, denies[begins[i] + k])),
        };
      },
      lineCount: lines.count,
      /** The first of the hops that a line stands for. */
      firstOf: (line) => (lineOf ? membersOf(line)[0] : line),
      lineOf: (i) => (lineOf ? lineOf[i] : i),
      /** The hops that a line stands for. */
      membersOf,
      lookOf: (line) => lines.looks[lookOf[line]],
      laneOf: (line) => lanes[line] / 2,
      pathOf: (i) => hops.path[i],
      pathFactor: hops.factor,
      /** The places that a hop passes on its way. */
      waysOf: (i) => hops.ways[i] || NONE,
    };
  }

  routes.facts = facts;
  routes.linkTo = linkTo;
})((globalThis.RouteMap = globalThis.RouteMap || {}));
