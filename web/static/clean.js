// Kept markup made harmless: it may come from a file. Words stay: an element that no answer of ours has leaves what is in
// it, and only what is no text of an answer goes with all that is in it.
const ELEMENTS = new Set(
  "a article b bdi blockquote br button code dd del details div dl dt em figcaption figure footer h2 h3 i ins li mark nav ol p q section span strong summary sup table tbody td th thead time tr ul"
    .split(" "),
);
const GONE = new Set(
  "datalist embed form frame frameset head iframe input link map math meta noembed noframes noscript object option script select style svg template textarea title".split(" "),
);
const ATTRIBUTES = new Set(
  "cite class colspan datetime dir download hidden href id lang open rel role rowspan scope tabindex title type".split(" "),
);
const ADDRESSES = new Set(["href", "cite"]);
const OWN_ID = /^t\d{1,7}(-[\w-]{1,20})?$/; // of turns and their cards, and none that the page itself has

// The one element that the text is, or null.
export function clean(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  if (!parsed || !ELEMENTS.has(parsed.localName)) return null;
  purge(parsed);
  return document.importNode(parsed, true);
}

function purge(element) {
  for (const { name, value } of [...element.attributes]) {
    if (!allowed(name, value)) element.removeAttribute(name);
  }
  if (element.localName === "button") element.setAttribute("type", "button");
  if (element.localName === "a" && outside(element)) element.setAttribute("rel", "noopener external");
  purgeAll(element);
}

function purgeAll(element) {
  for (const child of [...element.children]) {
    if (child.namespaceURI !== element.namespaceURI) child.remove();
    else if (ELEMENTS.has(child.localName)) purge(child);
    else if (GONE.has(child.localName)) child.remove();
    else {
      purgeAll(child);
      child.replaceWith(...child.childNodes);
    }
  }
}

function allowed(name, value) {
  if (ADDRESSES.has(name)) return /^https?:$/.test(address(value)?.protocol ?? "");
  if (name === "id") return OWN_ID.test(value);
  return ATTRIBUTES.has(name) || name.startsWith("aria-") || (name.startsWith("data-") && name !== "data-href");
}

function outside(link) {
  return address(link.getAttribute("href") ?? "")?.origin !== location.origin;
}

function address(value) {
  try { return new URL(value, location.href); } catch { return null; }
}
