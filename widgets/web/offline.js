// Keeps the site for use without a network: the list of its files (offline.json), each checked against its hash, into one
// cache a build. A copy counts only when it is complete; the one before stays until then, so that builds never mix.
const KEPT = "kept-";
const MARK = "kept.json";
const AT_ONCE = 6;
const root = new URL(document.querySelector("script[data-root]")?.dataset.root ?? ".", document.baseURI);

const supported = () => "serviceWorker" in navigator && "caches" in self && self.isSecureContext && crypto.subtle !== undefined;

async function list() {
  const response = await fetch(new URL("offline.json", root), { cache: "no-cache" });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function keepFile(cache, file) {
  const address = new URL(file.path, root);
  if (await cache.match(address)) return;
  const response = await fetch(address, { cache: file.lasting ? "default" : "no-cache" });
  const body = await response.arrayBuffer();
  if (!response.ok || hex(await crypto.subtle.digest("SHA-256", body)) !== file.sha256) throw new Error(`${file.path} is of another build`);
  await cache.put(address, new Response(body, { headers: { "content-type": response.headers.get("content-type") } }));
}

/** Keeps the groups named ("pages", "checker"). `progress` is called with the bytes kept and those there are. */
async function keep(groups, progress = () => {}) {
  const { build, files } = await list();
  const wanted = files.filter((file) => groups.includes(file.group));
  const total = wanted.reduce((sum, file) => sum + file.transfer, 0);
  const cache = await caches.open(KEPT + build);
  let done = 0;
  const rest = wanted[Symbol.iterator]();
  const lane = async () => {
    for (const file of rest) {
      await keepFile(cache, file);
      progress((done += file.transfer), total);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const mark = new URL(MARK, root);
  const before = await (await cache.match(mark))?.json();
  await cache.put(mark, new Response(JSON.stringify({ groups: [...new Set([...(before?.groups ?? []), ...groups])] })));
  for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== KEPT + build) await caches.delete(name);
  await navigator.serviceWorker.register(new URL("sw.js", root));
}

async function keptGroups() {
  try {
    const found = await caches.match(new URL(MARK, root));
    return found ? (await found.json()).groups : [];
  } catch {
    return []; // the reader lets no site keep anything
  }
}

/** Keeps the checker after its first use; its files are in the browser's cache already, so hardly anything is fetched. */
export async function keepChecker() {
  if (!supported()) return;
  const groups = await keptGroups();
  await keep([...new Set([...groups, "checker"])]).catch(() => {}); // nothing was asked for, so nothing is told
}

const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The reader's own control, in the foot of each page: size first, then progress, then the means to remove it. */
async function control(place) {
  const words = place.dataset;
  const button = (text, act) => Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: act });
  const show = (...parts) => place.replaceChildren(...parts);
  const offer = () => show(button(words.keep, size));
  async function size() {
    try {
      const total = (await list()).files.reduce((sum, file) => sum + file.transfer, 0);
      show(button(words.confirm.replace("{size}", mega(total)), fetchAll), " ", button(words.cancel, offer));
      place.firstChild.focus();
    } catch {
      show(words.failed, " ", button(words.again, size));
    }
  }
  async function fetchAll() {
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0, ariaLabel: words.keeping });
    show(words.keeping, " ", bar);
    try {
      await keep(["pages", "checker"], (done, total) => (bar.value = done / total));
      kept();
    } catch {
      show(words.failed, " ", button(words.again, fetchAll));
    }
  }
  function kept() {
    show(words.kept, " ", button(words.remove, remove));
  }
  async function remove() {
    for (const name of await caches.keys()) if (name.startsWith(KEPT)) await caches.delete(name);
    await (await navigator.serviceWorker.getRegistration(root))?.unregister();
    offer();
  }
  if ((await keptGroups()).includes("pages")) kept();
  else offer();
}

const place = document.querySelector(".offline-copy");
if (place && supported()) control(place);
