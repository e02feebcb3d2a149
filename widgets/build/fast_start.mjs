// Makes and tries the artefacts of the fast start inside Pyodide under Node (see fast_start.py beside it).
//
// usage: node --expose-gc fast_start.mjs STEP PYODIDE_FOLDER FOLDER
//   trace     starts ordinarily from FOLDER/full.zip, exercises the engine, and writes used.json: the
//             entries of that archive that were imported
//   lean      takes out of FOLDER/python_stdlib.zip what a visit has no use for
//   snapshot  starts from FOLDER/python_stdlib.zip, builds the checkers, and writes start.memory
//   count     starts from the snapshot with FOLDER/counting.wasm, exercises the engine, and writes
//             called.json: the numbers of the functions that were called
//   try       starts from the snapshot with FOLDER/start.wasm and exercises the engine: any failure ends it; writes
//             answers.json, an answer a line
// FOLDER/exercise.json holds {"instruments": [names], "requests": [what the engine is asked]}.
import nodeCrypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const STEPS = { trace, lean, snapshot, count, try: attempt };
const [step, ...folders] = process.argv.slice(2);
if (!(step in STEPS) || folders.length !== 2) {
  console.error(`usage: node fast_start.mjs ${Object.keys(STEPS).join("|")} PYODIDE_FOLDER FOLDER`);
  process.exit(2);
}
const [pyodideFolder, folder] = folders.map((path) => resolve(path));
const script = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "fast_start.py"), "utf8");
const exercise = JSON.parse(readFileSync(join(folder, "exercise.json"), "utf8"));

// The same inputs give the same snapshot: the clock stands still, and what is random is not.
const instant = Number(process.env.SOURCE_DATE_EPOCH ?? 315532800) * 1000;
const NativeDate = Date;
globalThis.Date = class extends NativeDate {
  constructor(...given) {
    super(...(given.length ? given : [instant]));
  }
  static now = () => instant;
};
performance.now = () => 0;
const fill = (array) => array.fill(7);
globalThis.crypto.getRandomValues = fill;
nodeCrypto.randomFillSync = fill; // under Node the glue code asks this one
syncBuiltinESMExports();
// Python's argv[0] and the variable `_`: not where this build lies, which would be published, and move all that follows it.
process.argv[1] = "/pyodide";

async function load(options) {
  const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
  const stock = JSON.parse(readFileSync(join(pyodideFolder, "pyodide-lock.json"), "utf8"));
  return loadPyodide({
    indexURL: pyodideFolder,
    packageBaseUrl: pyodideFolder,
    lockFileContents: JSON.stringify({ info: stock.info, packages: {} }),
    env: { HOME: "/home/pyodide", LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
    stdout: (line) => console.error(line),
    stderr: (line) => console.error(line),
    ...options,
  });
}

const run = (pyodide, call) => pyodide.runPython(`${script}\n${call}`);

async function trace() {
  const pyodide = await load({ stdLibURL: join(folder, "full.zip") });
  writeFileSync(join(folder, "used.json"), run(pyodide, `used(${JSON.stringify(JSON.stringify(exercise))})`));
}

async function lean() {
  const pyodide = await load({ stdLibURL: join(folder, "full.zip") });
  run(pyodide, "");
  const leaned = pyodide.globals.get("lean")(new Uint8Array(readFileSync(join(folder, "python_stdlib.zip"))));
  writeFileSync(join(folder, "python_stdlib.zip"), leaned.toJs());
}

async function snapshot() {
  const pyodide = await load({ stdLibURL: join(folder, "python_stdlib.zip"), _makeSnapshot: true });
  run(pyodide, `build(${JSON.stringify(JSON.stringify(exercise))})\nlet_go()`);
  blank(pyodide._module);
  writeFileSync(join(folder, "start.memory"), pyodide.makeMemorySnapshot());
}

/** Fills the free memory with zeros, which compress to nothing: takes all there is, in ever smaller pieces, and gives it back. */
function blank(module) {
  const malloc = module._malloc ?? module._emscripten_builtin_malloc;
  const held = [];
  let end = module._sbrk(0);
  for (let size = 1 << 16; size >= 16; size >>= 1) {
    for (;;) {
      const place = malloc(size);
      held.push(place);
      module.HEAPU8.fill(0, place, place + size);
      if (module._sbrk(0) === end) continue;
      end = module._sbrk(0); // no free piece of this size is left: the heap has grown
      break;
    }
  }
  for (const place of held) module._free(place);
}

/** Starts Pyodide with another WebAssembly file of the folder, and returns it with the exports of that file. */
async function loadWith(wasm, options) {
  const { instantiate } = WebAssembly;
  let exports;
  WebAssembly.instantiate = async (bytes, imports) => {
    if (bytes.byteLength < 100_000) return instantiate(bytes, imports);
    const module = await WebAssembly.compile(readFileSync(join(folder, wasm)));
    const real = await instantiate(module, imports);
    exports = real.exports;
    // the glue code would take the counters for variables of a library
    const shown = Object.fromEntries(Object.entries(exports).filter(([name]) => !name.startsWith("called:")));
    return { module, instance: { exports: shown } };
  };
  const pyodide = await load(options);
  WebAssembly.instantiate = instantiate;
  return { pyodide, exports };
}

/** Starts as a browser does: no standard library but what the snapshot holds, and another WebAssembly file. */
async function restore(wasm) {
  writeFileSync(join(folder, "empty.zip"), Buffer.from("504b0506" + "00".repeat(18), "hex"));
  const started = await loadWith(wasm, {
    stdLibURL: join(folder, "empty.zip"),
    _loadSnapshot: new Uint8Array(readFileSync(join(folder, "start.memory"))),
  });
  started.pyodide.globals.get("workout")();
  const { handle } = started.pyodide.pyimport("rulecheck.browser");
  const answers = exercise.requests.map((request) => handle(JSON.stringify(request)));
  const failed = answers.findIndex((answer) => JSON.parse(answer).error?.code === "engine");
  if (failed >= 0) throw new Error(`the engine failed on ${JSON.stringify(exercise.requests[failed])}: ${answers[failed]}`);
  return { ...started, answers };
}

/** What the glue code does by itself, when JavaScript's garbage collector finds a proxy of a Python object let go. */
async function collected(pyodide) {
  for (let round = 0; round < 20; round++) {
    pyodide.runPython("[{}, object(), lambda: 1]").get(0);
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function count() {
  const { pyodide, exports } = await restore("counting.wasm");
  try {
    pyodide.runPython("raise ValueError('told to JavaScript')");
  } catch (error) {
    String(error);
  }
  await collected(pyodide);
  const called = Object.entries(exports).filter(([name, value]) => name.startsWith("called:") && value.value);
  writeFileSync(join(folder, "called.json"), JSON.stringify(called.map(([name]) => Number(name.slice(7)))));
}

async function attempt() {
  const { pyodide, answers } = await restore("start.wasm");
  await collected(pyodide);
  writeFileSync(join(folder, "answers.json"), answers.join("\n"));
}

try {
  await STEPS[step]();
} catch (error) {
  console.error(String(error?.stack ?? error));
  process.exit(1);
}
process.exit(0);
