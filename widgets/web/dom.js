// Building elements: text is always text, never markup; handlers are listeners, never attributes.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(text, onclick, attributes = {}) {
  return h("button", { type: "button", onclick, ...attributes }, text);
}

/** A list of texts, or nothing where there are none. */
export function texts(items, attributes = {}) {
  return items.length ? h("ul", attributes, items.map((item) => h("li", {}, item))) : null;
}

/** For fields: some browsers and their extensions send what is typed to a service of theirs, to check its spelling or to fill it in; these ask them not to. */
export const UNSENT = { spellcheck: "false", autocomplete: "off", autocorrect: "off", writingsuggestions: "false", "data-gramm": "false", "data-ms-editor": "false", "data-lt-active": "false" };

/** A text of the page's language with the Chinese words that it quotes from the description each in a run of their own language. */
export function quoting(view, text) {
  if (view.lang !== "en" || !text) return text;
  return text.split(/(\p{Script=Han}(?:[\p{Script=Han}\d，。、；：（）《》]*\p{Script=Han})?)/u).map((run, index) => (index % 2 ? h("span", { lang: view.textLang }, run) : run));
}
