// Whether the site has been released anew since this page was opened: its scripts then bear other names.
const own = new URL(".", import.meta.url).pathname.split("/").at(-2);

/** False also where nothing can be told: without a network, or on another site's page. */
export async function released() {
  if (new URL(import.meta.url).origin !== location.origin) return false;
  try {
    const response = await fetch(location.pathname, { cache: "no-store" });
    return response.ok && !(await response.text()).includes(own);
  } catch {
    return false;
  }
}
