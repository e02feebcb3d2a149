// Runs Lighthouse on the addresses given, each in a new Chromium, and prints what it found as JSON, a line an audit.
// Arguments: the folder where Lighthouse is installed, the browser's path, a JSON object { base, rounds, pages: [{ path, unlisted }] }.
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, chromePath, given] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const at = (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: lighthouse, desktopConfig } = await at("lighthouse");
const { launch } = await at("chrome-launcher");

const { base, rounds, pages } = JSON.parse(given);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

const TRIES = 4; // Chromium now and then begins its record too late, and Lighthouse says that a run must be repeated

async function sound(...given) {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await once(...given);
    } catch (error) {
      if (!left || !String(error.message).includes("NO_NAVSTART")) throw error;
    }
  }
}

async function once(url, form, unlisted) {
  const chrome = await launch({ chromePath, chromeFlags });
  try {
    // a page that is kept out of search engines on purpose is not judged by whether they may list it
    const flags = { port: chrome.port, output: "json", logLevel: "silent", ...(unlisted ? { skipAudits: ["is-crawlable"] } : {}) };
    const { lhr } = await lighthouse(url, flags, form === "desktop" ? desktopConfig : undefined);
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

/** What keeps a category below its whole: names of audits, with what each shows. */
function short(lhr) {
  const found = {};
  for (const category of Object.values(lhr.categories))
    for (const { id, weight } of category.auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 0.9) found[id] = audit.displayValue ?? audit.title;
    }
  return found;
}

for (const form of ["mobile", "desktop"])
  for (const { path, unlisted } of pages) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) {
      const lhr = await sound(base + path, form, unlisted);
      const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
      runs.push({ scores, shift: lhr.audits["cumulative-layout-shift"].numericValue, below: short(lhr), version: lhr.lighthouseVersion, browser: lhr.environment.hostUserAgent });
    }
    console.log(JSON.stringify({ path, form, runs }));
  }
