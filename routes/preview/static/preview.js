
(function () {
  "use strict";

  const PAUSE_MS = 700;
  const folder = JSON.parse(document.getElementById("folder").textContent);
  const frame = document.getElementById("page");
  const panel = document.getElementById("faults");
  let shown = null;

  function show({ version, faults, has_page: hasPage }) {
    if (version === shown) {
      return;
    }
    shown = version;
    document.title = faults.length ? `(${faults.length}) ${folder}` : folder;
    const stays = hasPage ? "; below is the page as it was before" : "";
    panel.querySelector("h1").textContent = `${faults.length} to mend${stays}`;
    panel.querySelector("ol").replaceChildren(
      ...faults.map((fault) => {
        const item = document.createElement("li");
        item.textContent = fault;
        item.dir = "auto";
        return item;
      }),
    );
    panel.hidden = faults.length === 0;
    frame.hidden = !hasPage;
    if (hasPage && !faults.length) {
      frame.src = `/map.html?version=${version}`;
    }
  }

  async function watch() {
    try {
      show(await (await fetch("/state")).json());
    } catch {
      document.title = `${folder}: the preview has ended`;
    }
    setTimeout(watch, PAUSE_MS);
  }

  watch();
})();
