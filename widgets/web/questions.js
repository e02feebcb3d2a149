// At most a few questions, the one that settles most first; "don't know" is an answer, and then both outcomes are shown.
import { h, texts } from "./dom.js";
import { choice } from "./choice.js";
import { fill } from "./strings.js";

const MOST = 3;

function question(view, row) {
  const ask = row.ask[view.lang];
  return h("li", { class: "rc-question", "data-fact": row.fact }, h("p", { class: "rc-ask" }, ask),
    choice(view, { name: row.fact, value: row.asked ? null : undefined, key: "q", label: ask, onanswer: view.correct }),
    texts(row.either_way, { class: "rc-either" }),
    row.who[view.lang] ? h("p", { class: "rc-dim" }, view.words.who, row.who[view.lang]) : null);
}

export function questions(view, result, article) {
  const mine = result.questions.filter((row) => !article || row.depends.some((norm) => norm.provision === `art_${article}`));
  const fresh = mine.filter((row) => !row.asked);
  const open = mine.filter((row) => row.asked);
  if (!mine.length) return null;
  return h("section", { class: "rc-questions" },
    fresh.length ? [h("h3", {}, view.words.questions), h("p", { class: "rc-dim rc-screen" }, view.words.questions_lead),
      h("ol", {}, fresh.slice(0, MOST).map((row) => question(view, row)))] : null,
    fresh.length > MOST ? h("p", { class: "rc-dim" }, fill(view.words.more, { n: fresh.length - MOST })) : null,
    open.length ? h("div", { class: "rc-left-open" }, h("h4", {}, view.words.left_open), h("ul", {}, open.map((row) => question(view, row)))) : null);
}
