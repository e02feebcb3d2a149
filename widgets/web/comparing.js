// Two variants side by side: the description as it is, and one with a fact or a word changed.
import { UNSENT, button, h, texts } from "./dom.js";
import { choice } from "./choice.js";
import { article, outcome } from "./findings.js";

/** The changes that would have complied, as one-click variants: what if the mayor had approved? */
function whatIf(view, result, apply) {
  const offers = new Map();
  for (const finding of result.findings)
    for (const [index, set] of finding.would_have_complied.entries()) offers.set(finding.advice.complied[index], set);
  if (!offers.size) return null;
  return h("p", { class: "rc-what-if" }, h("span", {}, view.words.compare_if),
    [...offers].slice(0, 4).map(([text, set]) => button(text, () => apply(Object.fromEntries(set.map((change) => [change.fact, change.value]))))));
}

function side(view, title, result) {
  return h("div", { class: "rc-side" }, h("h4", {}, title), h("p", { class: "rc-side-headline" }, result.headline),
    result.findings.map((row) => h("div", { class: "rc-side-norm" }, h("p", {}, outcome(view, row.outcome), " ", article(view, row.provision.slice(4)).name), h("p", {}, row.sentence))));
}

export function comparison(view, answer, variant, on) {
  const box = h("textarea", { id: `${view.key}-variant`, rows: "3", ...UNSENT, onchange: (event) => on.text(event.target.value) });
  box.value = variant.text;
  return h("section", { class: "rc-compare" }, h("h3", { tabindex: "-1" }, view.words.compare), h("p", { class: "rc-dim" }, view.words.compare_lead),
    whatIf(view, answer.result, on.facts), h("label", { for: `${view.key}-variant` }, view.words.compare_text), box,
    h("ul", { class: "rc-facts" }, answer.variant.facts.map((fact) => h("li", { class: "rc-fact" }, h("span", { class: "rc-number" }), h("span", { class: "rc-label" }, fact.label),
      choice(view, { name: fact.name, value: fact.value, key: "v", label: fact.label, onanswer: (name, value) => on.facts({ [name]: value }) })))),
    h("div", { class: "rc-differences", role: "status" }, h("h4", {}, view.words.differences), texts(answer.comparison.sentences)),
    h("div", { class: "rc-sides" }, side(view, view.words.first, answer.result), side(view, view.words.second, answer.variant)),
    button(view.words.compare_end, on.end));
}
