// Taking a result away: a link, text, Markdown, JSON, paper.
import { button, h } from "./dom.js";

async function toClipboard(view, text, told) {
  try {
    await navigator.clipboard.writeText(text);
    view.tell(told);
  } catch {
    view.tell(view.words.copy_failed);
  }
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export async function copyLink(view, link) {
  await toClipboard(view, link, view.words.shared);
}

/** `link` makes the address that restores everything. */
export function keeping(view, answer, { small, link, compare }) {
  const { words } = view;
  const saved = { text: answer.text, ...answer.result };
  return h("section", { class: "rc-keep", "aria-label": words.keep }, h("h3", {}, words.keep), h("p", { class: "rc-actions" },
    button(words.share, async () => copyLink(view, await link())),
    button(words.copy, () => toClipboard(view, answer.copies.text, words.copied)),
    small ? null : button(words.copy_markdown, () => toClipboard(view, answer.copies.markdown, words.copied)),
    small ? null : button(words.download, () => download("rulecheck.json", JSON.stringify(saved, null, 2))),
    small ? null : button(words.print, () => window.print()),
    small ? button(words.whole, async () => location.assign(await link())) : button(words.compare, compare, { class: "rc-compare-start" })));
}
