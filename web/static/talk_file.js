// All conversations as one file, and read back from it. A file may come from anywhere: what is no conversation is not taken.
import { name } from "./store.js";
import * as talks from "./talks.js";
import { say } from "./words.js";

const FORM = { pincite: "conversations", version: 1 };
const STATES = ["asked", "answered", "failed", "named"];

// Hands the file to the browser.
export async function write() {
  const whole = await Promise.all((await talks.list()).map(({ id }) => talks.open(id)));
  const text = JSON.stringify({ ...FORM, saved: new Date().toISOString(), talks: whole }, null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: "pincite-conversations.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// The talks of a file that are not kept yet, and how many are. Throws an Error whose message is for the reader.
export async function take(file, clean) {
  const read = talksOf(parsed(await file.text()));
  const whole = [];
  for (const talk of read) {
    const kept = await talks.open(talk.id);
    if (kept && same(kept, talk)) continue;
    whole.push({ ...talk, id: kept ? name() : talk.id, turns: talk.turns.map((turn) => cleaned(turn, clean)) });
  }
  return { whole, known: read.length - whole.length };
}

function parsed(text) {
  try { return JSON.parse(text); } catch { throw new Error(say("That is no file of conversations.")); }
}

function talksOf(read) {
  if (read?.pincite !== FORM.pincite || !Array.isArray(read.talks)) throw new Error(say("That is no file of conversations."));
  if (read.version !== FORM.version) throw new Error(say("That file was written by a later edition of Pincite."));
  if (!read.talks.every(isTalk)) throw new Error(say("That file is damaged: nothing of it was read."));
  return read.talks.map(({ id, title, made, changed, within = [], turns }) => ({
    id, title, made, changed, within, last: turns.length,
    turns: turns.map(({ question, at, state, text, edition, reason, html, within: own = within }, place) => (
      { number: place + 1, question, at, state, text, within: own, edition: edition ?? "", reason: reason ?? "", html }
    )),
  }));
}

function isTalk(talk) {
  const { id, title, made, changed, within = [], turns } = talk ?? {};
  return /^[a-z0-9]{8,40}$/.test(id) && texts(title) && Array.isArray(within) && texts(...within) && [made, changed].every(isDay) && Array.isArray(turns) && turns.length > 0 && turns.every(isTurn);
}

function isTurn(turn) {
  const { question, at, state, text, html, edition = "", reason = "", within = [] } = turn ?? {};
  return Array.isArray(within) && texts(...within) && texts(question, text, html, edition, reason) && isDay(at) && STATES.includes(state);
}

const texts = (...values) => values.every((value) => typeof value === "string");
const isDay = (value) => texts(value) && !Number.isNaN(Date.parse(value));

function same(kept, talk) {
  return kept.turns.length === talk.turns.length && kept.turns.every((turn, at) => turn.question === talk.turns[at].question);
}

// A kept answer is cleaned again where it is shown; here, so that nothing else is ever kept. "asked" would be asked at once.
function cleaned(turn, clean) {
  const html = clean(turn.html)?.outerHTML ?? "";
  return { ...turn, html, state: html ? "answered" : turn.state === "asked" ? "named" : turn.state };
}
