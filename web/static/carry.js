// Carries away what works without it as links: copies a quotation with speaker, citation and notice in the style that
// this browser remembers, or one citation alone, or an address; tells a saved file the style; writes the address on paper.
import { say } from "./words.js";
const STORE = "pincite-style";
const said = document.getElementById("said");
document.documentElement.classList.add("scripted");

function remembered() {
  try { return localStorage.getItem(STORE) || "un"; } catch { return "un"; }
}

function remember(style) {
  try { localStorage.setItem(STORE, style); } catch { /* a browser that keeps nothing */ }
  choose(style);
}

function choose(style) {
  for (const row of document.querySelectorAll(".cite [data-style]")) row.classList.toggle("chosen", row.dataset.style === style);
}

// Beside a citation in the menu it is that line alone.
function copyOf(button) {
  const row = button.closest("[data-style]");
  return row ? { citation: row.querySelector("dd").cloneNode(true) } : whole(button);
}

// The button that carries the quotation stands in front of the menu with the citations.
function whole(button) {
  const menu = button.parentElement.querySelector(".cite");
  const row = menu.querySelector(`[data-style="${CSS.escape(remembered())}"]`) || menu.querySelector("[data-style]");
  const { after, address } = button.dataset;
  const before = row.dataset.before ?? button.dataset.before;
  const citation = row.querySelector("dd").cloneNode(true);
  if (row.dataset.copied) citation.textContent = row.dataset.copied; // with the author, who is not named twice
  const there = address && new URL(address, window.location.href).href;
  return { before, after, citation, address: citation.textContent.includes(there) ? "" : there };
}

function plain({ before, after, citation, address }) {
  return [before, citation.textContent, after, address].filter(Boolean).join("\n");
}

function rich({ before, after, citation, address }) {
  const lines = [before, citation, after, address].filter(Boolean);
  const holder = document.createElement("div");
  for (const line of lines.flatMap((one) => (typeof one === "string" ? one.split("\n") : [one]))) {
    const paragraph = document.createElement("p");
    paragraph.append(...(typeof line === "string" ? [line] : line.childNodes));
    holder.append(paragraph);
  }
  return holder.innerHTML;
}

async function write(copy) {
  if (navigator.clipboard?.write && window.ClipboardItem) {
    const kinds = { "text/plain": plain(copy), "text/html": rich(copy) };
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return;
  }
  const take = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", plain(copy));
    event.clipboardData.setData("text/html", rich(copy));
  };
  document.addEventListener("copy", take, { once: true });
  if (!document.execCommand("copy")) throw new Error("this browser does not copy");
}

async function copy(button) {
  const row = button.closest("[data-style]");
  if (row) remember(row.dataset.style);
  try {
    await write(copyOf(button));
    tell(button, say("Copied"));
  } catch {
    tell(button, say("Not copied"));
  }
}

// For a moment in place of the words of what was pressed.
function tell(pressed, words) {
  const label = pressed.dataset.label ||= pressed.textContent;
  pressed.textContent = said.textContent = words;
  window.setTimeout(() => { pressed.textContent = label; said.textContent = ""; }, 2500);
}

// An address is copied and nobody led away; where it cannot be copied, the link leads there.
async function copyAddress(event, link) {
  event.preventDefault();
  try {
    const address = document.createElement("p");
    address.append(Object.assign(document.createElement("a"), { href: link.href, textContent: link.href }));
    await write({ citation: address });
    tell(link, say("Link copied"));
  } catch {
    window.location = link.href;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".copy-cited");
  if (button) copy(button);
  const link = event.target.closest("a.lasting, .carried a");
  if (link && !(event.metaKey || event.ctrlKey || event.shiftKey)) copyAddress(event, link);
  if (event.target.closest(".cite summary")) choose(remembered());
});

// A button that saves sends the form to an address of its own; asking by script is not for it.
document.addEventListener("submit", (event) => {
  if (!event.submitter?.matches("[formaction$='/export']")) return;
  event.stopPropagation();
  const style = document.createElement("input");
  Object.assign(style, { type: "hidden", name: "style", value: remembered() });
  event.target.append(style);
  window.setTimeout(() => style.remove());
}, true);

window.addEventListener("beforeprint", () => {
  const address = document.querySelector(".printed .address");
  const lasting = document.querySelector(".turn:last-of-type .carried a");
  if (address) address.textContent = lasting?.href ?? window.location.href; // of a talk: only this browser knows its own
});
