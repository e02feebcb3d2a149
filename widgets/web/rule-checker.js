// <rule-checker lang article?>: the checker's form. Light DOM, so that the site's styles, printing and find-in-page reach it.
import { h } from "./dom.js";
import { engine } from "./engine.js";
import { Report } from "./report.js";
import { fromFragment, toFragment } from "./share.js";
import { EXAMPLES, STRINGS } from "./strings.js";

const INSTRUMENT = "panjin-2015-142";
const MOST = 5000;
const WARN = 4000;
const PAUSE = 400; // milliseconds after the last key before a check
const ROOT = new URL("../../", import.meta.url);
let serial = 0;

class RuleChecker extends HTMLElement {
  #facts = {};
  #timer = 0;
  #key = `rc${++serial}`;

  async connectedCallback() {
    if (this.dataset.live) return;
    this.dataset.live = "yes";
    this.lang = this.getAttribute("lang") ?? "zh-Hant";
    this.words = STRINGS[this.lang] ?? STRINGS.en;
    this.article = this.getAttribute("article");
    this.#build();
    try {
      const response = await fetch(new URL(`${INSTRUMENT}.json`, import.meta.url));
      if (!response.ok) throw new Error(String(response.status));
      this.report = new Report(this.words, this.lang, await response.json(), ROOT, (name, value) => this.#correct(name, value));
    } catch {
      this.#failed();
      return;
    }
    engine.addEventListener("progress", (event) => this.#progress(event.detail));
    engine.addEventListener("state", () => this.#state());
    this.#state();
    await this.#restore();
  }

  #build() {
    const id = this.#key;
    const examples = EXAMPLES[this.lang].filter(([article]) => !this.article || article === this.article).slice(0, 4);
    this.box = h("textarea", { id: `${id}-text`, rows: "4", "aria-describedby": `${id}-hint ${id}-count`, oninput: () => this.#typed(), onfocus: () => engine.start() });
    this.count = h("p", { id: `${id}-count`, class: "rc-dim" });
    this.date = h("input", { id: `${id}-on`, type: "text", inputmode: "numeric", placeholder: "2016-03-01", autocomplete: "off", onchange: () => this.run() });
    this.status = h("p", { role: "status", class: "rc-status" });
    this.bar = h("progress", { hidden: true, max: "1", value: "0", "aria-label": this.words.loading });
    this.alert = h("div", { role: "alert", class: "rc-alert" });
    this.live = h("p", { "aria-live": "polite", class: "rc-live" });
    this.output = h("div", { class: "rc-output" });
    this.replaceChildren(
      h("div", { class: "rc-form" },
        h("label", { for: `${id}-text`, class: "rc-title" }, this.words.label), h("p", { id: `${id}-hint`, class: "rc-dim" }, this.words.hint),
        this.box, this.count,
        h("div", { class: "rc-examples" }, h("span", {}, `${this.words.examples}: `), examples.map(([, text]) =>
          h("button", { type: "button", onclick: () => this.#take(text) }, text.length > 34 ? `${text.slice(0, 32)}…` : text))),
        this.article ? null : h("div", { class: "rc-date" }, h("label", { for: `${id}-on` }, this.words.date), " ", this.date, h("span", { class: "rc-dim" }, ` ${this.words.date_hint}`)),
        h("div", { class: "rc-actions" }, h("button", { type: "button", class: "rc-main", onclick: () => this.run() }, this.words.check),
          h("button", { type: "button", onclick: () => this.#share() }, this.words.share),
          h("button", { type: "button", onclick: () => this.#copy() }, this.words.copy),
          h("button", { type: "button", onclick: () => window.print() }, this.words.print))),
      this.status, this.bar, this.alert, this.live, this.output);
  }

  #take(text) {
    this.box.value = text;
    this.#facts = {};
    this.run();
  }

  #typed() {
    const length = Array.from(this.box.value).length;
    this.count.textContent = length >= WARN ? `${length} / ${MOST} ${this.words.counter}` : "";
    this.#facts = {};
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.box.value.trim() && this.run(), PAUSE);
  }

  #correct(name, value) {
    this.#facts = { ...this.#facts, [name]: value };
    this.run();
  }

  async run() {
    clearTimeout(this.#timer);
    const text = this.box.value;
    const reply = await engine.ask({ instrument: INSTRUMENT, text, on: this.date.value.trim(), facts: this.#facts });
    if (!reply) return;
    if (reply.error) {
      this.alert.replaceChildren(h("p", {}, reply.error.message[this.lang]));
      this.output.replaceChildren();
      return;
    }
    this.alert.replaceChildren();
    this.#show(text, reply.result);
  }

  #show(text, result) {
    this.result = result;
    const outcomes = Object.entries(result.articles).filter(([number]) => !this.article || number === this.article);
    this.live.textContent = outcomes.length
      ? outcomes.map(([number, outcome]) => `${this.report.article(number).name}: ${this.words[outcome]}`).join("; ")
      : this.article ? this.words.none_article : this.words.none.split(/[。.]/)[0];
    const focused = this.output.contains(document.activeElement) ? document.activeElement.name : null;
    this.output.replaceChildren(
      ...[h("p", { class: "rc-law" }, result.status.reason[this.lang]), this.report.cards(result, this.article), this.report.questions(result, this.#key),
        this.report.understood(text, result), result.facts.length ? this.report.facts(result, this.#key) : null,
        Object.keys(this.#facts).length ? h("button", { type: "button", onclick: () => { this.#facts = {}; this.run(); } }, this.words.reset) : null].filter(Boolean));
    if (focused) this.output.querySelector(`[name="${CSS.escape(focused)}"]:checked`)?.focus();
  }

  #progress({ loaded, total }) {
    const mega = (bytes) => (bytes / 1e6).toFixed(1);
    this.bar.value = loaded / total;
    this.status.textContent = `${this.words.loading}: ${mega(loaded)} ${this.words.of} ${mega(total)} MB`;
  }

  #state() {
    this.dataset.engine = engine.state;
    this.bar.hidden = engine.state !== "loading";
    if (engine.state === "loading") this.status.textContent = this.words.loading;
    if (engine.state === "ready") this.status.textContent = "";
    if (engine.state === "failed") this.#failed();
  }

  #failed() {
    this.status.textContent = "";
    this.alert.replaceChildren(h("p", {}, this.words.failed), h("button", { type: "button", onclick: () => { this.alert.replaceChildren(); engine.retry(); if (this.box.value.trim()) this.run(); } }, this.words.retry));
  }

  async #restore() {
    try {
      const scenario = await fromFragment(location.hash);
      if (!scenario || this.article) return;
      this.box.value = scenario.text;
      this.date.value = scenario.on;
      this.#facts = scenario.facts;
      await this.run();
    } catch {
      this.alert.replaceChildren(h("p", {}, this.words.damaged));
    }
  }

  async #share() {
    const fragment = await toFragment({ text: this.box.value, on: this.date.value.trim(), facts: this.#facts });
    const prefix = this.lang === "zh-Hant" ? "" : `${this.lang}/`;
    const link = new URL(`${prefix}check/${fragment}`, ROOT).href;
    if (!this.article) history.replaceState(null, "", fragment);
    await navigator.clipboard?.writeText(link).catch(() => {});
    this.live.textContent = this.words.shared;
  }

  async #copy() {
    if (!this.result) return;
    await navigator.clipboard?.writeText(this.report.asText(this.box.value, this.result)).catch(() => {});
    this.live.textContent = this.words.copied;
  }
}

customElements.define("rule-checker", RuleChecker);
