// Lights up what answers what: a term in the other languages of its sentence, and the sentence that a note is about.
// Without it a sentence and its counterparts still light up together, by style alone.
let lit = [];
const light = (elements) => {
  for (const element of lit) element.classList.remove("lit");
  lit = [...elements];
  for (const element of lit) element.classList.add("lit");
};
const counterparts = (target) => {
  const term = target.closest?.(".t");
  if (term) return term.closest(".row")?.querySelectorAll(`.t[data-t="${CSS.escape(term.dataset.t)}"]`) ?? [];
  const note = target.closest?.("[data-about]");
  const about = note && document.getElementById(note.dataset.about);
  if (!about) return [];
  return [about.matches(".row") ? about : document.querySelector(".rows .row")].filter(Boolean);
};
for (const event of ["mouseover", "focusin"]) document.addEventListener(event, ({ target }) => light(counterparts(target)));
