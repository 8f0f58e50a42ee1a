// The source beside the answer: what it shows and for which card, where it is scrolled to, how wide it is, that it closes.
// On a narrow screen it slides over the answer.
import { fragment, read, wide } from "./address.js";
import { enliven } from "./enliven.js";
import { focusAgain } from "./preview.js";
import { say } from "./words.js";

const columns = document.querySelector(".columns");
const beside = document.getElementById("beside");
const divider = document.getElementById("divider");
const source = document.getElementById("source");
const KEPT = "pincite-width";
let came = null; // what had the focus before the panel slid over
let asked = 0;

export const hasPanel = Boolean(beside);

export function isOpen() {
  return hasPanel && (wide.matches ? !columns.classList.contains("alone") : beside.classList.contains("over"));
}

// Shows where a link leads. On a wide screen an `unasked` one does not open what the reader has closed.
export async function show(link, { unasked = false } = {}) {
  if (unasked && !(wide.matches && isOpen())) return;
  const turn = ++asked;
  let text;
  try {
    text = await read(fragment(link.href));
  } catch {
    window.location = link.href;
    return;
  }
  if (turn !== asked) return; // another was asked for meanwhile
  source.innerHTML = text;
  enliven(source);
  open();
  grade(link);
  if (!source.querySelector("mark:not(.hit)")) point(link.dataset.block);
  name(link);
  scrollToPlace(link.dataset.block);
  if (!unasked && !wide.matches) source.focus({ preventScroll: true });
}

function open() {
  document.querySelector(".held-list")?.remove();
  document.getElementById("panel").hidden = false;
  beside.classList.remove("shelf");
  beside.setAttribute("aria-label", say("The document cited"));
  columns.classList.remove("alone");
  if (!wide.matches && !beside.classList.contains("over")) slideOver();
}

function slideOver() {
  came = document.activeElement;
  beside.classList.add("over");
  beside.setAttribute("role", "dialog");
  beside.setAttribute("aria-modal", "true");
  for (const other of [document.getElementById("main"), document.querySelector(".top")]) other.inert = true;
  history.pushState({ over: true }, "");
}

export function close() {
  if (!isOpen()) return;
  if (!wide.matches) return history.back(); // what `slideOver` put there; `closed` follows
  columns.classList.add("alone");
  card(null);
  document.getElementById("q").focus();
}

// After the step back in the browser's history that closes what slid over the page; false where nothing had.
export function closed() {
  if (!slidBack()) return false;
  card(null);
  focusAgain(came);
  return true;
}

// What slid over the page stands in it again; false where nothing had.
function slidBack() {
  if (!beside?.classList.contains("over")) return false;
  beside.classList.remove("over");
  beside.setAttribute("role", "complementary");
  beside.removeAttribute("aria-modal");
  for (const other of document.querySelectorAll("[inert]")) other.inert = false;
  return true;
}

// A window that has become wide shows beside the answer what slid over it, or else where the last answer leads.
function widened() {
  if (slidBack() || !document.getElementById("panel").hidden) return;
  const anchor = document.querySelector(".turn:last-of-type a.anchor");
  if (anchor) show(anchor, { unasked: true });
}

// Says which document is shown, which place of it, and which of several passages that is: their question stands beside it.
function name(link) {
  const article = source.querySelector("article.document");
  document.getElementById("shows-document").textContent = article.dataset.called;
  const shown = link.closest(".citation, .sequence > li, .items > li, .listed > li");
  tell(link.href, [label(link.dataset.block), graded(), shown && forWhich(shown)]);
  if (!source.contains(link)) card(shown);
}

// What the bar says of the place, and whether a mark can be gone back to.
function tell(href, told) {
  const { marked } = source.querySelector("article.document").dataset;
  document.getElementById("shows-document").href = href;
  document.getElementById("shows-card").textContent = told.filter(Boolean).join(" · ");
  const mark = document.getElementById("to-mark");
  mark.hidden = !marked;
  mark.href = `#${marked}`;
}

// A link from place to place of the same document. The words that the card beside it has marked are marked again where
// it leads to them; any other place is marked as a whole, unless it is one of ours: contents and lists.
export function within(link) {
  const block = decodeURIComponent(link.hash.slice(1));
  const { url } = source.querySelector("article.document").dataset;
  const own = document.querySelector(`.turn [aria-current=true] a.anchor[data-block="${CSS.escape(block)}"]`);
  if (own && new URL(own.href).pathname === new URL(url, location.href).pathname) return show(own);
  for (const other of source.querySelectorAll(".block.cited")) if (!other.querySelector("mark:not(.hit)")) other.classList.remove("cited");
  if (label(block)) {
    point(block);
    tell(new URL(`${url}#${block}`, location.href).href, [label(block)]);
  }
  bring(source.querySelector(`[id="${CSS.escape(block)}"]`));
}

