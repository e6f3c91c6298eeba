import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";

/** What `measure.js` found in a page. */
export interface Measured {
  /** The page's `lang`. */
  language: string;
  /** Number of different letters. */
  letters: number;
  /** Letters that no font of the machine has. */
  missing: string[];
  problems: string[];
}

const script = readFileSync(new URL("measure.js", import.meta.url), "utf8");

/** A Chromium on this machine, or null; the variable CHROMIUM names another. */
export function findBrowser(): string | null {
  const names = [process.env.CHROMIUM ?? "", "chromium", "chromium-browser", "google-chrome"];
  return names.find((name) => name !== "" && spawnSync(name, ["--version"]).status === 0) ?? null;
}

/** Opens a page in the browser, measures it there, and takes its picture for people to look at. */
export async function measurePage(browser: Browser, folder: string, name: string, html: string): Promise<Measured> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1200, height: 10_000 } });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.evaluate(script);
  const json = await page.textContent("#measured");
  await page.close();
  return JSON.parse(json ?? "") as Measured;
}
