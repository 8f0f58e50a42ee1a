// Where this browser keeps conversations: one database for all tabs. What one tab changes the others are told.
const NAME = "pincite";
const KEEPS = "pincite-keep";
const STORES = { talks: "id", turns: ["talk", "number"], answers: ["talk", "number"] };
const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
let opening = null;

export const got = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// All records of one conversation.
export const of = (talk) => IDBKeyRange.bound([talk, 0], [talk, Infinity]);

function database() {
  opening ??= open();
  opening.catch(() => { opening = null; });
  return opening;
}

async function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
  };
  const opened = await got(request);
  opened.onversionchange = () => { opened.close(); opening = null; };
  opened.onclose = () => { opening = null; };
  return opened;
}

// What `work` gives, done wholly or not at all, and after what other tabs were doing. Rejects with what the browser says.
export async function within(mode, work) {
  const transaction = (await database()).transaction(Object.keys(STORES), mode);
  const stores = Object.fromEntries(Object.keys(STORES).map((name) => [name, transaction.objectStore(name)]));
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("the browser did not keep it"));
  });
  done.catch(() => {}); // told by what is awaited below
  let result;
  try {
    result = await work(stores);
  } catch (error) {
    try { transaction.abort(); } catch { /* it has ended already */ }
    throw error;
  }
  await done;
  return result;
}

export function announce(talk) {
  channel?.postMessage({ talk });
}

// `changed` is called with the name of a conversation that another tab has changed; "" for all.
export function listen(changed) {
  channel?.addEventListener("message", ({ data }) => changed(data.talk));
}

// Whether the reader wants conversations to be kept.
export function wanted() {
  try { return localStorage.getItem(KEEPS) !== "no"; } catch { return true; }
}

export function want(keeps) {
  try {
    if (keeps) localStorage.removeItem(KEEPS);
    else localStorage.setItem(KEEPS, "no");
  } catch { /* for this page only */ }
}

// Only one tab at a time does `work` under that name; the others wait for it.
export function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

export function name() {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, "0")).join("");
}
