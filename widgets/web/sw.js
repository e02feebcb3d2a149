// The site's service worker, which lies at its root. It serves what a reader has kept (offline.js) when there is no network.
// Pages come from the network first, and without one from one kept copy of one build; assets are named by their content,
// so wherever they come from they are those that the page asks for.
const KEPT = "kept-";
const MARK = "kept.json"; // in a cache once all that was to be kept is in it
const ASSETS = "/assets/";
const HASHED = /[-.][0-9a-f]{8,10}(?:[./]|$)/; // within what follows ASSETS

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

function lasting(pathname) {
  const place = pathname.indexOf(ASSETS);
  return place >= 0 && HASHED.test(pathname.slice(place + ASSETS.length - 1));
}

async function keptCopy(request, complete) {
  for (const name of (await caches.keys()).filter((each) => each.startsWith(KEPT))) {
    const cache = await caches.open(name);
    if (complete && !(await cache.match(new URL(MARK, self.registration.scope)))) continue;
    const found = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

async function asset(request) {
  return (await keptCopy(request, false)) ?? fetch(request);
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await keptCopy(request, true);
    if (found) return found;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  event.respondWith(lasting(pathname) ? asset(request) : page(request));
});
