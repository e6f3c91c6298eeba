import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { en } from "retention-kit/locales/en";
import { pageStyle } from "../../examples/report-kit/page-style.js";
import { reportPage } from "../pictures/pages.js";

const KILO = 1000;
/** How far a stated weight may be from what is measured. */
const TOLERANCE = 0.1;
/** Kilobytes that the page's own code must not pass. */
const CODE_CEILING = 30;

/** Holds the weights that docs/report-page.md states to what is measured, or writes them. Gives what is not so. */
export function weigh(root: string, write: boolean): string[] {
  const file = join(root, "docs/report-page.md");
  const script = readFileSync(join(root, "examples/report-kit/browser/accounts.js"), "utf8");
  const code = script + pageStyle("en");
  const rows = [
    ["script and style", code],
    ["the page of 96 accounts", reportPage(en, 96)],
    ["the page of 300 accounts", reportPage(en, 300)],
  ] as const;
  const measured = rows.map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text) / KILO,
    gzipped: gzipSync(text).length / KILO,
  }));
  const page = readFileSync(file, "utf8");
  if (write) {
    const lines = measured.map(
      ({ name, bytes, gzipped }) => `| ${name} | ${digits(bytes)} kB | ${digits(gzipped)} kB |`,
    );
    const table = ["| What | As written | Gzipped |", "| --- | ---: | ---: |", ...lines].join("\n");
    writeFileSync(file, page.replace(/\| What [\s\S]*?\n(?=\n)/, `${table}\n`));
    return [];
  }
  const wrong = measured.flatMap(({ name, bytes, gzipped }) => {
    const [, stated, packed] = new RegExp(`\\| ${name} +\\| +([\\d.]+) kB +\\| +([\\d.]+) kB`).exec(page) ?? [];
    const near = (said: string | undefined, is: number): boolean => Math.abs(Number(said) - is) <= TOLERANCE * is;
    return near(stated, bytes) && near(packed, gzipped)
      ? []
      : [`${name}: ${digits(bytes)} kB, ${digits(gzipped)} kB gzipped; run npm run check:page -- --write`];
  });
  const own = measured[0]?.bytes ?? 0;
  return own > CODE_CEILING ? [...wrong, `script and style weigh ${digits(own)} kB, more than ${CODE_CEILING}`] : wrong;
}

function digits(kilobytes: number): string {
  return kilobytes >= 100 ? String(Math.round(kilobytes)) : kilobytes.toFixed(1);
}
