// The worker that holds Pyodide and the engine: it starts in the way that the page says, then answers one request at a time.
import { ahead } from "./ahead.js";
import { fromSnapshot, ordinary } from "./boot.js";

const STEPS = 50; // how often at most a start tells how far it is
let starting = null;
let bring; // hands over what the page has brought for the fast start
const brought = new Promise((resolve) => (bring = resolve));

async function start(way, alone) {
  let told = 0;
  const progress = (loaded, total) => {
    if (loaded < total && loaded - told < total / STEPS) return;
    self.postMessage({ progress: { loaded: (told = loaded), total } });
  };
  if (alone && way === "fast") bring(ahead(progress).then((found) => (self.postMessage({ brought: true }), found)));
  const handle = await (way === "fast" ? fromSnapshot(brought) : ordinary(progress));
  self.postMessage({ ready: true });
  return handle;
}

self.onmessage = async ({ data }) => {
  try {
    if (data.ahead) bring(data.ahead);
    if (data.start) starting ??= start(data.start, data.alone);
    const handle = await starting;
    if (data.request) self.postMessage({ id: data.id, answer: handle(JSON.stringify(data.request)) });
  } catch (error) {
    self.postMessage({ failure: String(error?.message ?? error) });
  }
};
