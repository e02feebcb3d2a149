// Reads queries from standard input, one a line, and writes for each the groups found, with the site's own modules.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [scripts, passages] = process.argv.slice(2).map(path => pathToFileURL(path));
const { finder, places } = await import(`${scripts}/ranking.js`);
const { find, fold } = finder(JSON.parse(readFileSync(passages)));
for (const query of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const found = find(query).map(({ group, passages }) => ({
    path: group.path,
    passages: passages.map(({ passage, terms }) => ({
      anchor: passage.anchor, kind: passage.kind,
      marked: passage.text.map(text => places(text, terms, fold).map(([start, end]) => text.slice(start, end))),
    })),
  }));
  console.log(JSON.stringify(found));
}
