// Finding: from what was typed to groups of passages, best first. No DOM here; tests run it under Node.
import MiniSearch from "./minisearch.js";

const HAN = /[\u3400-\u9fff]+/g;
const LATIN = /(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const STOP = new Set("a an and are as at be by for from how in into is it of on or s t that the their they this to was what when which who with must shall".split(" "));
// Sentences of the document before what is said about them; names of provisions before all.
const WEIGHT = { name: 3, text: 2, norm: 1.4, note: 1, case: .5, term: .4, page: .4 };
const FEWEST = .5;

/** Fold width, case and script: what is the same to a reader becomes the same to the index. Length is kept. */
export const folder = table => text => Array.from(text, one => {
  const plain = one.normalize("NFKC").toLowerCase();
  const kept = plain.length === one.length ? plain : one;
  return table[kept] ?? kept;
}).join("");

const stem = word => (word.length > 4 ? word.replace(/(?:ies|y)$/, "i").replace(/(?:ing|ed|es|s)$/, "") : word);

/** Words of a folded text: Latin words stemmed, Chinese in pairs of characters (and, to index, single ones). */
export function words(text, indexing) {
  const found = [];
  for (const [run] of text.replace(/[’']s\b/g, "").matchAll(WORD)) {
    let rest = 0;
    for (const { 0: han, index } of run.matchAll(HAN)) {
      latin(run.slice(rest, index), found);
      rest = index + han.length;
      if (indexing || han.length === 1) found.push(...han);
      for (let at = 0; at + 1 < han.length; at++) found.push(han.slice(at, at + 2));
    }
    latin(run.slice(rest), found);
  }
  return found;
}

function latin(run, found) {
  if (run && !STOP.has(run)) found.push(stem(run));
}

const bare = text => text.replace(/[\s._\-、，。]/g, "").replace(/^article/, "art");

/** The finder over the site's passages: find(typed, most) gives [{group, passages: [{passage, terms}]}]. */
export function finder(data) {
  const fold = folder(data.fold);
  const documents = data.passages.map((passage, id) => ({ id, kind: passage.kind,
    text: [...passage.text.map(fold), passage.kind === "norm" ? passage.anchor.slice(passage.anchor.lastIndexOf(".") + 1).replaceAll("_", " ") : ""].join("\n") }));
  data.groups.forEach((group, at) => documents.push({
    id: `g${at}`, kind: "name", text: [...group.label, ...group.heading, ...group.names].map(fold).join("\n"),
  }));
  const index = new MiniSearch({
    fields: ["text"], storeFields: ["kind"], processTerm: term => term,
    tokenize: text => words(text, true),
    searchOptions: {
      tokenize: text => words(text, false),
      boostDocument: (id, term, stored) => WEIGHT[stored.kind],
      prefix: term => /^[a-z]{4}/.test(term), fuzzy: term => (/^[a-z]{5}/.test(term) ? .2 : false),
      weights: { prefix: .4, fuzzy: .3 },
    },
  });
  index.addAll(documents);
  const exact = new Map();
  data.groups.forEach((group, at) => [...group.names, ...group.label].forEach(name => exact.set(bare(fold(name)), [at, null])));
  data.passages.forEach((passage, id) => {
    if (passage.kind === "text" || passage.kind === "norm") exact.set(bare(fold(passage.anchor)), [passage.group, id]);
  });

  function find(typed, most = 20) {
    const text = fold(typed.trim());
    const asked = new Set(words(text, false));
    const groups = new Map();
    const put = (at, score, hit) => {
      const group = groups.get(at) ?? groups.set(at, { group: data.groups[at], score: 0, passages: [] }).get(at);
      group.score = Math.max(group.score, score);
      if (hit) group.passages.push(hit);
    };
    const named = exact.get(bare(text));
    if (named) put(named[0], Infinity, named[1] === null ? null : { passage: data.passages[named[1]], terms: [] });
    for (const result of asked.size ? index.search(text, { combineWith: "OR" }) : []) {
      const share = result.queryTerms.length / asked.size;
      if (share < (named ? 1 : FEWEST)) continue; // who names a provision does not look for the other words of its name
      const score = result.score * share * share;
      if (typeof result.id === "string") put(Number(result.id.slice(1)), score, null);
      else if (!named || named[1] !== result.id) {
        const passage = data.passages[result.id];
        put(passage.group, score, { passage, terms: result.terms });
      }
    }
    return [...groups.values()].sort((a, b) => b.score - a.score).slice(0, most);
  }
  return { find, fold };
}

/** Where the terms of a result stand in a text: [[start, end]] in order, joined where they touch. */
export function places(text, terms, fold) {
  const folded = fold(text), spans = [], latin = new Set();
  for (const term of terms) {
    if (!term.match(HAN)) latin.add(term);
    else for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) spans.push([at, at + term.length]);
  }
  for (const { 0: word, index } of folded.matchAll(LATIN)) if (latin.has(stem(word))) spans.push([index, index + word.length]);
  spans.sort((a, b) => a[0] - b[0]);
  return spans.reduce((joined, [start, end]) => {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
    return joined;
  }, []);
}
