// The worker that holds Pyodide and the engine: files are counted in bytes as they come, then one request at a time.
const assets = new URL("../pyodide/", import.meta.url);
let starting = null;

async function counted(list) {
  const sizes = new Map(list.map((file) => [file.name, file.size]));
  const total = list.reduce((sum, file) => sum + file.size, 0);
  let loaded = 0;
  const original = self.fetch.bind(self);
  self.fetch = async (input, options) => {
    const response = await original(input, options);
    const name = String(input.url ?? input).split("/").pop().split("?")[0];
    if (!response.ok || !response.body || !sizes.has(name)) return response;
    const counter = new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        self.postMessage({ progress: { loaded: Math.min(loaded, total), total } });
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), { status: response.status, headers: response.headers });
  };
}

async function start() {
  const listing = await (await fetch(new URL("files.json", assets))).json();
  await counted(listing.files);
  const { loadPyodide } = await import(new URL("pyodide.mjs", assets).href);
  const pyodide = await loadPyodide({ indexURL: assets.href, packageBaseUrl: assets.href });
  await pyodide.loadPackage("rulecheck", { messageCallback: () => {} });
  const { handle } = pyodide.pyimport("rulecheck.browser");
  self.postMessage({ ready: true });
  return handle;
}

self.onmessage = async (event) => {
  try {
    starting ??= start(); // one start, however many requests come while it is under way
    const handle = await starting;
    if (event.data.request) self.postMessage({ id: event.data.id, answer: handle(JSON.stringify(event.data.request)) });
  } catch (error) {
    self.postMessage({ failure: String(error?.message ?? error) });
  }
};
