// Asks without a page load: the card's frame stands at once, what is typed meanwhile is kept, and so is a question that
// could not be answered.
import { read, root, wide } from "./address.js";
import { enliven } from "./enliven.js";
import { closed, show } from "./panel.js";

const form = document.getElementById("ask");
const turns = document.getElementById("turns");
const said = document.getElementById("said");
let before = Promise.resolve(); // one question at a time, in their order
let search = location.search;

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function frame(question) {
  const card = make("article", "turn");
  card.setAttribute("aria-busy", "true");
  const waiting = make("div", "waiting");
  waiting.append(make("p", "", "Looking through the documents …"));
  const asked = make("h2", "question", question);
  asked.dir = "auto";
  card.append(asked, waiting);
  return card;
}

function submit(question) {
  document.body.classList.remove("first");
  for (const opening of document.querySelectorAll(".welcome, .begin")) opening.remove();
  if (!wide.matches) document.querySelector(".held-list")?.remove(); // it stands below the answers there
  const card = frame(question);
  turns.append(card);
  if (form.q.value === question) form.q.value = "";
  form.q.placeholder = "Ask on";
  said.textContent = "Looking through the documents.";
  card.scrollIntoView({ block: "start", behavior: "instant" });
  if (matchMedia("(pointer: coarse)").matches) form.q.blur(); // its keyboard would cover the answer
  before = before.then(() => answer(question, card));
}

async function answer(question, card) {
  const query = asked();
  query.append("q", question);
  try {
    const holder = document.createElement("div");
    holder.innerHTML = await read(`${root}/turn?${query}`);
    shown(question, query, card, holder.firstElementChild);
  } catch (error) {
    failed(question, card, error);
  }
}

function asked() {
  return new URLSearchParams([...form.querySelectorAll("[name=in], [name=h]")].map(({ name, value }) => [name, value]));
}

function shown(question, query, card, turn) {
  card.replaceWith(turn);
  enliven(turn);
  history.pushState(null, "", `${root}/?${query}`);
  search = location.search;
  document.title = `${turn.dataset.title} – Pincite`;
  said.textContent = turn.dataset.said;
  for (const past of document.querySelectorAll(".turn:not(:last-of-type) :is(.go-on, .feedback)")) past.remove();
  const earlier = document.createElement("input");
  Object.assign(earlier, { type: "hidden", name: "h", value: question });
  form.insertBefore(earlier, form.querySelector("label")); // behind the earlier ones: oldest first
  document.getElementById("anew").hidden = false;
  const first = turn.querySelector("a.anchor");
  if (first) show(first, { unasked: true });
}

// The question stays: in the box where nothing else was typed, and in the card with a button that asks it again.
function failed(question, card, error) {
  const note = make("div", "failed");
  note.setAttribute("role", "alert");
  const again = make("button", "link", "Ask it again");
  again.type = "button";
  again.addEventListener("click", () => { card.remove(); form.q.value = ""; submit(question); });
  note.append(make("strong", "", "That could not be asked."), ` ${error.message} `, again);
  card.setAttribute("aria-busy", "false");
  card.querySelector(".waiting").replaceWith(note);
  said.textContent = "";
  document.title = "Not asked – Pincite";
  form.q.value ||= question;
}

// A verdict on an answer, kept without leaving the page.
async function judge(event) {
  const given = event.target.closest("form.feedback");
  if (!given) return;
  event.preventDefault();
  const verdict = new URLSearchParams({ verdict: event.submitter.value });
  const response = await fetch(given.action, { method: "POST", body: verdict }).catch(() => null);
  const told = response?.ok ? "Kept. Thank you." : "That could not be kept.";
  given.replaceChildren(make("span", "label", told));
  said.textContent = told;
}

// A document is let go of: what is asked from now on is asked within the others, and what was answered stays.
function letGo(event, link) {
  event.preventDefault();
  form.querySelector(`[name=in][value="${CSS.escape(link.dataset.slug)}"]`)?.remove();
  const around = link.closest(".within");
  link.closest(".chip").remove();
  const left = [...form.querySelectorAll("[name=in]")].map(({ value }) => ["in", value]);
  const anew = document.getElementById("anew");
  anew.href = `${root}/${left.length ? `?${new URLSearchParams(left)}` : ""}`;
  said.textContent = left.length ? "The next question is asked within the others." : "The next question is asked within all documents.";
  if (!left.length) around.remove();
  form.q.focus();
}

if (form) {
  document.getElementById("within")?.addEventListener("click", (event) => {
    const link = event.target.closest(".off");
    if (link && !(event.metaKey || event.ctrlKey || event.shiftKey)) letGo(event, link);
  });
  form.addEventListener("submit", (event) => {
    const question = form.q.value;
    if (!question.trim()) return;
    event.preventDefault();
    submit(question);
  });
  turns.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-question]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    submit(link.dataset.question);
  });
  turns.addEventListener("submit", judge);
  window.addEventListener("popstate", () => {
    if (!closed() && location.search !== search) window.location.reload();
  });
}
