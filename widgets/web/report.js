// A result as elements: what was understood, the facts, the questions, and a card an engaged article.
import { h } from "./dom.js";

const ICONS = { violated: "✕", satisfied: "✓", undetermined: "?" };

export class Report {
  constructor(words, lang, bundle, root, correct) {
    Object.assign(this, { words, lang, bundle, root, correct });
    this.norms = new Map(bundle.norms.map((norm) => [norm.id, norm]));
  }

  label(fact) {
    return this.bundle.facts[fact].label[this.lang];
  }

  article(number) {
    const provision = this.bundle.provisions[`art_${number}`];
    return { name: provision.label[this.lang], heading: provision.heading[this.lang] };
  }

  understood(text, result) {
    const spans = result.facts.filter((fact) => fact.start !== null).sort((a, b) => a.start - b.start || b.end - a.end);
    const characters = Array.from(text);
    const dim = new Array(characters.length).fill(false);
    for (const [start, end] of result.unread) dim.fill(true, start, end);
    const parts = [];
    let place = 0;
    const plain = (until) => {
      while (place < until) {
        let stop = place;
        while (stop < until && dim[stop] === dim[place]) stop += 1;
        const run = characters.slice(place, stop).join("");
        parts.push(dim[place] ? h("span", { class: "rc-unread" }, run) : run);
        place = stop;
      }
    };
    for (const fact of spans) {
      if (fact.start < place) continue;
      plain(fact.start);
      const number = String(result.facts.indexOf(fact) + 1);
      parts.push(h("mark", { title: this.label(fact.name) }, characters.slice(fact.start, fact.end).join(""), h("sup", {}, number)));
      place = fact.end;
    }
    plain(characters.length);
    return h("section", { class: "rc-understood" }, h("h3", {}, this.words.understood), h("blockquote", { lang: result.lang }, parts),
      result.unread.length ? h("p", { class: "rc-dim" }, this.words.unread_note) : null);
  }

  choice(name, value, key) {
    const options = [["true", this.words.yes], ["false", this.words.no], ["null", this.words.unknown]];
    return h("span", { class: "rc-choice", role: "radiogroup", "aria-label": this.label(name) },
      options.map(([option, label]) => h("label", {},
        h("input", { type: "radio", name: `${key}-${name}`, value: option, checked: String(value) === option, onchange: () => this.correct(name, JSON.parse(option)) }), ` ${label}`)));
  }

  facts(result, key) {
    const origin = { text: this.words.from_text, user: this.words.from_user, derived: this.words.presumed };
    return h("details", { class: "rc-facts", open: true }, h("summary", {}, h("h3", {}, this.words.facts)),
      h("ol", {}, result.facts.map((fact) => h("li", {}, h("span", { class: "rc-label" }, this.label(fact.name)), " ", this.choice(fact.name, fact.value, key),
        h("span", { class: "rc-dim" }, ` ${origin[fact.source]}`, fact.quote ? h("q", { lang: result.lang }, fact.quote) : null)))));
  }

  questions(result, key) {
    if (!result.questions.length) return null;
    return h("section", { class: "rc-questions" }, h("h3", {}, this.words.questions),
      h("ul", {}, result.questions.slice(0, 3).map((question) => h("li", {}, h("p", {}, question.ask[this.lang]), this.choice(question.fact, undefined, `${key}-q`),
        h("span", { class: "rc-dim" }, ` ${this.bundle.facts[question.fact].who?.[this.lang] ?? ""}`)))));
  }

  changes(title, sets) {
    if (!sets.length) return null;
    return h("div", {}, h("h5", {}, title), h("ul", {}, sets.map((set) => h("li", {}, set.map((change) => `${this.label(change.fact)}: ${change.value ? this.words.yes : this.words.no}`).join("; ")))));
  }

