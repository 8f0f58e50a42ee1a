// The cards of a talk that have no answer in them: one that waits for it, one that failed, one that is only named.
import { say } from "./words.js";

export function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function card(question, ...parts) {
  const made = make("article", "turn");
  const asked = make("h2", "question", question);
  Object.assign(asked, { dir: "auto", tabIndex: -1 });
  made.append(asked, ...parts);
  return made;
}

// It stands where the answer will.
export function waiting(question) {
  const frame = make("div", "waiting");
  frame.append(make("p", "", say("Looking through the documents …")));
  const made = card(question, frame);
  made.setAttribute("aria-busy", "true");
  return made;
}

export function failed(question, reason, again) {
  const note = make("div", "failed");
  note.setAttribute("role", "alert");
  note.append(make("strong", "", say("That could not be asked.")), ` ${reason} `, button("link", say("Ask it again"), again));
  return card(question, note);
}

// A question whose answer is not kept here.
export function named(question, show) {
  const line = make("p", "");
  line.append(button("link show-answer", say("Show the answer"), show));
  const made = card(question, line);
  made.classList.add("earlier");
  return made;
}

export function button(className, text, pressed) {
  const made = make("button", className, text);
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}
