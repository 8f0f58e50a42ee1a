// Makes quicker what works without it. Each part is a module of its own; this one says what a click does.
import { wide } from "./address.js";
import { enliven } from "./enliven.js";
import { hasPanel, show, within } from "./panel.js";
import { hidePreview, preview } from "./preview.js";
import { openNote } from "./notes.js";
import { toggleSources } from "./sources.js";
import { begin } from "./find.js";
import { say } from "./words.js";
import "./carry.js";
import "./ask.js";
import "./keys.js";
import "./switch.js";
import "./documents.js";
import "./uploads.js";

let touched = false;
document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, { capture: true });

document.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target.closest("a[href]");
  if (!event.target.closest(".preview")) hidePreview();
  if (link) followed(event, link);
  else pressed(event.target.closest("button"));
});

function followed(event, link) {
  if (link.matches(".mark a") && openNote(link)) event.preventDefault();
  else if (link.matches(".pin")) copyLink(event, link);
  else if (touched && hasPanel && link.dataset.block && !link.closest(".margin, .preview, #source")) {
    event.preventDefault();
    preview(link, { touch: true });
  } else if (hasPanel && "document" in link.dataset) {
    event.preventDefault();
    hidePreview();
    show(link);
  } else if (link.closest("#source") && link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    within(link);
  }
}

function pressed(button) {
  if (button?.matches(".check")) toggleSources(button);
  else if (button?.matches("[data-copy]")) copy(button);
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = say("Copied");
}

// The address of a paragraph, copied.
async function copyLink(event, link) {
  const own = new URL(link.closest("article.document").dataset.url + link.getAttribute("href"), location.href);
  if (link.closest("#source")) event.preventDefault();
  try {
    await navigator.clipboard.writeText(own.href);
    link.dataset.copied = say("Link copied");
    link.classList.add("copied");
    setTimeout(() => link.classList.remove("copied"), 1500);
  } catch { /* the link is in the address bar */ }
}

enliven(document);
if (document.body.classList.contains("document-page")) {
  const contents = document.querySelector(".contents");
  if (contents && wide.matches) contents.open = true;
  const article = document.querySelector("article.document");
  if (article?.querySelector("mark.hit")) begin(article);
  else document.querySelector("mark")?.scrollIntoView({ block: "center" });
}
if (document.querySelector(".turn")) document.querySelector(".turn:last-of-type").scrollIntoView({ block: "start" });
