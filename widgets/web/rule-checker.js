// <rule-checker lang instrument? article? date?>: the conversation from description to result. Light DOM, so that the site's styles, printing and find-in-page reach it.
import { button, h } from "./dom.js";
import { defaults } from "./defaults.js";
import { comparison } from "./comparing.js";
import { keepDraft, keptDraft } from "./drafts.js";
import { engine } from "./engine.js";
import { EXAMPLES } from "./examples.js";
import { covered, effects, findings } from "./findings.js";
import { form } from "./form.js";
import { keeping } from "./keeping.js";
import { questions } from "./questions.js";
import { released } from "./release.js";
import { fromFragment, toFragment } from "./share.js";
import { STRINGS, fill } from "./strings.js";
import { understood } from "./understood.js";

const MOST = 5000;
const WARN = 4000;
const PAUSE = 400; // milliseconds after the last key before a check
const ROOT = new URL("../../", import.meta.url);
let serial = 0;

/** Whether a text is an edited form of another, so that answers about it still stand. */
function edited(before, after) {
  const [a, b] = [Array.from(before), Array.from(after)];
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return (start + end) * 2 >= Math.max(a.length, b.length);
}

class RuleChecker extends HTMLElement {
  #facts = {};
  #variant = null;
  #text = "";
  #timer = 0;

