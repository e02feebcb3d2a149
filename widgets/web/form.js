// The checker's form: the description, examples to start from, and in the full checker a date.
import { UNSENT, button, h } from "./dom.js";

const SHORT = 34; // characters of an example that its button shows

function examples(view, rows, take) {
  return [h("span", {}, `${view.words.examples}:`),
    ...rows.map((text) => button(text.length > SHORT ? `${text.slice(0, SHORT - 2)}…` : text, () => take(text), { title: text }))];
}

/** Returns the form, the parts of it that the checker reads and fills, and what offers examples once they are known. */
export function form(view, { small, on }) {
  const id = view.key;
  const box = h("textarea", { id: `${id}-text`, rows: "4", ...UNSENT, "aria-describedby": `${id}-hint ${id}-count`, oninput: on.typed, onfocus: on.focus,
    onkeydown: (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.check(); } });
  const count = h("p", { id: `${id}-count`, class: "rc-dim rc-count" });
  const date = h("input", { id: `${id}-on`, type: "text", inputmode: "numeric", placeholder: "2016-03-01", ...UNSENT, "aria-describedby": `${id}-on-hint`, onchange: on.check });
  const started = h("p", { class: "rc-examples" });
  const offer = (rows) => { started.hidden = !rows.length; started.replaceChildren(...examples(view, rows, on.take)); };
  const element = h("div", { class: "rc-form" },
    h("label", { for: `${id}-text`, class: "rc-title" }, view.words.label), h("p", { id: `${id}-hint`, class: "rc-dim" }, view.words.hint), box, count,
    started,
    small ? null : h("p", { class: "rc-date" }, h("label", { for: `${id}-on` }, view.words.date), " ", date, " ", h("span", { class: "rc-dim", id: `${id}-on-hint` }, view.words.date_hint)),
    h("p", { class: "rc-actions" }, button(view.words.check, on.check, { class: "rc-main" })));
  return { element, box, count, date, offer };
}
