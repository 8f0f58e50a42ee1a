// Keys: "/" to the question, arrows from citation to citation, Esc closes and leaves the question, "?" lists them. Tab
// leads from the question to an answer that has come and not been looked at.
import { close, isOpen, show } from "./panel.js";
import { hidePreview } from "./preview.js";

const question = document.getElementById("q");
const list = document.getElementById("keys");
let seen = null; // the turn that had the focus last

function typing(target) {
  return target.closest("input:not([type=button]), textarea, select, [contenteditable], [role=separator]") !== null;
}

const last = () => document.querySelector(".turn:last-of-type:not([aria-busy])");

// The answer stands in front of the question in the page, and Tab from there would pass it by.
function tab(event) {
  const heading = last()?.querySelector(":scope > .question");
  if (!heading) return;
  const forth = !event.shiftKey && !question.value && last() !== seen && event.target.closest("#ask :is(#q, button)");
  const back = event.shiftKey && event.target === heading;
  if (!forth && !back) return;
  event.preventDefault();
  (forth ? heading : question).focus();
}

function escape(event) {
  if (list.open) return; // the dialog closes itself
  if (hidePreview()) return;
  if (event.target === question && last()) {
    last().querySelector(":scope > .question").focus({ preventScroll: true });
    return;
  }
  if (isOpen()) {
    event.preventDefault();
    close();
  }
}

function step(by) {
  const anchors = [...document.querySelectorAll(".turn a.anchor")].filter((anchor) => anchor.checkVisibility());
  if (!anchors.length) return false;
  const focused = anchors.indexOf(document.activeElement);
  const first = anchors.findIndex((anchor) => anchor.closest(".turn:last-of-type"));
  const at = focused < 0 ? first : focused + by;
  const anchor = anchors[Math.min(Math.max(at, 0), anchors.length - 1)];
  anchor.focus();
  anchor.scrollIntoView({ block: "nearest", behavior: "instant" });
  show(anchor, { unasked: true });
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") return escape(event);
  if (event.key === "Tab") return tab(event);
  if (typing(event.target) || list.open) return;
  const done = {
    "/": () => { question?.focus(); return Boolean(question); },
    "?": () => { list.showModal(); return true; },
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
  }[event.key]?.();
  if (done) event.preventDefault();
});
document.addEventListener("focusin", ({ target }) => { seen = target.closest(".turn") ?? seen; });
