// Better with it, whole without: skills complete as one types, and a cell of the sector matrix tells its topics.
"use strict";

const language = document.documentElement.lang;

async function rows(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json", "Accept-Language": language } });
  return answer.ok ? (await answer.json()).rows : [];
}

for (const input of document.querySelectorAll("input[list=skills]")) {
  const list = document.getElementById("skills");
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = input.value.trim();
    if (text.length < 2 || text.length > 60) return;
    waiting = setTimeout(async () => {
      const found = await rows("/api/v1/vocabulary?limit=8&name=" + encodeURIComponent(text));
      const named = found.map((row) => (language === "id" && row.label_id) || row.label);
      list.replaceChildren(...named.map((value) => Object.assign(document.createElement("option"), { value })));
    }, 150);
  });
}

for (const cell of document.querySelectorAll("details[data-bridges]")) {
  cell.addEventListener("toggle", async () => {
    if (!cell.open || cell.dataset.told) return;
    cell.dataset.told = "yes";
    const list = cell.querySelector("ul");
    for (const row of await rows(cell.dataset.bridges)) {
      const item = document.createElement("li");
      item.textContent = row.label + " (" + row.people + ")";
      list.append(item);
    }
  });
}
