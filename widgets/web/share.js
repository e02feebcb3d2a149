// A scenario in the address: compressed JSON after "#s1=", damage told from emptiness.
const MARK = "#s1=";

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

export async function toFragment(scenario) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(scenario)), new CompressionStream("deflate-raw"));
  const base = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return MARK + base;
}

/** Returns the scenario, null where the address holds none, or throws where it is damaged. */
export async function fromFragment(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  const base = fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(base), (char) => char.charCodeAt(0));
  const scenario = JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
  if (typeof scenario.text !== "string") throw new Error("no text");
  return { text: scenario.text, on: String(scenario.on ?? ""), facts: scenario.facts ?? {} };
}
