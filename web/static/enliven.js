// What script adds to markup that has just come: buttons that need it are shown, links that open something become buttons.

export function enliven(part) {
  for (const button of part.querySelectorAll(".copy")) button.hidden = !navigator.clipboard;
  for (const link of part.querySelectorAll("a.check")) link.replaceWith(opener(link));
}

// What opens and closes a part of the page is a button.
function opener(link) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "check", innerHTML: link.innerHTML });
  for (const name of ["lang", "dir"]) if (link[name]) button[name] = link[name];
  button.dataset.href = link.href;
  button.setAttribute("aria-expanded", "false");
  return button;
}
