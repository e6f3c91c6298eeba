/**
 * Bytes of what is shipped: each export of the built package bundled alone, as a bundler for the browser would, and
 * minified and gzipped. Fails where a ceiling is passed, and where docs/size.md is no longer near what is measured. Run
 * after `npm run build`:
 *
 *   npm run size                     the ceilings, the median, the entries
 *   npm run size -- --write          the same, written into docs/size.md
 *   npm run size -- --all            every export
 *   npm run size -- --why NAME       which parts of the bundle of one export weigh most
 */
import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "esbuild";
import { bundles, declarations, gzipped, one, root } from "./size/bundles.js";
import { partsTable } from "./size/parts.js";

const page = `${root}docs/size.md`;
const KILO = 1000;

/** Kilobytes, minified and gzipped, that must not be passed; and what they should come down to, where that is less. */
interface Ceiling {
  most: number;
  aim?: number;
}

/** Of one export alone. */
const ceilings: Readonly<Record<string, Ceiling>> = {
  viralGrowth: { most: 1.8 },
  shareInterval: { most: 2.5, aim: 2 },
  addWorkingDays: { most: 5.3, aim: 3 },
  fitBgNbd: { most: 7.9, aim: 6 },
  nextReview: { most: 13, aim: 6 },
  scoreOpportunity: { most: 31.6, aim: 11 },
  planReviews: { most: 42.1, aim: 32 },
};
const MEDIAN: Ceiling = { most: 7.1, aim: 5 };

/** Of a whole entry. */
const entryCeilings: Readonly<Record<string, Ceiling>> = {
  "retention-kit/schemas": { most: 24.4 },
};

/** How far a number on the page may be from what is measured: a share of it, or so many kilobytes, whichever is more. */
const TOLERANCE = { share: 0.1, kilobytes: 0.3 };

interface Row {
  name: string;
  minified: number;
  gzipped: number;
  ceiling?: Ceiling | undefined;
}

/** What each declaration of a bundle adds to it: the bytes that are gone where the declaration is. */
async function parts(name: string): Promise<{ name: string; minified: number; gzipped: number }[]> {
  const [text = ""] = await bundles([one(name)], false);
  const pieces = declarations(text);
  const sizeOf = async (left: readonly string[]): Promise<{ minified: number; gzipped: number }> => {
    const options = { minify: true, format: "esm", target: "es2022" } as const;
    const { code } = await transform(left.join("\n").replace(/export \{[^}]*\};?/, ""), options);
    return { minified: code.length, gzipped: gzipped(code) };
  };
  const whole = await sizeOf(pieces);
  const rows = await Promise.all(
    pieces.map(async (piece, index) => {
      const without = await sizeOf(pieces.toSpliced(index, 1));
      return {
        name: piece.trim().slice(0, 60).split("\n")[0] ?? "",
        minified: whole.minified - without.minified,
        gzipped: whole.gzipped - without.gzipped,
      };
    }),
  );
  return rows.sort((a, b) => b.gzipped - a.gzipped);
}

const kilobytes = (bytes: number): string => (bytes / KILO).toFixed(1);

function table(heading: string, rows: readonly Row[]): string {
  const lines = rows.map(({ name, minified, gzipped, ceiling }) => {
    const most = ceiling === undefined ? "" : `${ceiling.most}${ceiling.aim ? `, aim ${ceiling.aim}` : ""}`;
    return `| ${name} | ${minified === 0 ? "" : kilobytes(minified)} | ${kilobytes(gzipped)} | ${most} |`;
  });
  return [`| ${heading} | minified, kB | gzipped, kB | ceiling |`, "| --- | ---: | ---: | ---: |", ...lines].join("\n");
}

function tooLarge(rows: readonly Row[]): string[] {
  return rows.flatMap(({ name, gzipped, ceiling }) =>
    ceiling !== undefined && gzipped > ceiling.most * KILO
      ? [`${name}: ${kilobytes(gzipped)} kB, ceiling ${ceiling.most} kB`]
      : [],
  );
}

