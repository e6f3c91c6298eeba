import type { Browser } from "playwright-core";
import { watchedPage } from "../browser/watched-page.js";

/** A4 without the margins of the style, in pixels of a style sheet. */
const PAPER_WIDTH = 688;

/** Prints the page: every seller begins a sheet, everything is unfolded, nothing is cut off. Gives what is not so. */
export async function onPaper(browser: Browser, url: string, sellers: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const { page, faults } = await watchedPage(browser, {
    viewport: { width: PAPER_WIDTH, height: 1000 },
    // On paper it is light, whatever the screen was.
    colorScheme: "dark",
  });
  await page.goto(url);
  await page.emulateMedia({ media: "print" });
  const { hidden, cut, paper, wide } = await page.evaluate<{
    hidden: number;
    cut: string[];
    paper: string;
    wide: number;
  }>(`(() => ({
    hidden: [...document.querySelectorAll("#diaries .told")].filter((told) => told.getBoundingClientRect().height === 0).length,
    cut: [...document.querySelectorAll("main *:not(svg *)")].filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.tagName + "." + element.className),
    paper: getComputedStyle(document.body).backgroundColor,
    wide: document.documentElement.scrollWidth,
  }))()`);
  if (hidden > 0) wrong.push(`${hidden} reviews stay folded`);
  if (cut.length > 0) wrong.push(`cut off: ${[...new Set(cut)].join(", ")}`);
  if (paper !== "rgb(255, 255, 255)") wrong.push(`the paper is ${paper}`);
  if (wide > PAPER_WIDTH) wrong.push(`it is ${wide} px wide on ${PAPER_WIDTH}`);

  const all = sheets((await page.pdf({ format: "A4", outline: true, tagged: true })).toString("latin1"));
  const begins = sellers.map((seller) => all.headings.find(([title]) => title.startsWith(`${seller}:`))?.[1]);
  if (begins.includes(undefined)) wrong.push(`no sheet begins with ${sellers[begins.indexOf(undefined)] ?? ""}`);
  if (new Set(begins).size < sellers.length) wrong.push("two sellers share a sheet");
  if (all.count < sellers.length) wrong.push(`${all.count} sheets for ${sellers.length} sellers`);

  // Who has chosen a seller prints that seller alone.
  const [first = ""] = sellers;
  await page.goto(`${url}#seller=${first}`);
  const own = sheets((await page.pdf({ format: "A4", outline: true, tagged: true })).toString("latin1"));
  const others = own.headings.filter(([title]) =>
    sellers.some((seller) => seller !== first && title.startsWith(`${seller}:`)),
  );
  if (others.length > 0 || own.count >= all.count) wrong.push(`the sheets of ${first} hold others too`);
  await page.context().close();
  return [...wrong, ...faults];
}

/** How many sheets a PDF of Chromium has, and its headings with the object of the sheet that each is on. */
function sheets(pdf: string): { count: number; headings: [title: string, sheet: string][] } {
  const headings = [...pdf.matchAll(/\/Title (\((?:[^()\\]|\\.)*\)|<[\dA-F]*>)[^>]*?\/Dest \[(\d+) 0 R/gs)];
  return {
    count: [...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    headings: headings.map(([, title = "", sheet = ""]) => [plain(title), sheet]),
  };
}

/** A text of a PDF, written in brackets or as UTF-16. */
function plain(text: string): string {
  if (text.startsWith("(")) return text.slice(1, -1).replaceAll("\\", "");
  const units = text.slice(5, -1).match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
}
