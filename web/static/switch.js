// The theme: as the system has it, light, or dark; kept in this browser.
const button = document.getElementById("theme");
const THEMES = { "": ["◐", "as the system has it"], light: ["○", "light"], dark: ["●", "dark"] };

function tell(theme) {
  const [sign, words] = THEMES[theme];
  const [shown, read] = button.querySelectorAll("span");
  shown.textContent = sign;
  read.textContent = `Theme: ${words}`;
  button.title = `Theme: ${words}`;
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
