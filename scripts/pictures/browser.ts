import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

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

/** Opens a copy of a page in the browser, without a window, and measures it there. */
export function measurePage(browser: string, folder: string, name: string, html: string): Measured {
  const copy = join(folder, `${name}.measured.html`);
  writeFileSync(
    copy,
    html.replace("</body>", () => `<script>${script}</script>\n</body>`),
  );
  const dom = run(browser, ["--dump-dom", pathToFileURL(copy).href]);
  const json = /<script type="application\/json" id="measured">(.*?)<\/script>/s.exec(dom)?.[1];
  if (json === undefined) throw new Error(`${copy} could not be measured`);
  return JSON.parse(json) as Measured;
}

/** Takes a page's picture, for people to look at. */
export function photographPage(browser: string, folder: string, name: string, html: string): void {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  run(browser, [`--screenshot=${join(folder, `${name}.png`)}`, pathToFileURL(file).href]);
}

function run(browser: string, options: readonly string[]): string {
  const always = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1200,10000"];
  const { status, stdout, stderr } = spawnSync(browser, [...always, ...options], {
    encoding: "utf8",
    maxBuffer: 1e9,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`${browser} ended with ${status}: ${stderr.slice(-500)}`);
  return stdout;
}