/** Between these lines the page is written, table by table. */
const [BEGIN, END] = ["<!-- npm run size -- --write -->", "<!-- end -->"];

/** The page with these tables in their places. */
function written(tables: readonly string[]): string {
  const [head = "", ...rests] = readFileSync(page, "utf8").split(BEGIN);
  return rests.reduce(
    (text, rest, index) => `${text}${BEGIN}\n\n${tables[index] ?? ""}\n\n${END}${rest.split(END)[1] ?? ""}`,
    head,
  );
}

/** Cells of the rows of a table, without the lines of its head. */
const cells = (text: string): string[][] =>
  text
    .split("\n")
    .slice(2)
    .map((line) => line.split("|").map((cell) => cell.trim()));

/** Parts of the page's second table that are missing, unknown or far from what is measured. */
function outdatedParts(now: string): string[] {
  const shown = cells((readFileSync(page, "utf8").split(BEGIN)[2] ?? "").split(END)[0]?.trim() ?? "");
  const rows = cells(now);
  const names = (table: readonly string[][]): string => table.map((row) => row[3]).join();
  if (names(shown) !== names(rows)) return ["docs/size.md has other parts"];
  return rows.flatMap((row, index) => {
    const [old, less] = [Number(shown[index]?.[4]), Number(row[4])];
    const may = Math.max(TOLERANCE.kilobytes, less * TOLERANCE.share);
    return Math.abs(old - less) <= may ? [] : [`${row[3] ?? ""}: docs/size.md has ${old}, measured ${less}`];
  });
}

/** Rows of the page that are missing or far from what is measured. */
function outdated(rows: readonly Row[]): string[] {
  const text = readFileSync(page, "utf8");
  return rows.flatMap(({ name, gzipped }) => {
    const line = text.split("\n").find((row) => row.startsWith(`| ${name} `));
    const shown = Number(line?.split("|")[3]);
    const off = Math.abs(shown - gzipped / KILO);
    const may = Math.max(TOLERANCE.kilobytes, (gzipped / KILO) * TOLERANCE.share);
    return off <= may ? [] : [`${name}: docs/size.md has ${line === undefined ? "no row" : shown}`];
  });
}

const args = process.argv.slice(2);
if (args[0] === "--why") {
  console.table((await parts(args[1] ?? "shareInterval")).slice(0, 40));
} else {
  const exported = Object.keys(await import("retention-kit")).sort();
  const { exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { exports: Record<string, unknown> };
  const paths = Object.keys(exports).filter((key) => !key.endsWith(".json"));
  const names = paths.map((path) => path.replace(/^\./, "retention-kit"));
  const texts = await bundles([...exported.map(one), ...names.map((name) => `export * from "${name}";`)]);
  const rows = texts.map((text, index): Row => {
    const name = exported[index] ?? names[index - exported.length] ?? "";
    const ceiling = (index < exported.length ? ceilings : entryCeilings)[name];
    return { name: `\`${name}\``, minified: text.length, gzipped: gzipped(text), ceiling };
  });
  const sizes = rows.slice(0, exported.length).sort((a, b) => a.gzipped - b.gzipped);
  const entries = rows.slice(exported.length);
  const middle: Row = {
    name: `the median of ${sizes.length} exports`,
    minified: 0,
    gzipped: sizes[Math.floor(sizes.length / 2)]?.gzipped ?? 0,
    ceiling: MEDIAN,
  };
  const held = sizes.filter(({ ceiling }) => ceiling !== undefined);
  const text = `${table("Export, alone", [...held, middle])}\n\n${table("Entry, whole", entries)}`;
  console.log(args.includes("--all") ? table("Export, alone", sizes) : text);

  const weighed = await partsTable();
  if (args.includes("--write")) {
    writeFileSync(page, written([text, weighed]));
  }
  const failures = [
    ...tooLarge([...held, middle, ...entries]),
    ...outdated([...held, ...entries]),
    ...outdatedParts(weighed),
  ];
  if (failures.length > 0) {
    console.error(`\nToo large, or not as documented (npm run size -- --write):\n${failures.join("\n")}`);
    process.exitCode = 1;
  }
}
