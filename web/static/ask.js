// Asks without a page load: the card's frame stands at once, what is typed meanwhile is kept, and so is a question that
// could not be answered. What this browser keeps of a talk is shown without asking again.
import { read, root } from "./address.js";
import { button, failed, make, named, waiting } from "./card.js";
import { clean } from "./clean.js";
import { enliven } from "./enliven.js";
import { closed, show } from "./panel.js";
import { alone, listen, wanted } from "./store.js";
import { address, become, cards, chosen, context, gone, keep, leadBack, numberOf, place, questions, remember, talk, tidy, turns } from "./talk.js";
import * as talks from "./talks.js";
import { count, day, say } from "./words.js";

const AT_ONCE = 30; // turns of a kept talk that are shown when it is opened
const form = document.getElementById("ask");
const said = document.getElementById("said");
const main = document.getElementById("main");
let order = Promise.resolve(); // one question at a time finds its place and its answer, in their order
let places = Promise.resolve();
let search = location.search;
let leaving = false;

function submit(question) {
  begin();
  const card = waiting(question);
  turns.append(card);
  if (form.q.value === question) form.q.value = "";
  card.scrollIntoView({ block: "start", behavior: "instant" });
  if (matchMedia("(pointer: coarse)").matches) form.q.blur(); // its keyboard would cover the answer
  places = places.then(async () => {
    const found = await place(card, question);
    card.id = `t${found.number}`;
    if (found.talk) moved(address(found), { talk: found.talk });
    answerIn(card, question, found);
  });
}

function begin() {
  document.body.classList.remove("first");
  for (const opening of document.querySelectorAll(".welcome, .begin, .last-talk")) opening.remove();
  form.q.placeholder = say("Ask on");
  said.textContent = say("Looking through the documents.");
}

function answerIn(card, question, found) {
  order = order.then(() => answer(card, question, found));
  return order;
}

async function answer(card, question, found) {
  try {
    const turn = found.talk ? await onceOfAllTabs(card, question, found) : await asked(card, question, found);
    shown(turn, card, found);
  } catch (error) {
    if (leaving) return; // the browser broke it off: it is asked again when the talk is opened
    lost(card, question, found, error.message);
  }
}

// The tab that has the lock asks, unless another has had the answer meanwhile.
function onceOfAllTabs(card, question, found) {
  return alone(`pincite ${found.talk} ${found.number}`, async () => {
    const kept = await talks.one(found).catch(() => null);
    const there = kept?.html && clean(kept.html);
    if (there) return there;
    const turn = await asked(card, question, found);
    await keep(found, turn);
    return turn;
  });
}

async function asked(card, question, found) {
  const query = context(card, found.within);
  query.append("n", found.number);
  query.append("q", question);
  const holder = document.createElement("div");
  holder.innerHTML = await read(`${root}/turn?${query}`);
  return holder.firstElementChild;
}

function shown(turn, card, found) {
  const question = turn.querySelector(".question").textContent;
  const own = context(card, found.within);
  own.append("q", question);
  if (!found.talk) moved(address(found, own));
  const last = card === cards().at(-1);
  card.replaceWith(enlivened(turn));
  remember(found.number, question, found.within);
  said.textContent = turn.dataset.said;
  if (last) ready(turn);
  else tidy();
}

// What the page has for its last turn alone.
function ready(turn) {
  tidy();
  document.title = `${turn.dataset.title} – Pincite`;
  document.getElementById("anew").hidden = false;
  const first = turn.querySelector("a.anchor");
  if (first) show(first, { unasked: true });
}

function enlivened(turn) {
  enliven(turn);
  return turn;
}

// The question stays: in the box where nothing else was typed, and in the card with a button that asks it again.
function lost(card, question, found, reason) {
  card.replaceWith(lostCard(question, found, reason));
  if (found.talk) talks.fail(found, reason).catch(() => {});
  said.textContent = "";
  document.title = `${say("Not asked")} – Pincite`;
  form.q.value ||= question;
}

function lostCard(question, found, reason) {
  const card = failed(question, reason, () => {
    if (form.q.value === question) form.q.value = "";
    again(card, question, found);
  });
  card.id = `t${found.number}`;
  return card;
}

function again(card, question, found) {
  const frame = waiting(question);
  frame.id = card.id;
  card.replaceWith(frame);
  return answerIn(frame, question, found);
}

function moved(to, state = null) {
  const here = `${location.pathname}${location.search}`;
  if (here === to) return;
  history.pushState(state, "", to);
  search = location.search;
}

// --- what is kept

// The turn as it is kept: its answer, or a card for one that has none.
function keptCard(talk, kept) {
  const found = { talk: talk.id, number: kept.number, within: talks.scope(talk, kept) };
  const turn = kept.html && clean(kept.html);
  if (turn) return enlivened(turn);
  const card = {
    asked: () => waiting(kept.question),
    failed: () => lostCard(kept.question, found, kept.reason),
  }[kept.state]?.() ?? named(kept.question, () => again(card, kept.question, found));
  card.id = `t${kept.number}`;
  if (kept.state === "asked") queueMicrotask(() => answerIn(card, kept.question, found));
  return card;
}

