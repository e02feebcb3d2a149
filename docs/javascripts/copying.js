// Makes addresses whole where the site is served, and adds a button that copies them. Without it they stay plain links.
for (const link of document.querySelectorAll("a.address")) link.textContent = link.href;
for (const part of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = part.dataset.copy;
  const words = () => [...(part.children.length ? part.children : [part])].map((child) => child.textContent.trim()).join("\n\n");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words());
    button.textContent = part.dataset.copied;
    setTimeout(() => (button.textContent = part.dataset.copy), 2000);
  });
  part.after(button);
}
