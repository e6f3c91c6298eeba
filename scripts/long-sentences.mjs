// Sentences of the docs that are longer than a reader takes in at once: `npm run check:sentences`. Checked by the tests.
// Code, tables, quotations, headings and lists of sources are left out; inline code and a formula count as one word.
import fs from "node:fs";

/** Most words of a sentence. */
export const MOST_WORDS = 26;

/** Pages written in sentences, of this package's own. */
export function pages() {
  const docs = fs.readdirSync("docs").filter((name) => name.endsWith(".md"));
  return ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...docs.map((name) => `docs/${name}`)];
}

/** Sentences of a page with more than so many words, each with its line. */
export function longSentences(text, most = MOST_WORDS) {
  return blocks(text).flatMap(({ line, prose }) =>
    sentences(prose)
      .map((sentence) => ({ line, words: words(sentence), sentence }))
      .filter((each) => each.words > most),
  );
}

/** Paragraphs and list items as plain prose. */
function blocks(text) {
  const found = [];
  let open = null;
  let fenced = false;
  let sources = false;
  const close = () => {
    if (open !== null && !sources) found.push(open);
    open = null;
  };
  const lines = text.split("\n");
  const begin = lines[0] === "---" ? lines.indexOf("---", 1) + 1 : 0;
  for (let at = begin; at < lines.length; at++) {
    const line = lines[at];
    if (/^\s*(```|~~~)/.test(line)) {
      close();
      fenced = !fenced;
      continue;
    }
    if (fenced) continue;
    if (/^#+ /.test(line)) {
      close();
      sources = /\b(sources|references|literature|further reading)\b/i.test(line);
    } else if (line.trim() === "" || /^\s*(\||>|<|!\[|\$\$)/.test(line)) close();
    else if (/^\s*([-*]|\d+\.) /.test(line)) {
      close();
      open = { line: at + 1, prose: line.replace(/^\s*([-*]|\d+\.) /, "") };
    } else if (open === null) open = { line: at + 1, prose: line };
    else open.prose += ` ${line.trim()}`;
  }
  close();
  return found;
}

function sentences(prose) {
  const plain = prose
    .replace(/`[^`]*`/g, "Code")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\$[^$]*\$/g, "Formula")
    .replace(/[“"][^”"]*[”"]/g, "Quotation")
    // A source in parentheses is not read word by word.
    .replace(/\([^()]*\b(1[89]|20)\d\d[a-z]?\b[^()]*\)/g, "")
    .replace(/\*\*|__/g, "")
    .replace(/\b(e\.g|i\.e|vs|et al|cf|approx|No|pp?|eq|vol|Inc|Dr)\./g, "$1");
  return plain.split(/(?<=[.!?][)*]?)\s+(?=[^a-z\s])/).filter((sentence) => sentence.trim() !== "");
}

function words(sentence) {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

if (process.argv[1]?.endsWith("long-sentences.mjs")) {
  let count = 0;
  for (const page of process.argv.length > 2 ? process.argv.slice(2) : pages()) {
    for (const { line, words: length, sentence } of longSentences(fs.readFileSync(page, "utf8"))) {
      console.log(`${page}:${line} ${length} words: ${sentence}`);
      count++;
    }
  }
  console.log(`${count} sentences of more than ${MOST_WORDS} words`);
}