  node(trace) {
    const value = trace.value === null ? "unknown" : trace.value ? "yes" : "no";
    if (trace.op === "fact" || trace.op === "stated") {
      const source = { text: this.words.from_text, user: this.words.from_user, derived: this.words.presumed }[trace.source] ?? this.words.unstated;
      const said = trace.op === "stated" ? `${this.words.stated}: ` : "";
      return h("li", {}, `${said}${this.label(trace.fact)}: `, h("strong", {}, this.words[value]), h("span", { class: "rc-dim" }, ` (${source})`));
    }
    return h("li", {}, `${this.words[trace.op]}: `, h("strong", {}, this.words[value]), h("ul", {}, trace.of.map((part) => this.node(part))));
  }

  trace(trace) {
    const part = (title, nodes) => (nodes.length ? h("li", {}, title, h("ul", {}, nodes.map((node) => this.node(node)))) : null);
    return h("details", { class: "rc-trace" }, h("summary", {}, this.words.trace), h("ul", {},
      part(this.words.engaged, [trace.engaged]), part(this.words.conditions, trace.conditions), part(this.words.requirement, [trace.requirement]),
      part(this.words.exceptions, trace.exceptions.map((rule) => rule.when))));
  }

  outcome(outcome) {
    return h("span", { class: `rc-outcome rc-${outcome}` }, h("span", { "aria-hidden": "true" }, ICONS[outcome]), ` ${this.words[outcome]}`);
  }

  finding(finding) {
    const norm = this.norms.get(finding.norm);
    const quoteLang = this.lang === "en" ? "zh-Hant" : this.lang;
    return h("div", { class: "rc-norm" }, h("h4", {}, this.outcome(finding.outcome), " ", norm.label[this.lang]),
      h("p", {}, `${this.words.quote}: `, h("q", { lang: quoteLang }, finding.quotes[quoteLang]), " ",
        h("a", { href: new URL(finding.permalink.slice(1), this.root).href, class: "rc-permalink" }, this.words.permalink)),
      this.lang === "en" ? h("p", { class: "rc-dim" }, finding.quotes.en) : null,
      finding.judgment.length ? h("div", {}, h("h5", {}, this.words.judgment), h("ul", {}, finding.judgment.map((item) =>
        h("li", {}, `${this.label(item.fact)} — ${this.words.if_true}: ${this.words[item.if_true]}; ${this.words.if_false}: ${this.words[item.if_false]}`)))) : null,
      finding.outcome === "violated" ? this.changes(this.words.remedies, finding.remedies) ?? h("p", {}, this.words.no_remedy) : null,
      this.changes(this.words.complied, finding.would_have_complied), this.trace(finding.trace));
  }

  cards(result, only) {
    const shown = Object.entries(result.articles).filter(([number]) => !only || number === only);
    if (!shown.length) {
      if (only) return h("p", { class: "rc-none" }, this.words.none_article);
      const list = Object.values(this.bundle.provisions).filter((item) => this.bundle.norms.some((norm) => norm.provision === `art_${item.number}`));
      return h("div", { class: "rc-none" }, h("p", {}, this.words.none), h("ul", {}, list.map((item) => h("li", {}, `${item.label[this.lang]} ${item.heading[this.lang]}`))));
    }
    return h("div", {}, shown.map(([number, outcome]) => {
      const { name, heading } = this.article(number);
      return h("article", { class: "rc-card", "data-article": number, "data-outcome": outcome }, h("h3", {}, this.outcome(outcome), ` ${name} ${heading}`),
        result.findings.filter((finding) => finding.provision === `art_${number}`).map((finding) => this.finding(finding)));
    }));
  }

  asText(text, result) {
    const lines = [text, "", `${this.words.summary}: ${result.status.reason[this.lang]}`];
    for (const finding of result.findings) {
      const norm = this.norms.get(finding.norm);
      lines.push(`[${this.words[finding.outcome]}] ${norm.label[this.lang]} — ${new URL(finding.permalink.slice(1), this.root).href}`);
    }
    return lines.join("\n");
  }
}

