import { existsSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { findBrowser } from "../pictures/browser.js";

/** What a check says where it finds no browser. */
export const NO_BROWSER = "SKIPPED: no chromium here; install one, or name it by the variable CHROMIUM";

/** A Chromium of this machine, without a window and driven by playwright; `null` where there is none. */
export async function openBrowser(): Promise<Browser | null> {
  const name = findBrowser();
  return name === null
    ? null
    : chromium.launch({ executablePath: pathOf(name), args: ["--no-sandbox", "--disable-gpu"] });
}

/** Runs a check in a browser and closes it. Without one it says so, fails where `--required` is given, and gives false. */
export async function withBrowser(check: (browser: Browser) => Promise<void>): Promise<boolean> {
  const browser = await openBrowser();
  if (browser === null) {
    console.log(NO_BROWSER);
    if (process.argv.includes("--required")) process.exitCode = 1;
    return false;
  }
  try {
    await check(browser);
  } finally {
    await browser.close();
  }
  return true;
}

/** The whole path of a program, as a shell would find it. */
function pathOf(program: string): string {
  if (program.includes(sep)) return program;
  const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, program));
  return places.find((place) => existsSync(place)) ?? program;
}
