// What is written stays with the tab's own history entry, as browsers keep what is put into plain forms: back and forward, a reload
// and a restored session find it again. It is no storage of the site's: it goes with the tab, and no other page or tab can read it.
const KEY = "rulecheck";

export function keepDraft(scenario) {
  try {
    history.replaceState({ ...history.state, [KEY]: scenario }, "");
  } catch {
    // a browser limits how often this may be done, and how much is kept; the next time will do
  }
}

/** What was written on this page of the tab's history, or null. */
export function keptDraft() {
  const found = history.state?.[KEY];
  return typeof found?.text === "string" && typeof found.on === "string" && found.facts && typeof found.facts === "object" ? found : null;
}
