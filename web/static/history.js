// The page of conversations: a list that is searched, renamed, saved, deleted and read back; other tabs change it, too.
import { root } from "./address.js";
import { button, make } from "./card.js";
import { clean } from "./clean.js";
import { listen, want, wanted } from "./store.js";
import { fields } from "./talk.js";
import * as talks from "./talks.js";
import { take, write } from "./talk_file.js";
import { count, day, say } from "./words.js";

const FILES = { markdown: "Markdown", html: "HTML", docx: "Word" };
const SAVED = 100; // questions that a file of a talk holds
const list = document.getElementById("talks");
const told = document.getElementById("told");
const box = document.getElementById("words");
const file = document.getElementById("file");
const sure = document.getElementById("sure");
const deleted = new Map(); // what can be brought back while the page is open
let shown = 0;

async function show() {
  const turn = ++shown;
  try {
    const [all, found] = await Promise.all([talks.list(), box.value.trim() ? talks.search(box.value) : null]);
    if (turn === shown) fill(all, found);
  } catch {
    tell(say("This browser keeps no conversations: its storage cannot be used, as in some private windows."));
  }
}

function fill(all, found) {
  const rows = [...all, ...deleted.values()].sort((a, b) => b.changed.localeCompare(a.changed));
  const hits = found && Map.groupBy ? Map.groupBy(found, (one) => one.talk) : found && grouped(found);
  const words = talks.folded(box.value);
  const left = rows.filter((talk) => !hits || hits.has(talk.id) || talks.folded(talk.title).includes(words.trim()));
  list.replaceChildren(...left.map((talk) => (deleted.has(talk.id) ? gone(talk) : row(talk, hits?.get(talk.id) ?? []))));
  if (left.length) tell(hits ? count("{} conversation found", "{} conversations found", left.length) : "");
  else tell(hits ? say("No conversation has “{}” in its questions or answers.", box.value.trim()) : say("Nothing is kept yet. What you ask will stand here."));
  for (const id of ["save-all", "delete-all"]) document.getElementById(id).disabled = !all.length;
}

function grouped(found) {
  const made = new Map();
  for (const one of found) made.set(one.talk, [...(made.get(one.talk) ?? []), one]);
  return made;
}

function tell(words) {
  told.textContent = words;
}

function row(talk, hits) {
  const made = make("li", "talk");
  const title = make("a", "title", talk.title);
  Object.assign(title, { href: talks.addressOf(talk), dir: "auto" });
  const about = make("p", "when");
  const at = make("time", "", day(talk.changed));
  at.dateTime = talk.changed;
  about.append(at, " · ", count("{} question", "{} questions", talk.last));
  const acts = make("p", "acts");
  acts.append(
    act(say("Rename"), talk, () => rename(made, talk)),
    saving(talk),
    act(say("Delete"), talk, () => remove(talk)),
  );
  made.append(title, about, acts);
  if (hits.length) made.append(passages(talk, hits));
  return made;
}

function act(words, talk, pressed) {
  const made = button("link", words, pressed);
  made.setAttribute("aria-label", `${words}: ${talk.title}`);
  return made;
}

// The turns that have the words, with what stands around the first of them.
function passages(talk, hits) {
  const made = make("ul", "passages");
  for (const hit of hits.slice(0, 3)) {
    const link = make("a", "", hit.question);
    Object.assign(link, { href: talks.addressOf(talk, hit.number), dir: "auto" });
    const line = make("li", "");
    line.append(link, around(hit.text));
    made.append(line);
  }
  return made;
}

function around(text) {
  const word = talks.folded(box.value).split(/\s+/).find(Boolean);
  const at = talks.folded(text).indexOf(word);
  const made = make("span", "around");
  if (at < 0) return made;
  const mark = make("mark", "", text.slice(at, at + word.length)); // signs that folding takes away may shift it
  made.append(`… ${text.slice(Math.max(0, at - 60), at)}`, mark, `${text.slice(at + word.length, at + word.length + 90)} …`);
  return made;
}

function rename(line, talk) {
  const form = make("form", "rename");
  const input = Object.assign(make("input", ""), { type: "text", value: talk.title, maxLength: 300 });
  input.setAttribute("aria-label", say("Title of the conversation"));
  const keep = Object.assign(make("button", "link", say("Save")), { type: "submit" });
  form.append(input, keep, button("link", say("Cancel"), show));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await done(() => talks.rename(talk.id, input.value.trim() || talk.title));
    list.querySelector(`a[href="${CSS.escape(talks.addressOf(talk))}"]`)?.focus();
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") show(); });
  line.querySelector(".title").replaceWith(form);
  line.querySelector(".acts").remove();
  input.select();
}

// As the page of a talk saves it: the service writes the file from the questions.
function saving(talk) {
  const made = make("details", "saving");
  const summary = make("summary", "", say("Save"));
  summary.setAttribute("aria-label", `${say("Save")}: ${talk.title}`);
  const kinds = Object.entries(FILES).map(([kind, words]) => button("link", words, () => save(talk.id, kind)));
  made.append(summary, ...kinds);
  return made;
}

async function save(id, kind) {
  const kept = await talks.open(id);
  const form = Object.assign(make("form", ""), { method: "post", action: `${root}/export`, hidden: true });
  const field = (name, value) => form.append(Object.assign(make("input", ""), { type: "hidden", name, value }));
  const asked = kept.turns.filter(({ state }) => state !== "failed").slice(-SAVED);
  form.append(...fields(asked.map((turn) => ({ question: turn.question, within: talks.scope(kept, turn) }))));
  field("as", kind);
  try { field("style", localStorage.getItem("pincite-style") || "un"); } catch { /* the first style */ }
  document.body.append(form);
  form.submit();
  form.remove();
}

async function remove(talk) {
  await done(async () => { deleted.set(talk.id, await talks.remove(talk.id)); });
  list.querySelector(`[data-undo="${CSS.escape(talk.id)}"]`)?.focus();
}

function gone(talk) {
  const made = make("li", "talk gone");
  const undo = button("link", say("Undo"), async () => {
    deleted.delete(talk.id);
    await done(() => talks.put([talk]));
  });
  undo.dataset.undo = talk.id;
  undo.setAttribute("aria-label", `${say("Undo")}: ${talk.title}`);
  made.append(`${say("Deleted: {}", talk.title)} `, undo);
  return made;
}

// Does something to what is kept, and shows what is kept then.
async function done(work) {
  let words = "";
  try {
    words = await work();
  } catch (error) {
    words = error.name === "QuotaExceededError" ? say("This browser has no room left for that.") : error.message;
  }
  await show();
  if (words) tell(words);
}

async function read(chosen) {
  const { whole, known } = await take(chosen, clean);
  await talks.put(whole);
  const taken = count("{} conversation was read", "{} conversations were read", whole.length);
  return known ? `${taken}; ${count("{} was here already", "{} were here already", known)}` : taken;
}

if (list) {
  document.getElementById("history").hidden = false;
  const keep = document.getElementById("keep");
  keep.checked = wanted();
  keep.addEventListener("change", () => want(keep.checked));
  window.addEventListener("storage", () => { keep.checked = wanted(); });
  document.getElementById("search-talks").addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", show);
  document.getElementById("save-all").addEventListener("click", () => done(write));
  document.getElementById("read-file").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) await done(() => read(chosen));
    file.value = "";
  });
  document.getElementById("delete-all").addEventListener("click", () => { sure.returnValue = ""; sure.showModal(); });
  sure.addEventListener("close", () => {
    if (sure.returnValue === "delete") done(async () => { await talks.removeAll(); deleted.clear(); });
  });
  listen(show);
  show();
}
