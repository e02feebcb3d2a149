// Runs in_pyodide.py inside Pyodide under Node: the build step that must use the very Python
// that readers' browsers will run, whatever Python the host has.
//
// usage: node in_pyodide.mjs PYODIDE_FOLDER STDLIB TOOLS_FOLDER WORK_FOLDER
//   PYODIDE_FOLDER  the unpacked npm package `pyodide`
//   STDLIB          its python_stdlib.zip, or the compiled one, with which everything is sooner
//   TOOLS_FOLDER    the wheels of requirements/pyodide.txt
//   WORK_FOLDER     what is worked on, in place (see in_pyodide.py)
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

if (process.argv.length !== 6) {
  console.error("usage: node in_pyodide.mjs PYODIDE_FOLDER STDLIB TOOLS_FOLDER WORK_FOLDER");
  process.exit(2);
}
const [pyodideFolder, stdlib, toolsFolder, workFolder] = process.argv.slice(2).map((path) => resolve(path));

// The clock stands still, so that the times written into archives and bytecode are always the same.
const instant = Number(process.env.SOURCE_DATE_EPOCH ?? 315532800) * 1000;
Date.now = () => instant;

const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
const stock = JSON.parse(readFileSync(join(pyodideFolder, "pyodide-lock.json"), "utf8"));
const pyodide = await loadPyodide({
  indexURL: pyodideFolder,
  stdLibURL: stdlib,
  packageBaseUrl: pyodideFolder,
  lockFileContents: JSON.stringify({ info: stock.info, packages: {} }),
  env: { PYTHONOPTIMIZE: process.env.PYTHONOPTIMIZE ?? "0" }, // the level that modules are compiled at
  stdout: (line) => console.error(line),
});
for (const name of readdirSync(toolsFolder).sort()) {
  if (name.endsWith(".whl")) {
    pyodide.unpackArchive(new Uint8Array(readFileSync(join(toolsFolder, name))), "wheel");
  }
}
pyodide.FS.mkdirTree("/folder");
pyodide.mountNodeFS("/folder", workFolder);
const script = join(dirname(fileURLToPath(import.meta.url)), "in_pyodide.py");
try {
  pyodide.runPython(readFileSync(script, "utf8"), { filename: script });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exit(0);
