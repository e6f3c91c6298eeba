/**
 * Bytes of what is shipped: each export of the built package bundled alone, as a bundler for the browser would, and
 * minified and gzipped. Fails where a ceiling is passed. Run after `npm run build`:
 *
 *   npm run size                     the ceilings, the median, the entries
 *   npm run size -- --all            every export
 *   npm run size -- --why NAME       which parts of the bundle of one export weigh most
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const KILO = 1000;

/** Most kilobytes, minified and gzipped, of one export alone, and of whole entries. */
const ceilings: Record<string, number> = {
  shareInterval: 2,
  viralGrowth: 2,
  nextReview: 6,
  fitBgNbd: 6,
  scoreOpportunity: 11,
  planReviews: 32,
  addWorkingDays: 3,
};
const MEDIAN_CEILING = 5;
const entryCeilings: Record<string, number> = { "retention-kit/schemas": 32 };

interface Bundle {
  minified: number;
  gzipped: number;
  text: string;
  metafile: Metafile;
}

/** `minify: false` keeps the names, for a look at what is in it. */
async function bundle(code: string, minify = true): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: "js" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    treeShaking: true,
    logLevel: "error",
    external: code.includes("icalendar") ? ["ical-generator"] : [],
  });
  const text = outputFiles[0]?.text ?? "";
  return { minified: text.length, gzipped: gzipSync(text, { level: 9 }).length, text, metafile };
}

const kilobytes = (bytes: number): string => (bytes / KILO).toFixed(1);
const one = (name: string): string => `export { ${name} } from "retention-kit";`;

const args = process.argv.slice(2);
if (args[0] === "--why") {
  const { text } = await bundle(one(args[1] ?? "shareInterval"), false);
  const parts = text
    .split(/\n(?=(?:async )?function |var |let |const |class |\/\/ )/)
    .map((part) => ({ name: part.slice(0, 60).split("\n")[0], bytes: part.length }))
    .sort((a, b) => b.bytes - a.bytes);
  console.table(parts.slice(0, 40));
} else {
  const names = Object.keys(await import("retention-kit")).sort();
  const sizes: { name: string; minified: number; gzipped: number }[] = [];
  for (const name of names) {
    const { minified, gzipped } = await bundle(one(name));
    sizes.push({ name, minified, gzipped });
  }
  sizes.sort((a, b) => a.gzipped - b.gzipped);
  const median = sizes[Math.floor(sizes.length / 2)]?.gzipped ?? 0;
  const failures: string[] = [];
  const check = (name: string, gzipped: number, ceiling: number | undefined): string => {
    if (ceiling !== undefined && gzipped > ceiling * KILO) {
      failures.push(`${name}: ${kilobytes(gzipped)} kB, ceiling ${ceiling} kB`);
    }
    return ceiling === undefined ? "" : String(ceiling);
  };
  const shown = args.includes("--all") ? sizes : sizes.filter(({ name }) => ceilings[name] !== undefined);
  console.log("| Export, alone | minified, kB | gzipped, kB | ceiling |\n| --- | ---: | ---: | ---: |");
  for (const { name, minified, gzipped } of shown) {
    const ceiling = check(name, gzipped, ceilings[name]);
    console.log(`| \`${name}\` | ${kilobytes(minified)} | ${kilobytes(gzipped)} | ${ceiling} |`);
  }
  const ofMedian = check("the median export", median, MEDIAN_CEILING);
  console.log(`| the median of ${sizes.length} exports | | ${kilobytes(median)} | ${ofMedian} |`);
  console.log("\n| Entry, whole | minified, kB | gzipped, kB | ceiling |\n| --- | ---: | ---: | ---: |");
  const { exports } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { exports: Record<string, unknown> };
  for (const path of Object.keys(exports).filter((key) => !key.endsWith(".json"))) {
    const entry = path.replace(/^\./, "retention-kit");
    const { minified, gzipped } = await bundle(`export * from "${entry}";`);
    const ceiling = check(entry, gzipped, entryCeilings[entry]);
    console.log(`| \`${entry}\` | ${kilobytes(minified)} | ${kilobytes(gzipped)} | ${ceiling} |`);
  }
  if (failures.length > 0) {
    console.error(`\nToo large:\n${failures.join("\n")}`);
    process.exitCode = 1;
  }
}
