// The worker that holds Pyodide and the engine: files are counted in bytes as they come, then one request at a time.
const assets = new URL("../pyodide/", import.meta.url);
let pyodide = null;
let handle = null;

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

/** The engine's module; where loadPackage has not installed the wheel, it is unpacked by hand, from the same lock file. */
async function engine() {
  try {
    return pyodide.pyimport("rulecheck.browser");
  } catch {
    const lock = await (await fetch(new URL("pyodide-lock.json", assets))).json();
    const wheel = await fetch(new URL(lock.packages.rulecheck.file_name, assets));
    pyodide.unpackArchive(await wheel.arrayBuffer(), "wheel");
    pyodide.runPython("import importlib; importlib.invalidate_caches()");
    return pyodide.pyimport("rulecheck.browser");
  }
}

async function start() {
  const listing = await (await fetch(new URL("files.json", assets))).json();
  await counted(Array.isArray(listing) ? listing : listing.files);
  const { loadPyodide } = await import(new URL("pyodide.mjs", assets).href);
  pyodide = await loadPyodide({ indexURL: assets.href, packageBaseUrl: assets.href });
  await pyodide.loadPackage("rulecheck", { messageCallback: () => {} }).catch(() => {});
  handle = (await engine()).handle;
  self.postMessage({ ready: true });
}

self.onmessage = async (event) => {
  try {
    if (!handle) await start();
    if (event.data.request) self.postMessage({ id: event.data.id, answer: handle(JSON.stringify(event.data.request)) });
  } catch (error) {
    self.postMessage({ failure: String(error?.message ?? error) });
  }
};
