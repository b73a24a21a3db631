// Better with it, whole without: names complete as one types, and a cell of the sector matrix tells its topics.
"use strict";

const language = document.documentElement.lang;
const english = document.body.dataset.english?.split(" ") ?? []; // on an Indonesian page, the lists whose names are English

async function rows(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json", "Accept-Language": language } });
  return answer.ok ? (await answer.json()).rows : [];
}

// What a skill or an occupation is called on this page, and the language of that where it is another.
function called(row) {
  if (language === "id" && row.label_id) return [row.label_id];
  const lists = row.schemes ?? [row.scheme];
  return [row.label, english.length && lists.every((list) => english.some((name) => list.startsWith(name))) ? "en" : ""];
}

// By question: what of a row is typed, its language, and what tells it from others of that name.
const suggested = {
  vocabulary: called,
  roles: called,
  people: (row) => [row.name, "", row.institution],
  institutions: (row) => [row.name, "", row.short],
  units: (row) => [row.institution ? row.name + ", " + row.institution : row.name],
};

for (const input of document.querySelectorAll("input[data-suggested]")) {
  const list = Object.assign(document.createElement("datalist"), { id: input.id + "-suggested" });
  let waiting = 0;
  input.after(list);
  input.setAttribute("list", list.id);
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = input.value.trim();
    if (text.length < 2 || text.length > 60) return;
    waiting = setTimeout(async () => {
      const every = input.dataset.suggested.split(" "), by = input.form?.elements[input.dataset.by];
      const questions = by ? [every[by.selectedIndex]] : every;
      const asked = questions.map((name) => rows("/api/v1/" + name + "?limit=8&name=" + encodeURIComponent(text)));
      const found = (await Promise.all(asked)).flatMap((part, at) => part.map(suggested[questions[at]]));
      if (input.value.trim() !== text) return; // a later letter has been typed meanwhile
      const option = ([value, lang, label]) => Object.assign(document.createElement("option"), { value }, label && { label }, lang && { lang });
      list.replaceChildren(...found.map(option));
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
      const [name, lang] = called(row);
      item.append(Object.assign(document.createElement("span"), { textContent: name }, lang && { lang }), " (" + row.people + ")");
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
