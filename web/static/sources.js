// The sources of a block, opened beneath what cites them and closed again.
import { fragment, read } from "./address.js";
import { button as made } from "./card.js";
import { say } from "./words.js";

export async function toggleSources(button) {
  const place = button.closest(".citation, .check-line");
  const open = place?.nextElementSibling;
  if (open?.matches(".opened")) {
    open.hidden = !open.hidden;
    button.setAttribute("aria-expanded", String(!open.hidden));
    return;
  }
  button.disabled = true;
  try {
    if (!place) throw new Error("nothing can be opened in a table");
    const opened = document.createElement("div");
    opened.className = "opened";
    opened.innerHTML = await read(fragment(button.dataset.href));
    opened.querySelector("h2").before(closing(button));
    place.after(opened);
    button.setAttribute("aria-expanded", "true");
    opened.querySelector("h2").focus({ preventScroll: true });
    opened.scrollIntoView({ block: "nearest", behavior: "instant" });
  } catch {
    window.location = button.dataset.href;
  } finally {
    button.disabled = false;
  }
}

// What was opened is closed where it begins, too.
function closing(button) {
  const sign = made("close", "×", () => {
    toggleSources(button);
    button.focus();
  });
  sign.setAttribute("aria-label", say("Close"));
  return sign;
}