// What the marked words are: as on their card, words that answer look like no others.
function grade(link) {
  const graded = source.contains(link) ? "" : as(link);
  for (const one of ["nearest", "may-answer"]) source.classList.toggle(one, one === graded);
}

function as(link) {
  if (link.closest(".citation.may-answer")) return "may-answer";
  return link.closest(".nearest, .not_answered") ? "nearest" : "";
}

function graded() {
  if (source.classList.contains("may-answer")) return say("May answer");
  return source.classList.contains("nearest") ? say("Not answered") : "";
}

// A place without words of its own to mark, such as a footnote, is marked as a whole.
function point(block) {
  const place = block && source.querySelector(`[id="${CSS.escape(block)}"]`);
  if (!place) return;
  place.classList.add("cited");
  source.querySelector("article.document").dataset.marked = block;
}

function label(block) {
  const place = block && source.querySelector(`[id="${CSS.escape(block)}"]`);
  return place?.querySelector(".pin")?.title ?? place?.dataset.label ?? "";
}

function forWhich(shown) {
  const turn = shown.closest(".turn");
  const alike = [...turn.querySelectorAll(".citation, .sequence > li, .items > li, .listed > li")];
  return alike.length < 2 ? "" : say("passage {} of {}", alike.indexOf(shown) + 1, alike.length);
}

function card(shown) {
  for (const other of document.querySelectorAll(".turn [aria-current]")) other.removeAttribute("aria-current");
  shown?.setAttribute("aria-current", "true");
}

export function scrollToPlace(block) {
  const target = source.querySelector("mark:not(.hit)") ?? (block && source.querySelector(`[id="${CSS.escape(block)}"]`));
  bring(target);
}

export function bring(target) {
  if (!target) { source.scrollTop = 0; return; }
  target.closest("details:not([open])")?.setAttribute("open", "");
  const box = target.getBoundingClientRect(), frame = source.getBoundingClientRect();
  source.scrollTop += box.top - frame.top - source.clientHeight / 3;
}

// --- how wide it is

function widen(pixels) {
  const least = 352, most = columns.clientWidth - 420; // what a line of either text needs
  const width = Math.round(Math.min(Math.max(pixels, least), most));
  document.documentElement.style.setProperty("--beside", `${width}px`);
  divider.setAttribute("aria-valuenow", String(width));
  divider.setAttribute("aria-valuemin", String(least));
  divider.setAttribute("aria-valuemax", String(most));
  try { localStorage.setItem(KEPT, String(width)); } catch { /* kept for this page only */ }
}

function fromEnd(event) {
  const box = columns.getBoundingClientRect();
  return getComputedStyle(columns).direction === "rtl" ? event.clientX - box.left : box.right - event.clientX;
}

function resizable() {
  divider.hidden = false;
  let kept = null;
  try { kept = Number(localStorage.getItem(KEPT)); } catch { /* as wide as the style says */ }
  if (kept && wide.matches) widen(kept);
  divider.setAttribute("aria-valuenow", String(Math.round(beside.getBoundingClientRect().width)));
  divider.addEventListener("pointerdown", (event) => { divider.setPointerCapture(event.pointerId); event.preventDefault(); });
  divider.addEventListener("pointermove", (event) => { if (divider.hasPointerCapture(event.pointerId)) widen(fromEnd(event)); });
  divider.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 32, ArrowRight: -32 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    widen(beside.getBoundingClientRect().width + step);
  });
}

if (hasPanel) {
  resizable();
  wide.addEventListener("change", () => { if (wide.matches) widened(); });
  const button = document.getElementById("close");
  button.hidden = false;
  button.addEventListener("click", close);
  document.getElementById("to-mark").addEventListener("click", (event) => {
    event.preventDefault();
    scrollToPlace(source.querySelector("article.document").dataset.marked);
    source.focus({ preventScroll: true });
  });
  const shown = document.querySelector(".turn:last-of-type :is(.citation, .sequence > li, .items > li)");
  if (!document.getElementById("panel").hidden) {
    card(shown);
    scrollToPlace();
  }
}
