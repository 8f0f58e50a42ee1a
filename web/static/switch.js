// The theme: as the system has it, light, or dark; kept in this browser. And the menus of the page's head and of lists.
import { say } from "./words.js";
const button = document.getElementById("theme");
const THEMES = { "": ["◐", say("Theme: as the system has it")], light: ["○", say("Theme: light")], dark: ["●", say("Theme: dark")] };

function tell(theme) {
  const [sign, words] = THEMES[theme];
  const [shown, read] = button.querySelectorAll("span");
  shown.textContent = sign;
  read.textContent = words;
  button.title = words;
}

function choose(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  try {
    if (theme) localStorage.setItem("pincite-theme", theme);
    else localStorage.removeItem("pincite-theme");
  } catch { /* for this page only */ }
  tell(theme);
}

const now = () => document.documentElement.dataset.theme ?? "";
button.addEventListener("click", () => {
  const names = Object.keys(THEMES);
  choose(names[(names.indexOf(now()) + 1) % names.length]);
});
tell(THEMES[now()] ? now() : "");
button.hidden = false;

// What a summary has opened over the page closes with Esc and with a click elsewhere.
const OVER = "details:is(.languages, .saving)[open]";
document.addEventListener("click", ({ target }) => {
  for (const open of document.querySelectorAll(OVER)) if (!open.contains(target)) open.open = false;
});
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(OVER);
  if (!open) return;
  event.stopPropagation();
  open.open = false;
  open.querySelector("summary").focus();
}, true);
