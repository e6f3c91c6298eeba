import { mkdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { locales } from "../../examples/report-kit/locales.js";
import { page } from "../../examples/report-kit/page.js";
import { NO_BROWSER, openBrowser } from "../browser/open-browser.js";
import { measurePage, type Measured } from "./browser.js";
import { reportPage, sentencesPage } from "./pages.js";

const FOLDER = "out/pictures";

/** A letter that every font for the language has. */
const letters: Record<string, string> = { en: "a", km: "ក", lo: "ກ", hi: "क" };

let failures = 0;
let skips = 0;

const browser = await openBrowser();
if (browser === null) {
  console.log(NO_BROWSER);
} else {
  mkdirSync(FOLDER, { recursive: true });
  const measure = (name: string, html: string): Promise<Measured> => measurePage(browser, FOLDER, name, html);
  const check = async (what: string, name: string, html: string, language: string | null): Promise<void> => {
    report(what, faults(await measure(name, html), language));
  };

  // The measurement itself: a letter of a script without fonts, a line too low and a table too wide must be found.
  const broken = page("Broken", "en", [
    '<p>\u{10fff0}</p><p style="line-height: 8px">Ągj</p><div class="table"><div style="width: 3000px">wide</div></div>',
  ]);
  const { missing, problems } = await measure("broken", broken);
  report("a broken page is found out", missing.length === 1 && problems.length === 2 ? [] : [...missing, ...problems]);

  for (const [language, locale] of locales) {
    const sample = await measure(
      `letters-${language}`,
      page("Letters", language, [`<p>${letters[language] ?? ""}</p>`]),
    );
    if (sample.missing.length > 0) {
      skips++;
      console.log(`SKIPPED ${language}: no font for it here; on Debian: apt-get install fonts-noto-core`);
      continue;
    }
    await check(`every sentence in ${language}`, `sentences-${language}`, sentencesPage(locale), language);
    await check(`the report in ${language}`, `report-${language}`, reportPage(locale), language);
  }
  for (const file of process.argv.slice(2)) {
    await check(file, `given-${basename(file, ".html")}`, readFileSync(file, "utf8"), null);
  }
  await browser.close();
  console.log(`pictures to look at: ${FOLDER}/*.png; ${failures} failed, ${skips} languages skipped`);
}
if (failures > 0) process.exitCode = 1;

function faults({ language, letters, missing, problems }: Measured, expected: string | null): string[] {
  return [
    ...(expected !== null && language !== expected ? [`its lang is "${language}"`] : []),
    ...(letters === 0 ? ["it has no text"] : []),
    ...(missing.length > 0 ? [`no font has: ${missing.join(" ")}`] : []),
    ...problems,
  ];
}

function report(what: string, wrong: readonly string[]): void {
  console.log(`${wrong.length === 0 ? "ok" : "FAILED"}  ${what}`);
  for (const problem of wrong) console.log(`        ${problem}`);
  if (wrong.length > 0) failures++;
}
