// What the result rests on: a card an engaged article, a sentence a norm, and beneath it quotation, exceptions, advice and trace.
import { button, h, quoting, texts } from "./dom.js";
import { fill } from "./strings.js";

const ICONS = { violated: "✕", satisfied: "✓", undetermined: "?" };

export function outcome(view, name) {
  return h("span", { class: `rc-outcome rc-${name}` }, h("span", { "aria-hidden": "true" }, ICONS[name] ?? "–"), ` ${view.words[name] ?? view.words.absent}`);
}

export function article(view, number) {
  const provision = view.bundle.provisions[`art_${number}`];
  return { name: provision.label[view.lang], heading: provision.heading[view.lang] };
}

/** The address of an article's page in the reader's language. */
function page(view, number) {
  const prefix = view.lang === "zh-Hant" ? "" : `${view.lang}/`;
  return new URL(`${prefix}${view.bundle.instrument.slug}/art_${number}/`, view.root).href;
}

function node(view, part) {
  return h("li", {}, h("span", { class: "rc-node" }, part.text, " ", h("strong", {}, part.said)), part.source ? h("span", { class: "rc-origin" }, quoting(view, part.source)) : null,
    part.of ? h("ul", {}, part.of.map((one) => node(view, one))) : null);
}

function part(title, content, name = "") {
  return content ? h("div", { class: `rc-part ${name}` }, h("h5", {}, title), content) : null;
}

function advice(view, finding) {
  const { complied, remedies, nothing } = finding.advice;
  return [part(view.words.complied, texts(complied)), part(view.words.remedies, nothing ? h("p", {}, nothing) : texts(remedies), "rc-remedies")];
}

function finding(view, row, alone, translated) {
  const quoteLang = view.lang === "en" ? "zh-Hant" : view.lang;
  return h("div", { class: "rc-norm", "data-norm": row.norm, "data-outcome": row.outcome },
    h("p", { class: "rc-sentence" }, alone ? null : [outcome(view, row.outcome), " "], row.sentence),
    h("p", { class: "rc-quote" }, h("span", { class: "rc-dim" }, `${view.words.quote} `), h("q", { lang: quoteLang }, row.quotes[quoteLang]), " ",
      h("a", { href: new URL(row.permalink.slice(1), view.root).href, class: "rc-permalink" }, view.words.permalink)),
    translated ? h("p", { class: "rc-dim rc-quote" }, row.quotes.en) : null,
    row.judgment.filter((item) => item.sentence).map((item) => part(fill(view.words.judgment, { term: item.term_label }), h("p", {}, item.sentence, " ", h("span", { class: "rc-dim" }, item.leaves_open)), "rc-judgment")),
    part(view.words.rests, texts(row.presumed.map((item) => item.sentence))),
    part(view.words.exceptions, texts(row.exceptions.map((item) => item.sentence)), "rc-exceptions"),
    advice(view, row), part(view.words.duty, h("p", {}, row.duty.sentence), "rc-duty"),
    h("details", { class: "rc-trace" }, h("summary", {}, view.words.trace), h("ul", {}, row.tree.map((one) => node(view, one)))));
}

export function covered(view, take, examples) {
  const articles = Object.values(view.bundle.provisions).filter((item) => view.bundle.norms.some((norm) => norm.provision === `art_${item.number}`));
  return h("section", { class: "rc-none" }, h("p", {}, view.words.none_lead),
    h("ul", { class: "rc-covered" }, articles.map((item) => h("li", {}, h("a", { href: page(view, item.number) }, item.label[view.lang]), ` ${item.heading[view.lang]}`))),
    examples.length ? [h("p", {}, view.words.none_try), h("p", { class: "rc-examples" }, examples.map((text) => button(text, () => take(text))))] : null);
}

export function findings(view, result, only) {
  const shown = Object.entries(result.articles).filter(([number]) => !only || number === only);
  if (!shown.length) return null;
  return h("section", { class: "rc-explanation" }, h("h3", {}, view.words.explanation), shown.map(([number, name]) => {
    const { name: label, heading } = article(view, number);
    const rows = result.findings.filter((row) => row.provision === `art_${number}`);
    return h("article", { class: "rc-card", "data-article": number, "data-outcome": name },
      h("h4", {}, outcome(view, name), " ", h("a", { href: page(view, number) }, label), ` ${heading}`),
      rows.map((row, index) => finding(view, row, rows.length === 1, view.lang === "en" && row.quotes.en !== rows[index - 1]?.quotes.en)));
  }));
}

export function effects(view, result) {
  const shown = texts(result.cross_effects.map((effect) => effect.text));
  return shown ? h("section", { class: "rc-effects" }, h("h3", {}, view.words.effects), shown) : null;
}
