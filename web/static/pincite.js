// Makes quicker what works without it: asks without a page load, shows the cited place beside the answer, opens the
// sources of a block beneath it, narrows lists.
"use strict";

const form = document.getElementById("ask");
const turns = document.getElementById("turns");
const beside = document.getElementById("beside");
// The path below which a proxy serves the pages, "" for none.
const root = document.documentElement.dataset.root;
const wide = window.matchMedia("(min-width: 68rem)");

function reveal(root) {
  for (const link of root.querySelectorAll("a.check")) link.replaceWith(opener(link));
}

// What opens and closes a part of the page is a button.
function opener(link) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "check", innerHTML: link.innerHTML });
  button.dataset.href = link.href;
  button.setAttribute("aria-expanded", "false");
  return button;
}

// The address of what stands at the path of a page, without the page around it.
function fragment(path) {
  return `${root}/fragments${path.slice(root.length)}`;
}

async function toggleSources(button) {
  const place = button.closest(".citation, .check-line");
  const open = place.nextElementSibling;
  if (open?.matches(".opened")) {
    open.hidden = !open.hidden;
    button.setAttribute("aria-expanded", String(!open.hidden));
    return;
  }
  button.disabled = true;
  try {
    const path = new URL(button.dataset.href).pathname;
    const response = await fetch(fragment(path));
    if (!response.ok) throw new Error(response.statusText);
    const opened = document.createElement("div");
    opened.className = "opened";
    opened.innerHTML = await response.text();
    place.after(opened);
    button.setAttribute("aria-expanded", "true");
    opened.querySelector("h2").focus({ preventScroll: true });
    opened.scrollIntoView({ block: "nearest", behavior: "instant" });
  } catch {
    window.location = button.dataset.href;
  } finally {
    button.disabled = false;
  }
}

function scrollTo(root, block) {
  const target = root.querySelector("mark") || (block && root.querySelector(`[id="${CSS.escape(block)}"]`));
  if (!target) { root.scrollTop = 0; return; }
  const box = target.getBoundingClientRect(), frame = root.getBoundingClientRect();
  root.scrollTop += box.top - frame.top - root.clientHeight / 3;
}

async function showBeside(link) {
  const place = new URL(link.href);
  const response = await fetch(fragment(place.pathname + place.search));
  if (!response.ok) { window.location = link.href; return; }
  beside.innerHTML = await response.text();
  beside.classList.toggle("nearest", Boolean(link.closest(".nearest:not(.beside)")));
  beside.hidden = false;
  reveal(beside);
  scrollTo(beside, link.dataset.block);
}

async function ask(question) {
  const data = new FormData(form);
  const query = new URLSearchParams(data);
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const response = await fetch(`${root}/turn?${query}`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error((await response.json()).detail);
    const holder = document.createElement("div");
    holder.innerHTML = await response.text();
    const turn = holder.firstElementChild;
    turns.querySelector(".welcome")?.remove();
    turns.querySelector(".failed")?.remove();
    turns.append(turn);
    reveal(turn);
    history.pushState(null, "", `${root}/?${query}`);
    const earlier = document.createElement("input");
    Object.assign(earlier, { type: "hidden", name: "h", value: question });
    form.insertBefore(earlier, form.querySelector("label")); // behind the earlier ones: oldest first
    form.q.value = "";
    document.getElementById("anew").hidden = false;
    turn.scrollIntoView({ block: "start", behavior: "instant" });
    const first = turn.querySelector("a.anchor");
    if (first && wide.matches) await showBeside(first);
  } catch (error) {
    turns.querySelector(".failed")?.remove();
    const note = document.createElement("p");
    note.className = "failed";
    note.setAttribute("role", "alert");
    note.textContent = error.message || "The service could not be reached. Your question is still in the box.";
    turns.append(note);
  } finally {
    button.disabled = false;
    form.q.focus();
  }
}

if (form) {
  form.addEventListener("submit", (event) => {
    const question = form.q.value;
    if (!question.trim()) return;
    event.preventDefault();
    ask(question);
  });
  window.addEventListener("popstate", () => window.location.reload());
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-document]");
  if (link && beside && wide.matches && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    showBeside(link);
    return;
  }
  const check = event.target.closest("button.check");
  if (check) toggleSources(check);
});

// The list of documents can be narrowed to those with all the words typed.
const filter = document.getElementById("filter");
if (filter) {
  const rows = [...document.querySelectorAll(".held li")].map((row) => [row, row.textContent.toLowerCase()]);
  const narrow = ({ target }) => {
    const words = target.value.toLowerCase().split(/\s+/);
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
  };
  filter.hidden = false;
  filter.addEventListener("input", narrow);
}

reveal(document);
if (beside && !beside.hidden && wide.matches) {
  scrollTo(beside);
  turns.lastElementChild?.scrollIntoView({ block: "start" });
} else if (document.body.classList.contains("document-page")) {
  document.querySelector("mark")?.scrollIntoView({ block: "center" });
}