  async connectedCallback() {
    if (this.dataset.live) return;
    this.dataset.live = "yes";
    const given = this.getAttribute("lang");
    const lang = Object.hasOwn(STRINGS, given ?? "") ? given : "zh-Hant"; // any other word leaves the default
    this.article = this.getAttribute("article");
    this.instrument = this.getAttribute("instrument") ?? defaults.instrument;
    this.view = {
      lang, words: STRINGS[lang] ?? STRINGS.en, key: `rc${++serial}`, root: ROOT, bundle: null,
      correct: (name, value) => this.#answer({ ...this.#facts, [name]: value }),
      undo: (name) => this.#answer(Object.fromEntries(Object.entries(this.#facts).filter(([other]) => other !== name))),
      reset: () => this.#answer({}),
      tell: (text) => { this.live.textContent = ""; this.live.textContent = text; },
    };
    this.#build();
    this.form.date.value = this.getAttribute("date") ?? "";
    engine.addEventListener("progress", (event) => this.#progress(event.detail));
    engine.addEventListener("state", () => this.#state());
    addEventListener("hashchange", () => this.view.bundle && this.#restore());
    this.#state();
    if (await this.#bring()) await this.#restore();
  }

  /** Fetches what the page shows of the instrument, once. Returns whether it is here. */
  async #bring() {
    if (this.view.bundle) return true;
    try {
      const response = await fetch(new URL(`${this.instrument}.json`, import.meta.url));
      if (!response.ok) throw new Error(String(response.status));
      this.view.bundle = await response.json();
    } catch {
      this.#failed();
    }
    return this.view.bundle !== null;
  }

  get #examples() {
    const { lang } = this.view;
    return (EXAMPLES[this.instrument] ?? []).filter(({ article }) => !this.article || article === this.article).slice(0, 4).map(({ text }) => text[lang]);
  }

  #build() {
    const on = { typed: () => this.#typed(), focus: () => engine.start(), check: () => this.run(true), take: (text) => this.#take(text) };
    this.form = form(this.view, { small: Boolean(this.article), on });
    this.form.offer(this.#examples);
    this.status = h("p", { role: "status", class: "rc-status" });
    this.bar = h("progress", { hidden: true, max: "1", value: "0", "aria-label": this.view.words.loading });
    this.alert = h("div", { role: "alert", class: "rc-alert" });
    this.live = h("p", { "aria-live": "polite", class: "rc-live" });
    this.output = h("div", { class: "rc-output" });
    this.replaceChildren(this.form.element, this.status, this.bar, this.alert, this.live, this.output);
  }

  #take(text) {
    this.form.box.value = text;
    this.#text = text;
    this.#facts = {};
    this.#variant = null;
    this.run(true);
  }

  #typed() {
    this.dataset.asked = "yes";
    const text = this.form.box.value;
    const length = Array.from(text).length;
    this.form.count.textContent = length >= WARN ? `${length} / ${MOST} ${this.view.words.counter}` : "";
    if (!edited(this.#text, text)) this.#facts = {};
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => text.trim() && this.run(), PAUSE);
    this.#keepDraft();
  }

  #answer(facts) {
    this.#facts = facts;
    this.run();
  }

  /** Checks what is written. `arrive` moves the focus to the result, for those who asked for it. */
  async run(arrive = false) {
    this.dataset.asked = "yes";
    clearTimeout(this.#timer);
    this.#keepDraft();
    if (!(await this.#bring())) return;
    const text = this.form.box.value;
    if (engine.state === "ready") this.status.textContent = this.view.words.checking;
    const request = { instrument: this.instrument, lang: this.view.lang, base: ROOT.href, text, on: this.form.date.value.trim(), facts: this.#facts, variant: this.#variant };
    const reply = await engine.ask(request);
    if (!reply) return;
    this.status.textContent = "";
    if (reply.error) return this.#refuse(reply.error.message[this.view.lang]);
    this.alert.replaceChildren();
    this.#show({ text, ...reply }, arrive);
  }

  #refuse(message) {
    this.alert.replaceChildren(h("p", {}, message));
    this.output.replaceChildren();
  }

  #show(answer, arrive) {
    const { view, article } = this;
    const { result } = answer;
    const engaged = Object.keys(result.articles).filter((number) => !article || number === article);
    const said = article && !engaged.length ? view.words.none_article : result.headline;
    const focused = this.#focused();
    this.answer = answer;
    view.textLang = result.text_lang === "en" ? "zh-Hant" : result.text_lang;
    const title = h("h2", { class: "rc-headline", tabindex: "-1" }, said);
    this.output.replaceChildren(...[
      title, h("p", { class: "rc-law" }, result.status.reason[view.lang]),
      understood(view, answer.text, result), questions(view, result, article), findings(view, result, article),
      engaged.length || article ? null : covered(view, (text) => this.#take(text), this.#examples),
      article ? null : effects(view, result),
      keeping(view, answer, { small: Boolean(article), link: () => this.#link(), compare: () => this.#compare(this.#scenario()) }),
      answer.variant && this.#variant ? comparison(view, answer, this.#variant, this.#compared()) : null].filter(Boolean));
    view.tell(said);
    if (arrive) title.focus({ preventScroll: title.getBoundingClientRect().top < innerHeight });
    else this.#refocus(focused);
  }

  /** Where the focus is, so that it is there again when the result is new. */
  #focused() {
    const active = document.activeElement;
    return this.output.contains(active) ? { name: active.name, id: active.id, asked: Boolean(active.closest(".rc-questions")) } : null;
  }

  #refocus(focused) {
    if (!focused) return;
    const same = focused.name && this.output.querySelector(`[name="${CSS.escape(focused.name)}"]:checked`);
    const next = focused.asked && this.output.querySelector(".rc-questions ol input");
    const target = same || (focused.id && document.getElementById(focused.id)) || next || this.output.querySelector(".rc-headline");
    target?.focus({ preventScroll: !focused.asked });
  }

  #scenario() {
    return { text: this.form.box.value, on: this.form.date.value.trim(), facts: this.#facts };
  }

  async #compare(variant) {
    this.#variant = variant;
    await this.run();
    this.output.querySelector(".rc-compare h3")?.focus();
  }

  #compared() {
    const change = (changes) => { this.#variant = { ...this.#variant, ...changes }; this.run(); };
    return {
      text: (text) => change({ text }),
      facts: (facts) => change({ facts: { ...this.#variant.facts, ...facts } }),
      end: () => { this.#variant = null; this.run(); },
    };
  }

  #progress({ loaded, total }) {
    const mega = (bytes) => (bytes / 1e6).toFixed(1);
    this.bar.value = loaded / total;
    this.status.textContent = `${this.view.words.loading}: ${mega(loaded)} ${this.view.words.of} ${mega(total)} MB`;
  }

  #state() {
    this.dataset.engine = engine.state;
    this.bar.hidden = engine.state !== "loading";
    if (engine.state === "loading") this.status.textContent = this.view.words.loading;
    if (engine.state === "ready") this.status.textContent = "";
    if (engine.state === "failed") this.#failed();
  }

  async #failed() {
    const { words } = this.view;
    this.status.textContent = "";
    if (engine.reason === "unsupported") return this.alert.replaceChildren(h("p", {}, words.unsupported));
    this.alert.replaceChildren(h("p", {}, words.failed), button(words.retry, () => {
      this.alert.replaceChildren();
      engine.retry();
      if (this.form.box.value.trim()) this.run();
    }));
    if (await released()) this.alert.replaceChildren(h("p", {}, words.newer), button(words.reload, () => this.#reload()));
  }

  #reload() {
    this.#keepDraft();
    location.reload();
  }

  /** On another site's page the history is that site's own. */
  #keepDraft() {
    if (ROOT.origin === location.origin && (this.#text || keptDraft())) keepDraft(this.#scenario());
  }

  /** Whether something was written on this page of the tab's history: then it is here again, with its answers. */
  async #redraft() {
    const draft = ROOT.origin === location.origin ? keptDraft() : null;
    if (!draft?.text) return false;
    this.form.box.value = this.#text = draft.text;
    this.form.date.value = draft.on;
    this.#facts = Object.fromEntries(Object.entries(draft.facts).filter(([name]) => name in this.view.bundle.facts));
    await this.run();
    return true;
  }

  async #restore() {
    if (await this.#redraft()) return;
    if (this.article) return this.#keepDraft();
    const { words, bundle } = this.view;
    if (ROOT.origin !== location.origin) return; // what follows # is then the other site's own
    try {
      const scenario = await fromFragment(location.hash);
      if (!scenario) return this.#keepDraft(); // another place of this page: an entry of its own in the history
      const known = Object.entries(scenario.facts).filter(([name]) => name in bundle.facts);
      const lost = known.length < Object.keys(scenario.facts).length;
      this.form.box.value = this.#text = scenario.text;
      this.form.date.value = scenario.on;
      this.#facts = Object.fromEntries(known);
      await this.run();
      const notes = [scenario.damaged || lost ? words.damaged_partly : null,
        scenario.edition && scenario.edition !== bundle.instrument.edition ? fill(words.other_edition, { edition: scenario.edition, current: bundle.instrument.edition }) : null].filter(Boolean);
      if (notes.length) this.alert.replaceChildren(...notes.map((note) => h("p", {}, note)), ...this.alert.childNodes);
    } catch {
      this.alert.replaceChildren(h("p", {}, words.damaged));
    }
  }

  /** The address that restores everything; the full checker takes it on at once. */
  async #link() {
    const { lang, bundle } = this.view;
    const fragment = await toFragment({ ...this.#scenario(), edition: bundle.instrument.edition });
    if (!this.article && ROOT.origin === location.origin) history.replaceState(history.state, "", fragment);
    return new URL(`${lang === "zh-Hant" ? "" : `${lang}/`}check/${fragment}`, ROOT).href;
  }
}

customElements.define("rule-checker", RuleChecker);
