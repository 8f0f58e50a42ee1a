// Footnotes in place: a mark in a quotation folds its note out below it, a mark in the document beneath its block.

export function openNote(link) {
  const id = decodeURIComponent(new URL(link.href).hash.slice(1));
  const citation = link.closest(".citation");
  if (citation) return unfold(citation.querySelector(`.note[data-note="${CSS.escape(id)}"]`));
  const block = link.closest(".document .block:not(.footnote)");
  const note = block && block.closest(".document").querySelector(`[id="${CSS.escape(id)}"]`);
  return note ? toggle(block, note, id) : false;
}

function unfold(note) {
  if (!note) return false;
  note.open = true;
  note.querySelector("summary").focus();
  return true;
}

function toggle(block, note, id) {
  const shown = document.querySelector(`.in-place[data-note="${CSS.escape(id)}"]`);
  if (shown) {
    shown.remove();
    return true;
  }
  const copy = document.createElement("div");
  copy.className = "in-place";
  copy.dataset.note = id;
  copy.tabIndex = -1;
  copy.setAttribute("role", "note");
  copy.innerHTML = note.innerHTML;
  for (const back of copy.querySelectorAll(".back")) back.remove();
  (block.closest("table") ?? block).after(copy);
  copy.focus({ preventScroll: true });
  return true;
}
