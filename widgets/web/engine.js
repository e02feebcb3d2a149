// The page's end of the worker: starts it, tells of its progress, and answers the latest request.
const SILENCE = 30_000; // milliseconds without a sign of life after which the reader is told

export class Engine extends EventTarget {
  #worker = null;
  #next = 0;
  #waiting = new Map();
  #watchdog = 0;

  state = "idle";

  start() {
    if (this.#worker) return;
    if (typeof WebAssembly === "undefined" || typeof Worker === "undefined") return this.#fail("unsupported");
    this.#become("loading");
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.onmessage = (event) => this.#hear(event.data);
    this.#worker.onerror = (event) => this.#fail(event.message || "worker");
    this.#worker.postMessage({ start: true });
    this.#watch();
  }

  retry() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting.clear();
    this.start();
  }

  /** Resolves with the engine's answer, or null when a later request has overtaken this one. */
  ask(request) {
    this.start();
    for (const settle of this.#waiting.values()) settle(null);
    this.#waiting.clear();
    const id = ++this.#next;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker?.postMessage({ id, request });
    });
  }

  #hear(data) {
    this.#watch();
    if (data.progress) this.dispatchEvent(new CustomEvent("progress", { detail: data.progress }));
    if (data.ready) this.#become("ready");
    if (data.failure) this.#fail(data.failure);
    if (data.id && this.#waiting.has(data.id)) {
      this.#waiting.get(data.id)(JSON.parse(data.answer));
      this.#waiting.delete(data.id);
    }
  }

  #watch() {
    clearTimeout(this.#watchdog);
    if (this.state !== "loading") return;
    this.#watchdog = setTimeout(() => this.#fail("silence"), SILENCE);
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
    for (const settle of this.#waiting.values()) settle(null);
    this.#waiting.clear();
    this.#become("failed");
  }
}

export const engine = new Engine();