async function open(id) {
  const kept = await talks.open(id).catch(() => null);
  if (!kept) return unknown();
  const asksWithin = new URLSearchParams(location.search).getAll("in");
  if (kept.within && `${kept.within}` !== `${asksWithin}`) {
    location.replace(`${talks.addressOf(kept)}${location.hash}`); // the page names the documents that the talk asks within
    return;
  }
  become(id);
  for (const turn of kept.turns) if (turn.state !== "failed") remember(turn.number, turn.question, talks.scope(kept, turn));
  const wanted = numberOf({ id: location.hash.slice(1) });
  const from = Math.max(0, Math.min(kept.turns.length - AT_ONCE, (wanted || Infinity) - 1));
  turns.replaceChildren(...kept.turns.slice(from).map((turn) => keptCard(kept, turn)));
  if (from) turns.prepend(earlierButton(kept, kept.turns.slice(0, from)));
  const last = cards().at(-1);
  last.before(since(kept));
  if (last.dataset.title) ready(last);
  else tidy();
  (document.getElementById(`t${wanted}`) ?? last.previousElementSibling).scrollIntoView({ block: "start", behavior: "instant" });
}

function earlierButton(talk, earlier) {
  const made = button("link earlier-turns", count("Show the earlier question", "Show {} earlier questions", earlier.length), () => {
    const below = made.nextElementSibling;
    made.replaceWith(...earlier.map((turn) => keptCard(talk, turn)));
    below.scrollIntoView({ block: "start", behavior: "instant" });
  });
  return made;
}

// When the last answer was given, and whether other documents are held since.
function since({ turns: kept }) {
  const { at, edition } = kept.at(-1);
  const other = edition && edition !== main.dataset.edition;
  return make("p", "since", other
    ? say("Answered on {}, as kept in this browser. The documents held have changed since: ask again for what they say now.", day(at))
    : say("Answered on {}, as kept in this browser.", day(at)));
}

function unknown() {
  const link = make("a", "", say("History"));
  link.href = `${root}/history`;
  const told = make("p", "", `${say("It was deleted, or another browser keeps it.")} `);
  told.append(link);
  turns.replaceChildren(make("h2", "question", say("This conversation is not kept here")), told);
}

// What another tab has changed in the talk on this page.
async function follow(changed) {
  if (!talk() || (changed && changed !== talk())) return;
  const kept = await talks.open(talk());
  if (!kept) return gone();
  const least = Math.min(...cards().map(numberOf));
  for (const turn of kept.turns.filter(({ number }) => number >= least)) {
    const there = document.getElementById(`t${turn.number}`);
    if (turn.state !== "failed") remember(turn.number, turn.question, talks.scope(kept, turn));
    if (!there) turns.append(keptCard(kept, turn));
    else if (turn.html && there.querySelector(":scope > .failed")) there.replaceWith(keptCard(kept, turn));
  }
  tidy();
}

// A page that the service has filled is kept as well, once.
async function adopt(turn) {
  const asked = questions();
  if (!wanted() || turn.id !== `t${asked.length}`) return;
  const known = history.state?.talk;
  const kept = known && await talks.open(known);
  if (known && kept?.last !== asked.length) return; // it was deleted, or has gone on elsewhere
  const same = kept || await talks.alike(asked, chosen());
  if (same?.last > asked.length) return; // kept with what was asked behind it
  const added = { before: asked.slice(0, -1), within: chosen() };
  const found = same ? { talk: same.id, number: asked.length } : await talks.add("", asked.at(-1), added);
  become(found.talk);
  history.replaceState({ ...history.state, talk: found.talk }, "");
  await keep(found, turn);
}

// --- verdicts, and what begins all this

// A verdict on an answer, kept without leaving the page.
async function judge(event) {
  const given = event.target.closest("form.feedback");
  if (!given) return;
  event.preventDefault();
  const verdict = new URLSearchParams({ verdict: event.submitter.value });
  const response = await fetch(given.action, { method: "POST", body: verdict }).catch(() => null);
  const told = response?.ok ? say("Kept. Thank you.") : say("That could not be kept.");
  given.replaceChildren(make("span", "label", told));
  said.textContent = told;
}

// A document is let go of: what is asked from now on is asked within the others, and what was answered stays.
function letGo(event, link) {
  event.preventDefault();
  form.querySelector(`[name=in][value="${CSS.escape(link.dataset.slug)}"]`)?.remove();
  const around = link.closest(".within");
  link.closest(".chip").remove();
  const left = chosen();
  const anew = document.getElementById("anew");
  anew.href = `${root}/${left.length ? `?${new URLSearchParams(left.map((slug) => ["in", slug]))}` : ""}`;
  letGoOfIn(talk(), left);
  said.textContent = left.length ? say("The next question is asked within the others.") : say("The next question is asked within all documents.");
  if (!left.length) around.remove();
  form.q.focus();
}

// A kept talk asks within the others, too, when it is opened again.
function letGoOfIn(id, left) {
  if (!id) return;
  talks.ask(id, left).catch(() => {});
  history.replaceState(history.state, "", talks.addressOf({ id, within: left }));
  search = location.search;
}

function pressed(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target.closest("a[data-question], a.show-answer");
  if (!link) return;
  event.preventDefault();
  if (link.dataset.question) return submit(link.dataset.question);
  const card = link.closest(".turn");
  again(card, card.querySelector(".question").textContent, { talk: talk(), number: numberOf(card) });
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
  turns.addEventListener("click", pressed);
  turns.addEventListener("submit", judge);
  for (const ends of ["beforeunload", "pagehide"]) window.addEventListener(ends, () => { leaving = true; });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("popstate", () => {
    if (!closed() && location.search !== search) window.location.reload();
  });
  listen((changed) => { places = places.then(() => follow(changed)).catch(() => {}); });
  const opened = new URLSearchParams(location.search).get("talk");
  const answered = turns.querySelector(".turn[data-said]")?.cloneNode(true); // before script adds to it
  if (document.body.classList.contains("opens")) places = open(opened);
  else if (answered) places = adopt(answered).catch(() => {});
  else leadBack().catch(() => {});
}
