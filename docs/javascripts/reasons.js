// Shows beside a mark of the received text why the edition departs from it. Without it the mark is a link to the apparatus.
const box = document.createElement("div");
box.className = "reason";
box.popover = "auto";
box.lang = document.documentElement.lang;
let shown = null;

const line = (className, text, lang) => {
  const paragraph = document.createElement("p");
  paragraph.className = className;
  paragraph.textContent = text;
  if (lang) paragraph.lang = lang;
  return paragraph;
};

const fill = (mark, words) => {
  const lemma = mark.dataset.lemma || words.nothing;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = words.close;
  close.addEventListener("click", () => box.hidePopover());
  const entry = document.createElement("a");
  entry.href = mark.href;
  entry.textContent = new URL(mark.href).hash.slice(1);
  const foot = document.createElement("p");
  foot.append(entry, " ", close);
  const ground = document.getElementById(`ground-${mark.dataset.ground}`);
  const why = document.createElement("p");
  why.append(...[...(ground?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  const letters = `${mark.textContent.replaceAll(" ", "␣")} → ${lemma.replaceAll(" ", "␣")}`;
  box.replaceChildren(line("reason-letters", letters, "zh-Hant"), line("small", `${mark.dataset.kind} · ${mark.dataset.sure}`), why, foot);
};

const place = (mark) => {
  const at = mark.getBoundingClientRect();
  const own = box.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left), innerWidth - own.width - 8);
  const below = at.bottom + 6;
  box.style.left = `${left}px`;
  box.style.top = `${below + own.height > innerHeight ? Math.max(8, at.top - own.height - 6) : below}px`;
};

if (HTMLElement.prototype.hasOwnProperty("popover")) {
  box.addEventListener("toggle", ({ newState }) => {
    shown?.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "closed" && box.contains(document.activeElement)) shown?.focus();
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.(".received a.dep");
    const words = document.querySelector(".grounds")?.dataset;
    if (!mark || !words || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    mark.after(box);
    fill(mark, words);
    shown = mark;
    box.showPopover();
    place(mark);
  });
}
