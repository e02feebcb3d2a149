// What the page brings while the worker starts, or the worker itself: the WebAssembly file, compiled as it comes, and the memory
// snapshot.
import { build } from "./build.js";
import { asked, verify } from "./integrity.js";
import { unpacked } from "./packed.js";

const base = new URL(build.pyodide, import.meta.url).href;
const SNAPSHOT = "start.snapshot";
const WASM = "start.wasm";

async function got(name) {
  const response = await fetch(base + name, asked(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Reads a response whose size is known. Rejects when fewer or more bytes come: Pyodide would hang on them. */
async function whole(response, size, count) {
  const bytes = new Uint8Array(size);
  const reader = response.body.getReader();
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.length > size) throw new Error(`more than ${size} bytes`);
    bytes.set(part.value, at);
    at += part.value.length;
    count(part.value.length);
  }
  if (at !== size) throw new Error(`${at} bytes, not ${size}`);
  return bytes;
}

/** Resolves with { module, snapshot } for the worker. `progress` is called with the bytes that have come, and those there are. */
export async function ahead(progress) {
  const total = build.sizes[WASM] + build.sizes[SNAPSHOT];
  let loaded = 0;
  const count = (bytes) => progress((loaded += bytes), total);
  const compiled = async () => {
    const response = await got(WASM);
    const same = response.clone(); // compiled while it comes, and used only if it is what the build made
    const [module] = await Promise.all([WebAssembly.compileStreaming(response), same.arrayBuffer().then((bytes) => verify(WASM, bytes))]);
    count(build.sizes[WASM]);
    return module;
  };
  const [module, snapshot] = await Promise.all([
    compiled(),
    got(SNAPSHOT).then((response) => whole(response, build.sizes[SNAPSHOT], count)).then((bytes) => verify(SNAPSHOT, bytes)).then(unpacked),
  ]);
  return { module, snapshot };
}
