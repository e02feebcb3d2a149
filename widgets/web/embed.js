// The way in for other sites' pages: brings the styles and the element, all from where this script lies.
import { defaults } from "./defaults.js";

export function embed(instrument) {
  defaults.instrument = instrument;
  for (const name of ["embed.css", "rule-checker.css"]) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(name, import.meta.url).href;
    document.head.append(link);
  }
  return import("./rule-checker.js");
}
