// Conversations as they are kept: a talk with its title, its turns with their questions, and each answer as it was shown.
import { root } from "./address.js";
import { announce, got, name, of, within } from "./store.js";

const MOST = 100_000; // letters of an answer that are searched

// Adds a question, asked within these documents (none means all), to the talk of that name, or begins one with the
// questions `before`; gives its name and the turn's number.
export async function add(id, question, { before = [], within: chosen = [] } = {}) {
  const added = await within("readwrite", async ({ talks, turns }) => {
    const found = id && await got(talks.get(id));
    const talk = found || begun([...before, question][0]);
    for (const earlier of found ? [] : before) turns.put(turn(talk, earlier, "named", chosen));
    const put = turn(talk, question, "asked", chosen);
    turns.put(put);
    talks.put({ ...talk, within: chosen });
    return { talk: talk.id, number: put.number };
  });
  announce(added.talk);
  return added;
}

function begun(question) {
  const now = new Date().toISOString();
  return { id: name(), title: question, made: now, changed: now, last: 0 };
}

function turn(talk, question, state, chosen) {
  talk.changed = new Date().toISOString();
  talk.last += 1;
  return { talk: talk.id, number: talk.last, question, at: talk.changed, state, within: chosen, text: "" };
}

// The documents that a turn was asked within; one that is older than this knowledge is taken for its talk's.
export const scope = (talk, { within: own }) => own ?? talk.within ?? [];

// Keeps an answer. False where the talk has been deleted meanwhile.
export async function answer({ talk, number }, element) {
  const kept = await change(talk, number, ({ answers }, put) => {
    const text = [...element.querySelectorAll("blockquote, .status, .facts dd, .item")].map((part) => part.textContent);
    Object.assign(put, { state: "answered", edition: element.dataset.edition, at: new Date().toISOString() });
    put.text = text.join(" ").replace(/\s+/g, " ").slice(0, MOST);
    answers.put({ talk, number, html: element.outerHTML });
  });
  return kept;
}

// Keeps that a question was not answered, and why.
export function fail({ talk, number }, reason) {
  return change(talk, number, (_, put) => Object.assign(put, { state: "failed", reason }));
}

async function change(talk, number, edit) {
  const found = await within("readwrite", async (stores) => {
    const [kept, put] = await Promise.all([got(stores.talks.get(talk)), got(stores.turns.get([talk, number]))]);
    if (!kept || !put) return false;
    edit(stores, put);
    stores.turns.put(put);
    stores.talks.put({ ...kept, changed: put.at });
    return true;
  });
  announce(talk);
  return found;
}

// The talk with its turns and answers; null where it is not kept.
export function open(id) {
  return within("readonly", async ({ talks, turns, answers }) => {
    const [talk, asked, told] = await Promise.all([got(talks.get(id)), got(turns.getAll(of(id))), got(answers.getAll(of(id)))]);
    const html = new Map(told.map((one) => [one.number, one.html]));
    return talk ? { ...talk, turns: asked.map((one) => ({ ...one, html: html.get(one.number) ?? "" })) } : null;
  });
}

export function one({ talk, number }) {
  return within("readonly", async ({ turns, answers }) => {
    const [asked, told] = await Promise.all([got(turns.get([talk, number])), got(answers.get([talk, number]))]);
    return asked ? { ...asked, html: told?.html ?? "" } : null;
  });
}

// All talks, the one that was changed last first.
export async function list() {
  const all = await within("readonly", ({ talks }) => got(talks.getAll()));
  return all.sort((a, b) => b.changed.localeCompare(a.changed));
}

// The talk that begins with these questions, asked within the same documents: rather one that has no other; null for none.
export function alike(questions, chosen) {
  return within("readonly", async ({ talks, turns }) => {
    let longer = null;
    for (const talk of await got(talks.getAll())) {
      if (talk.last < questions.length || `${talk.within ?? []}` !== `${chosen}`) continue;
      const asked = await got(turns.getAll(of(talk.id)));
      if (!questions.every((question, at) => asked[at]?.question === question)) continue;
      if (asked.length === questions.length) return talk;
      longer ??= talk;
    }
    return longer;
  });
}

// What is told of a talk without its turns; undefined where it is not kept.
export const about = (id) => within("readonly", ({ talks }) => got(talks.get(id)));

export const rename = (id, title) => set(id, { title });

// What is asked next is asked within these documents.
export const ask = (id, chosen) => set(id, { within: chosen });

async function set(id, values) {
  await within("readwrite", async ({ talks }) => {
    const talk = await got(talks.get(id));
    if (talk) talks.put({ ...talk, ...values });
  });
  announce(id);
}

// The address of a kept talk, or of a turn of it.
export function addressOf(talk, number = 0) {
  const query = new URLSearchParams([["talk", talk.id], ...(talk.within ?? []).map((slug) => ["in", slug])]);
  return `${root}/?${query}${number ? `#t${number}` : ""}`;
}

// What was deleted, for `put`.
export async function remove(id) {
  const removed = await open(id);
  await within("readwrite", async (stores) => {
    stores.talks.delete(id);
    for (const store of [stores.turns, stores.answers]) store.delete(of(id));
  });
  announce(id);
  return removed;
}

export async function removeAll() {
  await within("readwrite", async (stores) => Object.values(stores).forEach((store) => store.clear()));
  announce("");
}

// Keeps whole talks, as `open` gives them.
export async function put(whole) {
  await within("readwrite", async ({ talks, turns, answers }) => {
    for (const { turns: asked, ...talk } of whole) {
      talks.put(talk);
      for (const { html, ...one } of asked) {
        turns.put({ ...one, talk: talk.id });
        if (html) answers.put({ talk: talk.id, number: one.number, html });
      }
    }
  });
  announce("");
}

// The turns that hold all words, of each talk; letters with and without their signs are alike.
export async function search(words) {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const all = await within("readonly", ({ turns }) => got(turns.getAll()));
  return all.filter((one) => {
    const text = folded(`${one.question} ${one.text}`);
    return wanted.every((word) => text.includes(word));
  });
}

export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
