// The catalogue is narrowed, sorted and turned without a page load, and what is ticked stays ticked meanwhile.
import { read, root } from "./address.js";
import { count, say } from "./words.js";

const form = document.getElementById("catalogue");
const PAUSE = 250; // milliseconds after the last key
let waiting = 0;
let asked = 0;

function fields() {
  const pairs = [...new FormData(form)].filter(([name, value]) => value && !(name === "state" && value === "held")
    && !(name === "sort" && value === "document") && !(name === "order" && value === "asc"));
  return new URLSearchParams(pairs);
}

function chosen() {
  return new Set(fields().getAll("in"));
}

// With what is ticked now, whatever was when the address was made.
function withTicks(query) {
  query.delete("in");
  for (const one of chosen()) query.append("in", one);
  return query;
}

async function bring(query, { keep = true } = {}) {
  const turn = ++asked;
  let text;
  try {
    text = await read(`${root}/fragments/documents?${query}`);
  } catch {
    window.location = `${root}/documents?${query}`;
    return;
  }
  if (turn !== asked) return; // another was asked for meanwhile
  const box = document.activeElement;
  const typed = box?.name === "words" ? { value: box.value, at: box.selectionStart } : null;
  const holder = document.createElement("div");
  holder.innerHTML = text;
  document.getElementById("catalogue-part").replaceWith(holder.firstElementChild);
  if (typed) {
    const again = form.elements.words;
    again.value = typed.value;
    again.focus();
    again.setSelectionRange(typed.at, typed.at);
  }
  const found = Number(document.getElementById("catalogue-part").dataset.found);
  document.getElementById("said").textContent = found === 1 ? say("One document.") : count("{} document.", "{} documents.", found);
  if (keep) history.replaceState(null, "", `${root}/documents${`${query}` ? `?${query}` : ""}`);
}

function followed(event) {
  const link = event.target.closest(".states a, .catalogue thead a, .pager a, .nothing a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const turned = link.closest(".pager");
  bring(withTicks(new URL(link.href).searchParams)).then(() => {
    if (turned) form.scrollIntoView({ block: "start" });
  });
}

function letGo(event) {
  const chip = event.target.closest("a.chip");
  if (!chip) return;
  event.preventDefault();
  for (const box of form.querySelectorAll(`[name=in][value="${CSS.escape(chip.dataset.slug)}"]`)) {
    if (box.type === "checkbox") box.checked = false;
    else box.remove();
  }
  tell();
}

// What is chosen, as chips.
function tell() {
  const line = document.getElementById("chosen");
  const slugs = [...chosen()];
  line.classList.remove("wanted");
  if (!slugs.length) {
    line.textContent = say("Tick documents to ask within them alone.");
    return;
  }
  const known = new Map([...line.querySelectorAll("a.chip bdi")].map((name) => [name.parentElement.dataset.slug, name.textContent]));
  line.replaceChildren(`${say("Chosen:")} `, ...slugs.flatMap((slug) => [chip(slug, known.get(slug) ?? called(slug)), " "]));
}

// Asked to ask within nothing: the line that says what to do is pointed at.
function tellToTick() {
  const line = document.getElementById("chosen");
  line.classList.add("wanted");
  document.getElementById("said").textContent = line.textContent;
  form.querySelector(".tick input")?.focus();
}

function called(slug) {
  const box = form.querySelector(`.tick [value="${CSS.escape(slug)}"]`);
  return box?.closest("tr").querySelector(".of-document bdi").textContent ?? slug;
}

function chip(slug, name) {
  const link = document.createElement("a");
  const words = document.createElement("bdi"), sign = document.createElement("span"), read = document.createElement("span");
  Object.assign(link, { className: "chip", href: "#" });
  link.dataset.slug = slug;
  words.textContent = name;
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = " ×";
  Object.assign(read, { className: "hidden", textContent: say(", let go of") });
  link.append(words, sign, read);
  return link;
}

if (form) {
  form.addEventListener("input", ({ target }) => {
    if (target.name === "in") { tell(); return; }
    if (!target.closest(".narrowing") || !target.checkValidity()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => bring(fields()), target.matches("select") ? 0 : PAUSE);
  });
  form.addEventListener("submit", (event) => {
    const asks = event.submitter?.formAction.endsWith("/choose");
    if (asks && chosen().size) return;
    event.preventDefault();
    if (asks) { tellToTick(); return; }
    clearTimeout(waiting);
    bring(fields());
  });
  if (chosen().size) tell(); // what was ticked before this came, or is after a step back
  form.addEventListener("click", followed);
  form.addEventListener("click", letGo);
}
