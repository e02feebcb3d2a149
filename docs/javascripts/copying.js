// Makes addresses whole where the site is served, and adds buttons that copy. Without it they stay plain links and text.
const cited = document.querySelector("link[rel=cite-as]");
const start = cited && cited.href.replace(/\/id\/[^/]+\/([^/]+\/)?$/, "/");

for (const link of document.querySelectorAll("a.address")) link.textContent = link.href;

// Reference managers read the address to cite from the page's head.
if (cited && !document.querySelector("meta[name=citation_public_url]")) {
  const meta = document.createElement("meta");
  meta.name = "citation_public_url";
  meta.content = cited.href;
  document.head.append(meta);
}

const words = (part) =>
  [...(part.querySelector("blockquote") ? part.children : [part])].map((child) => child.textContent.trim()).join("\n\n");

for (const part of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = part.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words(part));
    button.textContent = part.dataset.copied;
    setTimeout(() => (button.textContent = part.dataset.copy), 2000);
  });
  part.after(button);
}

// A reference that is downloaded has the address as the site's own path; here it becomes whole.
for (const link of document.querySelectorAll("a[data-complete]")) {
  link.addEventListener("click", async (event) => {
    if (!start) return;
    event.preventDefault();
    const text = (await (await fetch(link.href)).text()).replace(/([{" ])\/id\//g, `$1${start}id/`);
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob([text], { type: link.type }));
    file.download = link.href.split("/").pop();
    file.click();
    URL.revokeObjectURL(file.href);
  });
}
