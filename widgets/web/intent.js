// Brings the checker when a reader comes near it, and starts the engine at the first sign that a check is wanted.
import { quick, saving } from "./connection.js";

const SIGNS = ["pointerover", "pointerdown", "focusin", "keydown"];
const NEAR = "400px"; // how far below the window a checker may lie when it is brought

const idle = (work) => (self.requestIdleCallback ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 500));

async function start(options) {
  if (saving()) return;
  const { engine } = await import("./engine.js");
  engine.start(options);
}

async function keepWhenUsed() {
  const { engine } = await import("./engine.js");
  engine.addEventListener("answer", () => idle(async () => (await import("./offline.js")).keepChecker()), { once: true });
}

function whenNear(checkers, work) {
  const observer = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && (observer.disconnect(), work()),
    { rootMargin: NEAR },
  );
  for (const checker of checkers) observer.observe(checker);
}

const checkers = document.querySelectorAll("rule-checker");
const ofItsOwn = [...checkers].some((checker) => !checker.hasAttribute("article"));
const bring = () => Promise.all([import("./rule-checker.js"), keepWhenUsed()]);
if (ofItsOwn) bring();
else whenNear(checkers, bring);
for (const checker of checkers) {
  for (const sign of SIGNS) checker.addEventListener(sign, () => start(), { once: true, capture: true, passive: true });
}
if (ofItsOwn && quick()) idle(() => start({ calm: true }));
