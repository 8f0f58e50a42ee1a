// Finds words in a document without a page load, and steps through the places where they stand.
import { enliven } from "./enliven.js";
import { fragment, read } from "./address.js";
import { say } from "./words.js";

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form.find");
  if (!form) return;
  event.preventDefault();
  const article = form.closest("article.document");
  const words = form.elements.find.value.trim();
  if (words && words === form.dataset.found) return step(article, 1);
  const address = `${form.action}${words ? `?find=${encodeURIComponent(words)}` : ""}`;
  try {
    const holder = document.createElement("div");
    holder.innerHTML = await read(fragment(address));
    const found = holder.firstElementChild;
    article.replaceWith(found);
    enliven(found);
    if (document.body.classList.contains("document-page")) history.replaceState(null, "", address);
    const again = found.querySelector("form.find");
    again.dataset.found = words;
    again.elements.find.focus();
    begin(found);
  } catch {
    form.submit();
  }
});

export function begin(article) {
  const found = article.querySelector(".found-in p");
  if (!article.querySelector("mark.hit")) return;
  for (const [sign, by, name] of [["‹", -1, say("Previous place")], ["›", 1, say("Next place")]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, ariaLabel: name });
    button.addEventListener("click", () => step(article, by));
    found.append(" ", button);
  }
  step(article, 1);
}

function step(article, by) {
  const hits = [...article.querySelectorAll("mark.hit")];
  if (!hits.length) return;
  const numbers = [...new Set(hits.map((hit) => Number(hit.dataset.hit)))];
  const now = article.querySelector("mark.hit.now");
  const at = now ? numbers.indexOf(Number(now.dataset.hit)) + by : 0;
  const number = numbers.at(((at % numbers.length) + numbers.length) % numbers.length);
  for (const hit of hits) hit.classList.toggle("now", Number(hit.dataset.hit) === number);
  const target = hits.find((hit) => Number(hit.dataset.hit) === number);
  target.closest("details:not([open])")?.setAttribute("open", "");
  target.scrollIntoView({ block: "center", behavior: "instant" });
}
