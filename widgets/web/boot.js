// The two ways to start Pyodide with the engine in it, for the worker. Nothing else knows of the memory snapshot, which
// is no public interface of Pyodide: whatever goes wrong with it is an error here, and the page then starts the other way.
import { build } from "./build.js";
import { asked, verify } from "./integrity.js";

const base = new URL(build.pyodide, import.meta.url).href;
const LIBRARY = "python_stdlib.zip";
const WASM = "pyodide.asm.wasm";
const NO_FILES = new Uint8Array(22); // a zip archive without entries
NO_FILES.set([0x50, 0x4b, 5, 6]);

const nameOf = (input) => String(input.url ?? input).split("/").pop().split("?")[0];

async function engine(options) {
  const [{ loadPyodide }] = await Promise.all([import(`${base}pyodide.mjs`), import(base + build.glue)]);
  const pyodide = await loadPyodide({
    indexURL: base,
    packageBaseUrl: base,
    lockFileContents: JSON.stringify(build.lock),
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    ...options,
  });
  return pyodide.pyimport("rulecheck.browser").handle;
}

/** Runs what starts Pyodide while its requests for files, and its way to make the WebAssembly instance, are ours. */
async function during(replaced, start) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = replaced.fetch(fetch.bind(self));
  if (replaced.instantiate) WebAssembly.instantiateStreaming = replaced.instantiate;
  try {
    return await start();
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** Starts from the memory of an engine that has its checkers built. `ahead` holds { module, snapshot } (ahead.js). */
export function fromSnapshot(ahead) {
  const instead = { [LIBRARY]: () => new Response(NO_FILES), [WASM]: () => new Response() };
  return during(
    {
      fetch: (original) => async (input, options) => instead[nameOf(input)]?.() ?? original(input, options),
      instantiate: async (_response, imports) => {
        const { module } = await ahead;
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      },
    },
    () => engine({ _loadSnapshot: ahead.then(({ snapshot }) => snapshot) }),
  );
}

/** Starts by Pyodide's public options alone. `progress` is called with the bytes that have come, and those there are. */
export function ordinary(progress) {
  const total = build.sizes[LIBRARY] + build.sizes[WASM];
  let loaded = 0;
  const sound = async (name, response, type) => {
    const counter = new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        progress(Math.min(loaded, total), total);
        controller.enqueue(chunk);
      },
    });
    const bytes = await verify(name, await new Response(response.body.pipeThrough(counter)).arrayBuffer());
    // with another type, which some servers give, the WebAssembly file would not be compiled, and nothing would say so
    return new Response(bytes, { status: response.status, headers: { "content-type": type } });
  };
  const types = { [LIBRARY]: "application/zip", [WASM]: "application/wasm" };
  return during(
    {
      fetch: (original) => async (input, options) => {
        const name = nameOf(input);
        const type = types[name];
        if (!type) return original(input, options);
        const response = await original(input, { ...options, ...asked(name) });
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return sound(name, response, type);
      },
    },
    () => engine({}),
  );
}
