// The worker that holds Pyodide and the engine: it starts in the way that the page says, then answers one request at a time.
import { fromSnapshot, ordinary } from "./boot.js";

let starting = null;
let bring; // hands over what the page has brought for the fast start
const brought = new Promise((resolve) => (bring = resolve));

async function start(way) {
  const progress = (loaded, total) => self.postMessage({ progress: { loaded, total } });
  const handle = await (way === "fast" ? fromSnapshot(brought) : ordinary(progress));
  self.postMessage({ ready: true });
  return handle;
}

self.onmessage = async ({ data }) => {
  try {
    if (data.ahead) bring(data.ahead);
    if (data.start) starting ??= start(data.start);
    const handle = await starting;
    if (data.request) self.postMessage({ id: data.id, answer: handle(JSON.stringify(data.request)) });
  } catch (error) {
    self.postMessage({ failure: String(error?.message ?? error) });
  }
};
