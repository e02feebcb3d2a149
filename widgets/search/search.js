// The way in: shows the button, listens for its keys, and loads the rest on first use only.
const button = document.querySelector(".search-open");
const typing = target => target.closest?.("input, textarea, select, [contenteditable], rule-checker");
let panel;
/** What is typed while the panel is on its way; null when it is not. */
let early = null;

/** Keep a key pressed before there is a field for it; say whether it was one. */
function keep({ key, ctrlKey, metaKey, altKey, target }) {
  if (early === null || ctrlKey || metaKey || altKey || typing(target)) return false;
  if (key === "Backspace") early = early.slice(0, -1);
  else if ([...key].length === 1) early += key;
  else return false;
  return true;
}

async function open() {
  early ??= "";
  panel ??= import("./panel.js").then(module => module.panel(button.dataset.lang));
  try {
    (await panel).open(early);
  } catch {
    panel = undefined;
    button.setAttribute("aria-label", button.dataset.failed);
    button.title = button.dataset.failed;
  } finally {
    early = null;
  }
}

if (button) {
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", event => {
    if (keep(event)) {
      event.preventDefault();
      // the theme has keys of its own, such as n for the next page
      event.stopPropagation();
      return;
    }
    const wanted = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    if (!wanted && !(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    open();
  });
}
