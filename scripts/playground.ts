/**
 * Builds the playground into one file, with the built library in it: `npm run playground`, and as a part of `npm run docs`.
 *
 *   tsx --tsconfig examples/tsconfig.run.json scripts/playground.ts [FOLDER]   default docs/site/playground
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = (path: string): string => `${root}docs/playground/${path}`;
const folder = process.argv[2] ?? `${root}docs/site/playground`;

/** A program of the page as one classic script. The library is that of `dist`, as it is packed. */
async function script(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source(entry)],
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    platform: "browser",
    charset: "utf8",
    legalComments: "none",
    tsconfig: `${root}examples/tsconfig.run.json`,
    logLevel: "error",
  });
  // The text stands inside of a script element, which this alone would end.
  return (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
}

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const parts: Readonly<Record<string, string>> = {
  style: readFileSync(source("style.css"), "utf8"),
  page: await script("page/main.ts"),
  worker: await script("worker.ts"),
};
const filled = readFileSync(source("index.html"), "utf8").replace(
  /\{\{(\w+)\}\}/g,
  (whole, name: string) => parts[name] ?? whole,
);
/** The text of each element of the page that begins with a tag, as the browser hashes it. */
const hashes = (tag: string, end: string): string =>
  filled
    .split(tag)
    .slice(1)
    .map((rest) => hash(rest.slice(0, rest.indexOf(end))))
    .join(" ");
// No network: nothing but this page's own script, style and worker.
const policy = [
  "default-src 'none'",
  `script-src ${hashes("<script>", "</script>")}`,
  "worker-src blob:",
  `style-src ${hashes("<style>", "</style>")}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const html = filled.replace("{{policy}}", policy);
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/index.html`, html);
const kb = (bytes: number): string => (bytes / 1024).toFixed(0);
console.log(`${folder}/index.html: ${kb(Buffer.byteLength(html))} KB, ${kb(gzipSync(html).length)} KB with gzip`);
