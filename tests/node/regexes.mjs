// Judges regular expressions by recheck: of the JavaScript files named, read by acorn, and those given as JSON on standard input.
import { readFileSync } from "node:fs";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { checkSync } from "recheck";

const given = JSON.parse(readFileSync(0, "utf8"));
for (const file of process.argv.slice(2)) {
  full(parse(readFileSync(file, "utf8"), { ecmaVersion: "latest", sourceType: "module" }), (node) => {
    if (node.regex) given.push({ where: file, source: node.regex.pattern, flags: node.regex.flags });
  });
}
const found = given.map(({ where, source, flags }) => {
  // the judge knows neither \p{Script=…} nor the flag v: any letter stands for one of a script
  const plain = source.replaceAll(/\\p\{[^}]*\}/g, "\\u4e00-\\u9fff").replaceAll(/(?<!\[[^\]]*)\\u4e00-\\u9fff/g, "[\\u4e00-\\u9fff]");
  const { status, complexity, error } = checkSync(plain, flags.replaceAll(/[vd]/g, ""), { timeout: null, randomSeed: 1 });
  return { where, source, status, told: complexity?.summary ?? error?.kind ?? "" };
});
console.log(JSON.stringify(found));
