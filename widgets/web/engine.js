// The page's end of the worker: starts it, tells of its progress, and answers the latest request.
import { ahead } from "./ahead.js";
import { build } from "./build.js";
import { saving } from "./connection.js";

const SILENCE = 30_000; // milliseconds without a sign of life after which the reader is told
const PATIENCE = 12_000; // and those after which a fast start that has all it needs is given up
const ANSWER = 20_000; // and those after which a check that has no answer is taken for lost: a worker that was ended says nothing
const NOTE = `rulecheck-ordinary-${build.pyodide}`; // kept for the tab: the fast start has failed here

/** The worker's address. On another site's page it is a module of that page that only brings ours: workers must be of the page's own origin. */
function workerAddress() {
  const own = new URL("worker.js", import.meta.url);
  if (own.origin === location.origin) return own;
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(own.href)};`], { type: "text/javascript" }));
}

export class Engine extends EventTarget {
  #worker = null;
  #next = 0;
  #waiting = new Map();
  #watchdog = 0;

  state = "idle";
  way = null; // "fast" or "ordinary": how it was started

  /**
   * Starts in advance of a check; not where the reader saves data. With nobody waiting (`calm`) the worker fetches its files
   * itself, which takes a little longer and leaves the page alone.
   */
  start({ calm = false } = {}) {
    if (!saving()) this.#launch(calm);
  }

  retry() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting.clear();
    this.#launch();
  }

  /** Resolves with the engine's answer, or null when a later request has overtaken this one. */
  ask(request) {
    this.#launch();
    for (const { settle } of this.#waiting.values()) settle(null);
    this.#waiting.clear();
    const id = ++this.#next;
    return new Promise((settle) => {
      this.#waiting.set(id, { request, settle });
      if (this.state === "failed" && !this.#worker) return this.#fail(this.reason);
      this.#worker?.postMessage({ id, request });
      this.#watch(ANSWER);
    });
  }

  #launch(calm = false) {
    if (this.#worker) return;
    if (typeof WebAssembly === "undefined" || typeof Worker === "undefined") return this.#fail("unsupported");
    this.#open(build.fast && !noted() ? "fast" : "ordinary", calm);
  }

  #open(way, calm = false) {
    let worker;
    try {
      worker = new Worker(workerAddress(), { type: "module" });
    } catch {
      return this.#fail("unsupported"); // this browser, or what guards it, lets no page have one
    }
    this.#worker = worker;
    this.way = way;
    const ofThis = (act) => (given) => worker === this.#worker && act(given); // nothing is heard from one that was ended
    worker.onmessage = ofThis((event) => this.#hear(event.data));
    worker.onerror = ofThis((event) => this.#falter(event.message || "worker"));
    worker.postMessage({ start: way, alone: calm });
    for (const [id, { request }] of this.#waiting) worker.postMessage({ id, request });
    this.#become("loading");
    this.#watch(SILENCE);
    if (way !== "fast" || calm) return;
    const tell = ofThis((progress) => this.#hear({ progress }));
    ahead((loaded, total) => tell({ loaded, total })).then(
      ofThis((brought) => {
        worker.postMessage({ ahead: brought }, [brought.snapshot.buffer]);
        this.#watch(PATIENCE);
      }),
      ofThis((error) => this.#falter(String(error))),
    );
  }

  #hear(data) {
    if (data.failure) return this.#falter(data.failure);
    if (data.progress) {
      this.#watch(SILENCE);
      this.dispatchEvent(new CustomEvent("progress", { detail: data.progress }));
    }
    if (data.brought) this.#watch(PATIENCE);
    if (data.ready) this.#become("ready");
    if (data.ready && this.#waiting.size) this.#watch(ANSWER);
    if (data.id && this.#waiting.has(data.id)) this.#answer(data.id, JSON.parse(data.answer));
  }

  #answer(id, answer) {
    // the fast start lacks what the engine was never seen to use: whether that was the reason, the whole Pyodide tells
    if (answer.error?.code === "engine" && this.way === "fast") return this.#falter(answer.error.message.en);
    clearTimeout(this.#watchdog);
    this.#waiting.get(id).settle(answer);
    this.#waiting.delete(id);
    this.dispatchEvent(new Event("answer"));
  }

  /** Something went wrong: after a fast start the ordinary one is tried, with what was asked; then the reader is told. */
  #falter(reason) {
    if (this.way !== "fast") return this.#fail(reason);
    this.reason = reason;
    note();
    this.#worker?.terminate();
    this.#open("ordinary");
  }

  #watch(milliseconds) {
    if (this.state === "loading" && milliseconds === ANSWER) return; // the start has a watch of its own
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#falter("silence"), milliseconds);
  }

  #become(state) {
    this.state = state;
    if (state === "ready") clearTimeout(this.#watchdog);
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }

  #fail(reason) {
    clearTimeout(this.#watchdog);
    this.reason = reason;
    this.#worker?.terminate();
    this.#worker = null;
    for (const { settle } of this.#waiting.values()) settle(null);
    this.#waiting.clear();
    this.#become("failed");
  }
}

function noted() {
  try {
    return sessionStorage.getItem(NOTE) !== null;
  } catch {
    return false; // the reader lets no site keep anything
  }
}

function note() {
  try {
    sessionStorage.setItem(NOTE, "");
  } catch {
    // then it is tried again on the next page
  }
}

export const engine = new Engine();
