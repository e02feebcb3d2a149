// The way in: shows the button, listens for its keys, and loads the rest on first use only.
const button = document.querySelector(".search-open");
const typing = target => target.closest?.("input, textarea, select, [contenteditable], rule-checker");
let panel;

async function open() {
  panel ??= import("./panel.js").then(module => module.panel(button.dataset.lang));
  try {
    (await panel).open();
  } catch {
    panel = undefined;
    button.setAttribute("aria-label", button.dataset.failed);
    button.title = button.dataset.failed;
  }
}

if (button) {
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", event => {
    const wanted = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    if (!wanted && !(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    open();
  });
}
