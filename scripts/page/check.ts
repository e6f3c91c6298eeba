/**
 * Opens the manager's page in a browser and uses it as people do: `npm run check:page`, after `npm run build`. In four
 * languages, light and dark, wide and on a phone: what axe-core finds, whether anything is cut off, runs an error or asks
 * the network. In English also the keyboard, the filters, the links to each state, paper, and the weight that
 * docs/report-page.md states. Where `npm start` has written `out/report.html`, its figures are recounted from its plan.
 *
 *   npm run check:page -- --required   fails where there is no browser
 *   npm run check:page -- --write      writes the weights into the page
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { locales } from "../../examples/report-kit/locales.js";
import { audit } from "../browser/audit.js";
import { withBrowser } from "../browser/open-browser.js";
import { watchedPage } from "../browser/watched-page.js";
import { madeUpReport, reportPage } from "../pictures/pages.js";
import { onPaper } from "./on-paper.js";
import { recount, type RecountedPlan } from "./recount.js";
import { usePage } from "./use-page.js";
import { weigh } from "./weigh.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "out/page");
/** Enough for every table and chart, few enough for axe-core to be quick. */
const ACCOUNTS = 96;
const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };

mkdirSync(folder, { recursive: true });
const pages = new Map(
  [...locales].map(([language, locale]) => {
    const file = join(folder, `report-${language}.html`);
    writeFileSync(file, reportPage(locale, ACCOUNTS));
    return [language, pathToFileURL(file).href];
  }),
);
const problems: string[] = [];
const note = (where: string, found: readonly string[]): void => {
  problems.push(...found.map((problem) => `${where}: ${problem}`));
};

const isSeen = await withBrowser(async (browser) => {
  const looks = [...pages].flatMap(([language, url]) =>
    (["light", "dark"] as const).flatMap((colorScheme) =>
      (["wide", "narrow"] as const).map((size) => ({ language, url, colorScheme, size })),
    ),
  );
  // Two at a time, as many as a small machine has processors.
  await Promise.all(
    [0, 1].map(async (half) => {
      for (const each of looks.filter((_, index) => index % 2 === half)) {
        note(`${each.language}, ${each.colorScheme}, ${each.size}`, await look(browser, each));
      }
    }),
  );
  const english = pages.get("en") ?? "";
  note("in use", await usePage(browser, english));
  note(
    "on paper",
    await onPaper(
      browser,
      english,
      madeUpReport(ACCOUNTS).sellers.map(({ id }) => id),
    ),
  );
});

note(
  "its figures",
  recount(readFileSync(fileURLToPath(pages.get("en") ?? ""), "utf8"), madeUpReport(ACCOUNTS).book.plan),
);
const [report, plan] = [join(root, "out/report.html"), join(root, "out/plan.json")];
if (existsSync(report) && existsSync(plan)) {
  const html = readFileSync(report, "utf8");
  if (html.includes('<html lang="en">')) {
    note("out/report.html", recount(html, JSON.parse(readFileSync(plan, "utf8")) as RecountedPlan));
  }
}
note("its weight", weigh(root, process.argv.includes("--write")));

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else if (isSeen) console.log(`${pages.size} languages, light and dark, wide and narrow: nothing found`);

/** What is wrong with a page at first sight. */
async function look(
  browser: Browser,
  { url, colorScheme, size }: { url: string; colorScheme: "light" | "dark"; size: keyof typeof sizes },
): Promise<string[]> {
  const { page, faults } = await watchedPage(browser, { viewport: sizes[size], colorScheme });
  await page.goto(url);
  const { width } = sizes[size];
  const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
  const cut = await page.evaluate<string[]>(`[...document.querySelectorAll("main *:not(svg *)")]
    .filter((element) => element.clientWidth > 1 && getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.tagName.toLowerCase() + "." + element.className + " hides " + (element.scrollWidth - element.clientWidth) + " px")`);
  const outside = await page.evaluate<string[]>(`[...document.querySelectorAll("svg text")].flatMap((text) => {
    const own = text.getBoundingClientRect();
    if (own.width === 0) return [];
    const around = text.ownerSVGElement.getBoundingClientRect();
    const beyond = Math.max(around.left - own.left, own.right - around.right);
    const room = Math.max(-own.left, own.right - innerWidth);
    return beyond > 1 && (room > 0 || getComputedStyle(text.ownerSVGElement).overflow !== "visible") ? [text.textContent + " leaves its chart by " + Math.round(beyond) + " px"] : [];
  })`);
  const found = [
    ...faults,
    ...(wide > width ? [`it is ${wide} px wide in ${width}`] : []),
    ...cut,
    ...outside,
    ...(await audit(page)),
  ];
  await page.context().close();
  return found;
}
