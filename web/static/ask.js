// Asks without a page load: the card's frame stands at once, what is typed meanwhile is kept, and so is a question that
// could not be answered.
import { read, root } from "./address.js";
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
  const card = frame(question);
  turns.append(card);
  form.q.value = "";
  form.q.placeholder = "Ask on, or ask something else";
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
  return new URLSearchParams([...form.querySelectorAll("[name=h]")].map((earlier) => ["h", earlier.value]));
}

function shown(question, query, card, turn) {
  card.replaceWith(turn);
  enliven(turn);
  history.pushState(null, "", `${root}/?${query}`);
  search = location.search;
  document.title = `${turn.dataset.title} – Pincite`;
  said.textContent = turn.dataset.said;
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

if (form) {
  form.addEventListener("submit", (event) => {
    const question = form.q.value;
    if (!question.trim()) return;
    event.preventDefault();
    submit(question);
  });
  window.addEventListener("popstate", () => {
    if (!closed() && location.search !== search) window.location.reload();
  });
}
