// The talk on the page: its turns in their order, and where in what is kept it stands.
import { root } from "./address.js";
import { make } from "./card.js";
import { wanted } from "./store.js";
import * as talks from "./talks.js";
import { say } from "./words.js";

const LEANED_ON = 12; // questions sent with the next one, as `leaned_on` in service/urls.py has it
const SAVED = 100; // questions that a file of a talk holds
export const turns = document.getElementById("turns");
const form = document.getElementById("ask");
const note = document.getElementById("kept-note");
const OPENED = "pincite-opened"; // in this tab alone: the talk that it had open last
const asked = new Map(); // number of a turn → its question and the documents that it was asked within
let id = "";

export const talk = () => id;
export const numberOf = (card) => Number(card.id.slice(1)) || 0;
export const cards = () => [...turns.querySelectorAll(":scope > .turn")];
const questionOf = (card) => card.querySelector(":scope > .question").textContent;

// From here on the page shows the talk of that name, "" for one that is not kept.
export function become(name) {
  id = name;
  try { if (name) sessionStorage.setItem(OPENED, name); } catch { /* the first page names none to go on with */ }
}

// The first page leads back to the talk that this tab had open.
export async function leadBack() {
  const line = document.getElementById("last-talk");
  const found = line && sessionStorage.getItem(OPENED);
  const kept = found && await talks.about(found);
  if (!kept) return;
  const link = make("a", "", say("Go on with “{}”", kept.title));
  Object.assign(link, { href: talks.addressOf(kept), dir: "auto" });
  line.append(link);
  line.hidden = false;
}

// Where the question of a card that stands last is kept: `talk` is "" where it is not.
export async function place(card, question) {
  const within = chosen();
  const unkept = { talk: "", number: Math.max(0, ...cards().map(numberOf)) + 1, within };
  if (!wanted()) return unkept;
  try {
    const added = await talks.add(id, question, { before: id ? [] : before(card).map(questionOf), within });
    become(added.talk);
    return { ...added, within };
  } catch (error) {
    notKept(error);
    return unkept;
  }
}

export async function keep(place, turn) {
  if (!place.talk) return;
  try {
    if (!await talks.answer(place, turn)) gone();
  } catch (error) {
    notKept(error);
  }
}

// The address of the page once the question of a card has been asked.
export function address(place, query) {
  return place.talk ? talks.addressOf({ id: place.talk, within: chosen() }) : `${root}/?${query}`;
}

// What is sent with the question of a card: the documents that it asks within, and the questions before it that were answered.
export function context(card, within = chosen()) {
  return new URLSearchParams([...within.map((slug) => ["in", slug]), ...before(card).slice(-LEANED_ON).map((earlier) => ["h", questionOf(earlier)])]);
}

// The documents to ask within; none means all.
export function chosen() {
  return [...form.querySelectorAll("[name=in]")].map(({ value }) => value);
}

function before(card) {
  const all = cards();
  const at = all.indexOf(card);
  return (at < 0 ? all : all.slice(0, at)).filter((other) => !other.querySelector(":scope > .failed"));
}

// The form has the questions for what saves the talk as a file, each with its own documents.
export function remember(number, question, within = chosen()) {
  asked.set(number, { question, within });
  for (const earlier of form.querySelectorAll("[name=h], [name=of]")) earlier.remove();
  form.prepend(...fields(inOrder().slice(-SAVED)));
}

// What saves questions: each, and by its number the documents that it was asked within, "" for all.
export function fields(asked) {
  const field = (name, value) => Object.assign(make("input", ""), { type: "hidden", name, value });
  return asked.flatMap(({ question, within }, at) => [
    field("h", question), ...(within.length ? within : [""]).map((slug) => field("of", `${at + 1}:${slug}`)),
  ]);
}

// Those of the whole talk, oldest first.
export function questions() {
  return inOrder().map(({ question }) => question);
}

function inOrder() {
  return [...asked.keys()].sort((a, b) => a - b).map((number) => asked.get(number));
}

// Only the last answer leads on and asks back.
export function tidy() {
  for (const past of turns.querySelectorAll(".turn:not(:last-of-type) :is(.go-on, .feedback)")) past.remove();
}

export function gone() {
  become("");
  tell(say("This conversation was deleted. What you ask now begins another."));
}

function notKept(error) {
  become("");
  const full = error?.name === "QuotaExceededError";
  tell(
    full
      ? say("This browser has no room left: the answer is shown, and not kept. Delete conversations, or save them as a file.")
      : say("This browser keeps nothing here: the conversation is gone when its page is closed."),
  );
}

function tell(words) {
  const link = make("a", "", say("History"));
  link.href = `${root}/history`;
  note.replaceChildren(`${words} `, link);
  note.hidden = false;
}

if (form) {
  const sent = [...form.querySelectorAll("[name=h]")];
  const first = numberOf(turns.querySelector(".turn:last-of-type") ?? form) - sent.length + 1;
  sent.forEach(({ value }, at) => asked.set(first + at, { question: value, within: chosen() }));
}
