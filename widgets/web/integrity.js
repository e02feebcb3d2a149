// Whether a file of Pyodide is what the build made: its SHA-256 stands in build.js. Nothing that differs is ever run, for a byte
// changed in the memory snapshot could change a verdict without a word.
import { build } from "./build.js";

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
const base64 = (text) => btoa(text.replaceAll(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));

/** Options for the request: without HTTPS a page may not count hashes itself, and the browser is asked to. */
export const asked = (name) => (globalThis.crypto?.subtle ? {} : { integrity: `sha256-${base64(build.sha256[name])}` });

/** Returns the bytes; rejects where they are not those of the build. */
export async function verify(name, bytes) {
  if (globalThis.crypto?.subtle && hex(await crypto.subtle.digest("SHA-256", bytes)) !== build.sha256[name]) throw new Error(`${name} is damaged or of another build`);
  return bytes;
}
