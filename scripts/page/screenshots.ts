/**
 * Takes pictures of the manager's page for people to look at: `npm run screenshots`. In four languages, light and dark, wide
 * and on a phone: the page in parts, an open card, and the sheets of a seller as a PDF. They go to `out/screenshots`.
 *
 *   npm run screenshots -- --as-written   takes out/report.html, as `npm start` wrote it, instead of a smaller book
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { locales } from "../../examples/report-kit/locales.js";
import { NO_BROWSER, openBrowser } from "../browser/open-browser.js";
import { reportPage } from "../pictures/pages.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "out/screenshots");
const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };
/** Height of one picture: more is too small to read. */
const PART = 1800;

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
if (browser === null) console.log(NO_BROWSER);
else {
  let count = 0;
  if (process.argv.includes("--as-written")) {
    count += await photograph(browser, "as-written", join(root, "out/report.html"));
  } else {
    for (const [language, locale] of locales) {
      const file = join(folder, `${language}.html`);
      writeFileSync(file, reportPage(locale));
      count += await photograph(browser, language, file);
    }
  }
  await browser.close();
  console.log(`${count} pictures in ${folder}`);
}

async function photograph(browser: Browser, name: string, file: string): Promise<number> {
  let count = 0;
  const url = pathToFileURL(file).href;
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [size, viewport] of Object.entries(sizes)) {
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(url);
      const height = await page.evaluate<number>("document.documentElement.scrollHeight");
      const about = join(folder, `${name}-${colorScheme}-${size}`);
      for (let top = 0; top < height; top += PART) {
        const clip = { x: 0, y: top, width: viewport.width, height: Math.min(PART, height - top) };
        await page.screenshot({ path: `${about}-${String(top / PART).padStart(2, "0")}.png`, fullPage: true, clip });
        count++;
      }
      await page.locator("#account-list h3 a").first().click();
      await page.screenshot({ path: `${about}-card.png` });
      count++;
      if (colorScheme === "light" && size === "wide") {
        await page.keyboard.press("Escape");
        const [, seller] = await page.locator("#account-choices select[name=seller] option").allTextContents();
        await page.goto(`${url}#seller=${seller ?? ""}`);
        await page.pdf({ path: `${about}.pdf`, format: "A4" });
      }
      await page.close();
    }
  }
  return count;
}
