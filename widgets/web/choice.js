// Yes, no or don't know: one group of radio buttons, the way to answer a question and to correct a fact.
import { h } from "./dom.js";

const OPTIONS = [["true", "yes"], ["false", "no"], ["null", "unknown"]];

/** `value` is true, false, null for "don't know", or undefined where nothing is chosen yet. */
export function choice(view, { name, value, key, label, onanswer }) {
  return h("span", { class: "rc-choice", role: "radiogroup", "aria-label": label },
    OPTIONS.map(([option, word]) => h("label", {},
      h("input", { type: "radio", name: `${view.key}-${key}-${name}`, value: option, checked: String(value) === option, onchange: () => onanswer(name, JSON.parse(option)) }),
      h("span", {}, view.words[word]))));
}
