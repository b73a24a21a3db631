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

for (const form of document.querySelectorAll("form.extract")) {
  const file = form.querySelector("input[type=file]");
  const over = (event, on) => { event.preventDefault(); form.classList.toggle("over", on); };
  form.addEventListener("dragover", (event) => over(event, true));
  form.addEventListener("dragleave", (event) => over(event, false));
  form.addEventListener("drop", (event) => {
    over(event, false);
    if (event.dataTransfer.files.length) file.files = event.dataTransfer.files;
    else form.querySelector("textarea").value = event.dataTransfer.getData("text");
  });
}
