// An identifier's page: goes on to the current page in the reader's language, keeping the address for "back".
const wanted = (navigator.languages ?? []).map((tag) => tag.toLowerCase());
function choose(tag) {
  if (tag.startsWith("zh")) return /hans|cn|sg/.test(tag) || tag === "zh" ? "zh-Hans" : "zh-Hant";
  return tag.startsWith("en") ? "en" : null;
}
document.addEventListener("DOMContentLoaded", () => {
  const lang = wanted.map(choose).find(Boolean) ?? "zh-Hant";
  const link = document.querySelector(`a[data-lang="${lang}"]`);
  if (link) location.replace(link.href);
});
