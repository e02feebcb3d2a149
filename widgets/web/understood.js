// "Here is what I understood": the description with the words of each fact marked, and the facts, each to be corrected with a click.
import { button, h, quoting } from "./dom.js";
import { choice } from "./choice.js";
import { fill } from "./strings.js";

const numbered = (fact) => fact.start !== null && fact.start < fact.end;

/** Spans that overlap are marked as one, with the numbers of all their facts. */
function clusters(facts) {
  const found = [];
  for (const [index, fact] of facts.entries()) found.push({ start: fact.start, end: fact.end, numbers: [index + 1] });
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const merged = [];
  for (const span of found) {
    const last = merged.at(-1);
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
      last.numbers.push(...span.numbers);
    } else merged.push(span);
  }
  return merged;
}

function marked(view, text, result, facts) {
  const characters = Array.from(text);
  const unread = new Array(characters.length).fill(false);
  for (const [start, end] of result.unread) unread.fill(true, start, end);
  const parts = [];
  let place = 0;
  const plain = (until) => {
    while (place < until) {
      let stop = place + 1;
      while (stop < until && unread[stop] === unread[place]) stop += 1;
      const run = characters.slice(place, stop).join("");
      parts.push(unread[place] && run.trim() ? h("span", { class: "rc-unread" }, run) : run);
      place = stop;
    }
  };
  for (const { start, end, numbers } of clusters(facts)) {
    plain(start);
    const words = characters.slice(start, end).join("");
    parts.push(h("mark", {}, words, numbers.map((number) => h("sup", {}, h("a", { href: `#${view.key}-fact-${number}`, title: facts[number - 1].label, onclick: (event) => toFact(event, view, number) }, String(number))))));
    place = end;
  }
  plain(characters.length);
  return parts;
}

function toFact(event, view, number) {
  event.preventDefault(); // the address holds the scenario
  const row = document.getElementById(`${view.key}-fact-${number}`);
  row.scrollIntoView({ block: "nearest" });
  row.querySelector("input:checked, input")?.focus();
}

function row(view, fact, number) {
  const value = { true: view.words.yes, false: view.words.no, null: view.words.unknown };
  const corrected = fact.source === "user";
  return h("li", { id: number ? `${view.key}-fact-${number}` : null, class: "rc-fact", "data-fact": fact.name },
    h("span", { class: "rc-number", "aria-hidden": "true" }, number ?? ""),
    h("span", { class: "rc-label" }, fact.label),
    choice(view, { name: fact.name, value: fact.value, key: "f", label: fact.label, onanswer: view.correct }),
    h("span", { class: "rc-said" }, fact.said),
    h("span", { class: "rc-origin" }, quoting(view, fact.origin), corrected && "read" in fact ? ` · ${fill(view.words.was_read, { value: value[fact.read] })}` : null,
      corrected ? button(view.words.undo, () => view.undo(fact.name), { class: "rc-quiet", "aria-label": `${view.words.undo}: ${fact.label}` }) : null));
}

function group(view, title, lead, facts) {
  return facts.length ? h("div", { class: "rc-group" }, h("h4", {}, title), lead ? h("p", { class: "rc-dim" }, lead) : null, h("ul", { class: "rc-facts" }, facts.map((fact) => row(view, fact)))) : null;
}

export function understood(view, text, result) {
  const read = result.facts.filter(numbered).sort((a, b) => a.start - b.start || a.end - b.end);
  const rest = result.facts.filter((fact) => !numbered(fact));
  return h("section", { class: "rc-understood" }, h("h3", {}, view.words.understood),
    h("blockquote", { lang: result.text_lang }, marked(view, text, result, read)),
    read.length ? h("p", { class: "rc-dim rc-screen" }, view.words.understood_lead) : h("p", { class: "rc-dim" }, view.words.nothing_read),
    result.unread.length ? h("p", { class: "rc-dim rc-unread-note" }, view.words.unread_note) : null,
    read.length ? h("ol", { class: "rc-facts" }, read.map((fact, index) => row(view, fact, index + 1))) : null,
    group(view, view.words.answered, null, rest.filter((fact) => fact.source !== "derived")),
    group(view, view.words.presumed, view.words.presumed_lead, rest.filter((fact) => fact.source === "derived")),
    result.facts.some((fact) => fact.source === "user") ? button(view.words.reset, view.reset, { class: "rc-quiet rc-screen" }) : null);
}
