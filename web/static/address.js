// Addresses of this service, and what is read from them.
import { say } from "./words.js";

// The path below which a proxy serves the pages, "" for none.
export const root = document.documentElement.dataset.root;
export const wide = window.matchMedia("(min-width: 68rem)");

// The address of what stands at the address of a page, without the page around it.
export function fragment(href) {
  const { pathname, search } = new URL(href, location.href);
  return `${root}/fragments${pathname.slice(root.length)}${search}`;
}

// The text at an address. Throws an Error whose message is for the reader.
export async function read(address) {
  let response;
  try {
    response = await fetch(address, { headers: { Accept: "application/json" } });
  } catch {
    throw new Error(say("The service could not be reached. Is it running, and are you connected?"));
  }
  if (response.ok) return response.text();
  throw new Error(await reason(response));
}

async function reason(response) {
  try {
    return sentence((await response.json()).detail);
  } catch {
    return say("The service could not answer just now (status {}). Ask again in a moment.", response.status);
  }
}

function sentence(words) {
  return `${words[0].toUpperCase()}${words.slice(1)}${/[.!?؟。]$/.test(words) ? "" : "."}`;
}

// The block that a link within the site leads to: the path of its document, its id ("" for the whole) and the range to mark; null for none.
export function placeOf(link) {
  const around = link.closest("article.document, .citation");
  const own = link.getAttribute("href") ?? "";
  const url = new URL(own.startsWith("#") && around?.dataset.url ? around.dataset.url + own : own, location.href);
  const inside = url.origin === location.origin && url.pathname.startsWith(`${root}/documents/`);
  if (!inside || !(url.hash || "document" in link.dataset)) return null;
  return { path: url.pathname, block: decodeURIComponent(url.hash.slice(1)), mark: url.searchParams.get("mark") };
}
