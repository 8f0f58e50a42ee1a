// Files are dropped as well as chosen, and how far a job is shows without a page load.
import { read } from "./address.js";
import { say } from "./words.js";

const send = document.getElementById("send");
const AGAIN = 700; // milliseconds

async function follow(id) {
  let part = document.getElementById(id);
  while (part?.dataset.again) {
    await new Promise((done) => setTimeout(done, AGAIN));
    let text;
    try {
      text = await read(part.dataset.again);
    } catch {
      continue; // the service may be starting again: the job goes on then
    }
    const holder = document.createElement("div");
    holder.innerHTML = text;
    const next = holder.firstElementChild;
    if (next.outerHTML !== part.outerHTML) part.replaceWith(next);
    part = document.getElementById(id);
  }
}

function picked(input) {
  const names = [...input.files].map((file) => file.name);
  const between = say(", ");
  document.getElementById("picked").textContent = names.length > 1 ? say("{} files: {}", names.length, names.join(between)) : "";
}

if (send) {
  const drop = send.querySelector(".drop"), input = send.querySelector("[type=file]");
  input.addEventListener("change", () => picked(input));
  for (const kind of ["dragover", "dragenter"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    input.files = event.dataTransfer.files;
    picked(input);
  });
  send.addEventListener("submit", () => {
    const button = send.querySelector("button");
    button.textContent = say("Reading …");
    setTimeout(() => { button.disabled = true; }); // behind the sending
  });
}

// Whoever types a symbol or a name means it.
document.addEventListener("input", ({ target }) => {
  const choice = target.closest?.(".known-by")?.querySelector(`[name=known_by][value=${target.name}]`);
  if (choice) choice.checked = true;
});

follow("job");
follow("upload");
