// The search's dialog: what is typed, the results by provision, and the keys that move among them.
import { STRINGS } from "./strings.js";
import { finder, places } from "./ranking.js";

const SHOWN = 3, BEFORE = 24, LONGEST = { en: 170, zh: 90 };
const root = new URL("../../", import.meta.url);

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const styled = new Promise((resolve, reject) => {
  const link = h("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url) });
  link.addEventListener("load", resolve);
  link.addEventListener("error", reject);
  document.head.append(link);
});

async function load() {
  const answer = await fetch(new URL("search/passages.json", root));
  if (!answer.ok) throw new Error(`passages.json: ${answer.status}`);
  const data = await answer.json();
  return { data, ...finder(data) };
}

/** The language to show a passage in: that of what was typed, if the passage has it there; else where it was found. */
function shownIn({ passage, terms }, typed, lang, { data, fold }) {
  const { languages } = data;
  const han = /[\u3400-\u9fff]/.test(typed);
  const simplified = new Set(Object.values(data.fold));
  const script = fold(typed) !== typed.toLowerCase() || ![...typed].some(one => simplified.has(one)) ? "zh-Hant" : "zh-Hans";
  const wished = !terms.length ? lang : han ? (lang === "en" ? script : lang) : "en";
  const order = [wished, lang, ...languages].map(tag => languages.indexOf(tag));
  const found = order.find(at => places(passage.text[at], terms, fold).length) ?? languages.indexOf(lang);
  return { tag: languages[found], text: passage.text[found] };
}

function excerpt(hit, typed, lang, held) {
  const { tag, text } = shownIn(hit, typed, lang, held);
  const spans = places(text, hit.terms, held.fold);
  const longest = tag === "en" ? LONGEST.en : LONGEST.zh;
  let start = Math.max(0, (spans[0]?.[0] ?? 0) - BEFORE);
  if (start && tag === "en") start = text.indexOf(" ", start) + 1;
  if (text.length <= longest) start = 0;
  const end = Math.min(text.length, start + longest);
  const line = h("span", { class: "search-words", lang: tag });
  let at = start;
  if (start) line.append("…");
  for (const [from, to] of spans.filter(span => span[0] >= start && span[1] <= end)) {
    line.append(text.slice(at, from), h("mark", {}, text.slice(from, to)));
    at = to;
  }
  line.append(text.slice(at, end), end < text.length ? "…" : "");
  return line;
}

/** Make the dialog for a page in a language. */
export async function panel(lang) {
  await styled;
  const w = STRINGS[lang];
  const input = h("input", { type: "search", "aria-label": w.title, placeholder: w.hint, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
  const status = h("p", { class: "search-status", role: "status" });
  const list = h("ol", { class: "search-results" });
  const shut = h("button", { type: "button", class: "search-close" }, w.close);
  const dialog = h("dialog", { class: "search-panel", "aria-label": w.title, lang },
    h("div", { class: "search-bar" }, input, shut), status, list, h("p", { class: "search-keys" }, w.keys));
  document.body.append(dialog);
  // `entered`: Enter was pressed before there was anything to go to
  let held = null, asked = null, entered = false;

  const address = (group, anchor) => {
    const prefix = held.data.prefixes[held.data.languages.indexOf(lang)];
    return new URL(prefix + group.path + (anchor ? `#${anchor}` : ""), root).href;
  };

  function entry({ group, passages }, typed) {
    const at = held.data.languages.indexOf(lang);
    const head = h("a", { class: "search-name", href: address(group, null) }, h("b", {}, group.label[at]), group.heading[at] ? ` ${group.heading[at]}` : "");
    const item = h("li", {}, head);
    for (const hit of passages.slice(0, SHOWN)) {
      item.append(h("a", { class: "search-hit", href: address(group, hit.passage.anchor) },
        h("span", { class: "search-kind" }, w[hit.passage.kind]), excerpt(hit, typed, lang, held)));
    }
    if (passages.length > SHOWN) item.append(h("span", { class: "search-more" }, w.more.replace("{n}", passages.length - SHOWN)));
    return item;
  }

  function show() {
    const typed = input.value.trim();
    // until it is loaded, the status says that it is loading, or could not be
    if (!held) return;
    list.replaceChildren();
    status.textContent = "";
    if (!typed) return;
    const found = held.find(typed);
    status.textContent = found.length ? w.found.replace("{n}", found.length) : w.none;
    list.append(...found.map(one => entry(one, typed)));
    list.scrollTop = 0;
    if (entered) list.querySelector("a")?.click();
    entered = false;
  }

  async function ready() {
    status.textContent = w.loading;
    try {
      held = await (asked ??= load());
      show();
    } catch {
      asked = null;
      const again = h("button", { type: "button" }, w.retry);
      again.addEventListener("click", ready);
      status.replaceChildren(w.failed, " ", again);
    }
  }

  function move(event) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === input && links.length && !event.isComposing) links[0].click();
    else if (event.key === "Enter" && event.target === input && !held) entered = true;
    else if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : input).focus();
    else return;
    event.preventDefault();
  }

  input.addEventListener("input", () => {
    entered = false;
    show();
  });
  dialog.addEventListener("keydown", move);
  shut.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => {
    // a click on the dialog itself is one beside its contents; one on a link may lead to this very page
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  return {
    /** Show the dialog. `typed`: what was typed before it was there. */
    open(typed) {
      if (!dialog.open) dialog.showModal();
      if (typed) input.value = typed;
      input.focus();
      if (typed) show();
      else input.select();
      if (!held) ready();
    },
  };
}
