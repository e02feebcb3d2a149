// Runs before the theme's script. Holds it to the site's policy: text that it makes into markup is reduced to a few plain
// elements, workers come from this site alone, and nothing is kept in the browser before the reader chooses something.
(() => {
  const ELEMENTS = "abbr|article|b|bdi|br|code|dd|del|div|dl|dt|em|h[1-6]|i|kbd|li|mark|ol|p|rp|rt|ruby|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul|wbr";
  const HARMLESS = new RegExp(`^</?(?:${ELEMENTS})(?: (?:class|lang|dir|data-md-[a-z-]+)(?:="[^"<>]*")?)*>`, "i");

  /** Markup in which every sign that would open another element or attribute is text. */
  function plain(markup) {
    return String(markup).replace(/<[^<>]*>?/g, (piece) => (HARMLESS.test(piece) ? piece : piece.replaceAll("<", "&lt;")));
  }

  function own(address) {
    const url = new URL(address, document.baseURI);
    if (url.origin !== location.origin) throw new TypeError(`${url.origin} is another site`);
    return url.href;
  }

  self.trustedTypes?.createPolicy("default", { createHTML: plain, createScriptURL: own });

  // Material notes the colours as soon as a page opens; here only what the reader has chosen is noted.
  const { __md_set: set } = self;
  let chosen = false;
  addEventListener("change", ({ target }) => (chosen ||= target.name === "__palette"), { capture: true });
  self.__md_set = (name, ...rest) => (name !== "__palette" || chosen) && set(name, ...rest);
})();
