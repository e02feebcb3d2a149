// Lets the search, whose index is by far the largest file of a reading page, wait until a reader turns to it.
// Material's script asks for the index, by XMLHttpRequest, and for its worker at once; both are held back here.
(() => {
  const wanted = new Promise((resolve) => {
    for (const sign of ["focusin", "pointerover"]) {
      const near = ({ target }) => target.closest?.(".md-search, [for=__search]") && resolve();
      document.addEventListener(sign, near, { passive: true });
    }
    // the keys by which Material opens the search
    addEventListener("keydown", ({ key }) => ["f", "s", "/"].includes(key) && resolve());
    if (new URLSearchParams(location.search).has("q")) resolve();
  });
  const { open, send } = XMLHttpRequest.prototype;
  const held = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (String(url).endsWith("search/search_index.json")) held.add(this);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    return held.has(this) ? void wanted.then(() => send.apply(this, body)) : send.apply(this, body);
  };

  /** Stands for the search's worker until it is wanted, then passes on what is said either way. */
  class LaterWorker extends EventTarget {
    constructor(address) {
      super();
      this.worker = wanted.then(() => {
        const worker = new RealWorker(address);
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
        return worker;
      });
    }
    postMessage(message) {
      this.worker.then((worker) => worker.postMessage(message));
    }
  }
  const RealWorker = globalThis.Worker;
  globalThis.Worker = function (address, ...rest) {
    return String(address).includes("/workers/search.") ? new LaterWorker(address) : new RealWorker(address, ...rest);
  };
})();
