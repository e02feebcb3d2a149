// A scenario in the address: short, and made so that a damaged one still gives what it can.
//
// "#s2=" is followed by base64url of: 4 bytes of CRC-32, then raw DEFLATE of [edition, date, answers as JSON, description],
// each ended by U+0000 but the last. The description comes last because links lose their end. "#s1=" (edition 0.1) is read too.
const MARK = "#s2=";
const OLD = "#s1=";
const END = "\u0000";
const SLICE = 16; // bytes decoded at a time, so that damage costs only what follows it

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff];
  return ~crc >>> 0;
}

async function deflate(bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
}

/** Decodes as far as it goes. Returns the bytes, and whether all was well. */
async function inflate(bytes) {
  const stream = new DecompressionStream("deflate-raw");
  const [writer, reader, chunks] = [stream.writable.getWriter(), stream.readable.getReader(), []];
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      chunks.push(value);
    }
  })().catch(() => false);
  const writing = (async () => {
    for (let place = 0; place < bytes.length; place += SLICE) await writer.write(bytes.slice(place, place + SLICE));
    await new Promise((resolve) => setTimeout(resolve)); // what is decoded is read before an error empties the queue
    await writer.close();
  })().catch(() => false);
  await writing;
  return { whole: await reading, bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
}

function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Whatever is no letter of base64url (blanks, brackets and dots that mail and chat programs add) is passed over. */
function fromBase64(text) {
  let base = text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
  base = base.replaceAll("-", "+").replaceAll("_", "/").replaceAll(/[^A-Za-z0-9+/]/g, "");
  if (base.length % 4 === 1) base = base.slice(0, -1);
  return Uint8Array.from(atob(base), (char) => char.charCodeAt(0));
}

function answers(json) {
  try {
    const facts = JSON.parse(json);
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value === null || typeof value === "boolean"));
  } catch {
    return null;
  }
}

function day(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "";
}

export async function toFragment({ text, on, facts, edition }) {
  const packed = await deflate(new TextEncoder().encode([edition, on, JSON.stringify(facts), text].join(END)));
  const crc = crc32(packed);
  return MARK + toBase64(Uint8Array.from([crc >>> 24, crc >>> 16, crc >>> 8, crc, ...packed]));
}

async function fromOld(fragment) {
  const { bytes } = await inflate(fromBase64(fragment.slice(OLD.length)));
  const { text, on, facts } = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof text !== "string") throw new Error("no text");
  return { text, on: day(on), facts: answers(JSON.stringify(facts)) ?? {}, edition: null, damaged: false };
}

/** Returns the scenario, `damaged` where some of it may be missing; null where the address holds none; throws where nothing can be restored. */
export async function fromFragment(fragment) {
  if (fragment.startsWith(OLD)) return fromOld(fragment);
  if (!fragment.startsWith(MARK)) return null;
  const bytes = fromBase64(fragment.slice(MARK.length));
  const packed = bytes.slice(4);
  const { whole, bytes: plain } = await inflate(packed);
  const sound = whole && new DataView(bytes.buffer).getUint32(0) === crc32(packed);
  const [edition, on, json, ...rest] = new TextDecoder().decode(plain).split(END);
  const facts = json === undefined ? null : answers(json);
  const text = rest.join(END).replaceAll("\ufffd", "");
  if (!text.trim() && !(facts && Object.keys(facts).length)) throw new Error("nothing is left");
  return { text, on: day(on), facts: facts ?? {}, edition: /^[\w.]{1,12}$/.test(edition) ? edition : null, damaged: !sound };
}
