// Better with it, whole without: names complete as one types, and a cell of the sector matrix tells its topics, each leading to who knows about it.
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

// What may be meant by what is typed in a field.
async function offers(field, text) {
  const every = field.dataset.suggested.split(" "), by = field.form?.elements[field.dataset.by];
  const questions = by ? [every[by.selectedIndex]] : every;
  const asked = questions.map((name) => rows("/api/v1/" + name + "?limit=8&name=" + encodeURIComponent(text)));
  return (await Promise.all(asked)).flatMap((part, at) => part.map(suggested[questions[at]]));
}

// Show what a field's typed text may mean, once it has two letters and no further one follows; ``typed`` tells it, ``show`` shows it.
function completes(field, typed, show) {
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = typed();
    if (text.length < 2 || text.length > 60) return show([]);
    waiting = setTimeout(async () => {
      const found = await offers(field, text);
      if (typed() === text) show(found); // else a later letter has been typed meanwhile
    }, 150);
  });
}

for (const input of document.querySelectorAll("input[data-suggested]")) {
  const list = Object.assign(document.createElement("datalist"), { id: input.id + "-suggested" });
  const option = ([value, lang, label]) => Object.assign(document.createElement("option"), { value }, label && { label }, lang && { lang });
  input.after(list);
  input.setAttribute("list", list.id);
  completes(input, () => input.value.trim(), (found) => list.replaceChildren(...found.map(option)));
}

// Of a field of many lines, for the line in which one types; what stands behind “=” stays.
for (const area of document.querySelectorAll("textarea[data-suggested]")) {
  const list = Object.assign(document.createElement("ul"), { className: "chips", ariaLabel: area.dataset.offers, ariaLive: "polite" });
  const place = () => {
    const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    return [start, start + area.value.slice(start).search(/=|\n|$/)];
  };
  const typed = () => area.value.slice(...place()).trim();
  const offer = ([value, lang]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "second", textContent: value }, lang && { lang });
    button.addEventListener("click", () => {
      area.setRangeText(value, ...place(), "end");
      list.replaceChildren();
      area.focus();
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  };
  area.after(list);
  completes(area, typed, (found) => list.replaceChildren(...found.filter(([value]) => value !== typed()).slice(0, 5).map(offer)));
}

// Fields left empty need not stand in the address that one shares.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}

// Who is ticked on a page of people stays so on the next one, and where it is narrowed.
const save = document.getElementById("save");
for (const link of save ? document.querySelectorAll("a[rel=next], .facets a, a.chosen") : []) {
  link.addEventListener("click", () => {
    const address = new URL(link.href);
    address.searchParams.delete("person");
    for (const box of save.elements) if (box.name === "person" && box.checked) address.searchParams.append("person", box.value);
    link.href = address;
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
      const href = cell.dataset.experts + "&topic=" + encodeURIComponent(name);
      item.append(Object.assign(document.createElement("a"), { href, textContent: name }, lang && { lang }), " (" + row.people + ")");
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
