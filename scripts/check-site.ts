/**
 * Checks the built site, after `npm run docs`: every link within it leads to a page and a heading that are there, a search
 * finds what people look for, version and source are shown, and no page has an error on its console.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { withBrowser } from "./browser/open-browser.js";
import { serveFolder } from "./browser/serve-folder.js";
import { watchedPage } from "./browser/watched-page.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, "docs/site");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

/** What people type, and what the first hits must name. */
const searches: Readonly<Record<string, RegExp>> = {
  churn: /slipping|churn/i,
  nps: /promoter|measures/i,
  clv: /lifetime|purchase/i,
  renewal: /renewal/i,
  capacity: /plan/i,
  whitespace: /opportunity|glossary/i,
  ces: /effort|measures|glossary/i,
  vip: /cadence|glossary/i,
  upsell: /opportunity|glossary/i,
};

const problems: string[] = [];
const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
const links = checkLinks();
await withBrowser(use);
if (problems.length > 0) {
  console.error(problems.slice(0, 50).join("\n"));
  console.error(`${problems.length} problems`);
  process.exitCode = 1;
} else
  console.log(`${pages.length} pages, ${links} links within them, ${Object.keys(searches).length} searches: all well`);

/** Every link of every page to another page of the site: the file is there, and the heading in it. */
function checkLinks(): number {
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string): Set<string> => {
    let known = ids.get(file);
    if (known === undefined) {
      known = new Set(Array.from(readFileSync(file, "utf8").matchAll(/\bid="([^"]+)"/g), ([, id = ""]) => id));
      ids.set(file, known);
    }
    return known;
  };
  let count = 0;
  for (const name of pages.filter((page) => !page.startsWith("playground"))) {
    const page = join(site, name);
    const html = readFileSync(page, "utf8");
    const seen = new Set(Array.from(html.matchAll(/\b(?:href|src)="([^"]+)"/g), ([, link = ""]) => link));
    for (const link of seen) {
      if (/^(https?:|data:|mailto:)/.test(link)) continue;
      count++;
      const [path = "", anchor = ""] = link.replaceAll("&amp;", "&").split("#");
      const file = path === "" ? page : resolve(dirname(page), decodeURIComponent(path));
      if (!existsSync(file) || !statSync(file).isFile()) problems.push(`${name}: ${link} leads nowhere`);
      else if (anchor !== "" && file.endsWith(".html") && !idsOf(file).has(decodeURIComponent(anchor)))
        problems.push(`${name}: ${link}: no such heading in ${relative(site, file)}`);
    }
  }
  return count;
}

async function use(browser: Browser): Promise<void> {
  const served = await serveFolder(site);
  const { url } = served;
  const { page, faults } = await watchedPage(browser, {
    viewport: { width: 1280, height: 900 },
    mayLoad: [url, "data:", "blob:"],
  });
  try {
    await page.goto(`${url}/`);
    const front = (await page.textContent("body")) ?? "";
    if (!front.includes(`v${version}`)) problems.push(`the front page does not show v${version}`);
    for (const [words, wanted] of Object.entries(searches)) await search(page, words, wanted);
    for (const name of pages.filter((each) => /^(documents|modules)\//.test(each)).sort()) {
      await page.goto(`${url}/${name}`);
    }
    await page.goto(`${url}/modules/retention-kit.html`);
    const untold = await page
      .locator(".tsd-comment li")
      .filter({ hasText: /^\w+:\s*$/ })
      .allTextContents();
    if (untold.length > 0) problems.push(`names on the module's page without a summary: ${untold.join(", ")}`);
    const listed = new Set(await page.locator(".tsd-comment li > a:first-child").allTextContents());
    const named = await page.locator(".tsd-member-summary-name > a:first-of-type").allTextContents();
    const missing = named.filter((name) => !listed.has(name));
    if (named.length < 400 || missing.length > 0)
      problems.push(
        `of ${named.length} names on the module's page these stand under no question: ${missing.join(", ")}`,
      );
    await page.goto(`${url}/functions/retention-kit.reviewPortfolio.html`);
    const source = await page.getAttribute('a[href*="/blob/"]', "href");
    if (!/review-portfolio\.ts#L\d+$/.test(source ?? ""))
      problems.push(`a function does not show its source: ${source ?? ""}`);
    await page.getByRole("link", { name: "Playground", exact: true }).first().click();
    await page.waitForSelector("#told:not(.working):not(.bad)", { timeout: 60_000 });
    problems.push(...faults);
  } finally {
    await page.context().close();
    await served.close();
  }
}

/** Types into the site's search, and looks at the first hits. */
async function search(page: Page, words: string, wanted: RegExp): Promise<void> {
  await page.locator("#tsd-search-trigger").click();
  await page.locator("#tsd-search-input").fill(words);
  await page.waitForTimeout(400);
  const hits = await page.locator("#tsd-search-results li").allTextContents();
  if (!hits.slice(0, 8).some((hit) => wanted.test(hit)))
    problems.push(`"${words}" finds ${hits.slice(0, 8).join(" | ") || "nothing"}`);
  await page.keyboard.press("Escape");
}
