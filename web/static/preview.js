// A citation in passing: the words it leads to, while a pointer rests on it or it has the focus; on touch at the first tap.
import { placeOf, read, root, wide } from "./address.js";
import { say } from "./words.js";

const RESTS = 250; // milliseconds
const kept = new Map();
const box = document.createElement("div");
let waiting = 0;
let shownFor = null;

box.className = "preview";
box.id = "preview";
box.setAttribute("role", "tooltip");
box.hidden = true;
document.body.append(box);

function worthwhile(link) {
  if (!link || link.closest(".preview, .pin, .contents, .found-in, .bar") || link.matches(".pin, .back, .number-link")) return null;
  const own = link.closest("[aria-current=true]");
  if (own && link.closest(".margin") && wide.matches) return null; // its source stands beside it
  return placeOf(link);
}

async function words({ path, block, mark }) {
  const address = `${root}/previews${path.slice(root.length)}${block && `/blocks/${encodeURIComponent(block)}`}${mark ? `?mark=${mark}` : ""}`;
  if (!kept.has(address)) kept.set(address, await read(address));
  return kept.get(address);
}

export async function preview(link, { touch = false } = {}) {
  const place = worthwhile(link);
  if (!place) return false;
  shownFor = link;
  let text;
  try { text = await words(place); } catch { return false; }
  if (shownFor !== link) return true;
  box.innerHTML = text;
  box.setAttribute("role", touch ? "group" : "tooltip");
  if (touch) box.append(openingFor(link));
  box.hidden = false;
  link.setAttribute("aria-describedby", "preview");
  position(link);
  return true;
}

function openingFor(link) {
  const opens = document.createElement("a");
  Object.assign(opens, { href: link.href, textContent: say("Show it in the source") });
  Object.assign(opens.dataset, link.dataset);
  return opens;
}

function position(link) {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const width = box.offsetWidth, height = box.offsetHeight, gap = 8;
  const left = Math.min(Math.max(gap, at.left), window.innerWidth - width - gap);
  const above = at.top - height - gap;
  box.style.left = `${left}px`;
  box.style.top = `${above > gap ? above : at.bottom + gap}px`;
}

// Gives the focus back to what had it: nobody has moved it there to look, so no preview comes.
export function focusAgain(element) {
  element?.focus({ preventScroll: true });
  hidePreview();
}

export function hidePreview() {
  clearTimeout(waiting);
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  const was = !box.hidden;
  box.hidden = true;
  return was;
}

function soon(link) {
  if (link === shownFor) return;
  hidePreview();
  if (worthwhile(link)) waiting = setTimeout(preview, RESTS, link);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = event.target.closest?.("a[href]");
  if (link) soon(link);
  else if (!event.target.closest?.(".preview")) hidePreview();
});
document.addEventListener("focusin", (event) => {
  if (event.target.closest(".preview")) return;
  if (event.target.matches("a[href]:focus-visible")) soon(event.target);
  else hidePreview();
});
document.addEventListener("scroll", hidePreview, { capture: true, passive: true });
