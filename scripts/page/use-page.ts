import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { AccountRow } from "../../examples/report-kit/report/account-cards.js";
import { audit } from "../browser/audit.js";
import { watchedPage } from "../browser/watched-page.js";
import { pageData } from "./recount.js";

const STEP = 24;

/** Uses the page with the keyboard, its filters, its links and its charts. Gives what does not do what it should. */
export async function usePage(browser: Browser, url: string): Promise<string[]> {
  const { rows } = pageData(readFileSync(fileURLToPath(url), "utf8"));
  const wrong: string[] = [];
  const expect = (what: string, shown: unknown, expected: unknown): void => {
    if (JSON.stringify(shown) !== JSON.stringify(expected)) {
      wrong.push(`${what}: ${JSON.stringify(shown)}, not ${JSON.stringify(expected)}`);
    }
  };
  const { page, faults } = await watchedPage(browser, { viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  await byKeyboard(page, expect);
  await byChoice(page, rows, expect);
  await byLink(page, url, rows, expect);
  await byDot(page, rows, expect);
  await page.context().close();
  return [...wrong, ...faults];
}

type Expect = (what: string, shown: unknown, expected: unknown) => void;

/** The names on the cards, in their order. */
const cards = (page: Page): Promise<string[]> => page.locator("#account-list .account h3 a").allTextContents();
const countCards = async (page: Page): Promise<number> => (await cards(page)).length;
const namesOf = (rows: readonly AccountRow[]): string[] => rows.slice(0, STEP).map(({ name }) => name);
const isOpen = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>("document.querySelector('#account-dialog').open");
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>("(document.activeElement.getAttribute('href') ?? document.activeElement.tagName)");

/** What is read of the page once it is as wanted, or after five seconds: it follows a link after the click, not in it. */
async function settled<T>(page: Page, read: (page: Page) => Promise<T>, wanted: T): Promise<T> {
  let found = await read(page);
  for (let tries = 0; tries < 50 && found !== wanted; tries++) {
    await page.waitForTimeout(100);
    found = await read(page);
  }
  return found;
}

/** From the top of the page to a table, a card and back, with Tab, Enter and Escape alone. */
async function byKeyboard(page: Page, expect: Expect): Promise<void> {
  const passed: string[] = [];
  const invisible: string[] = [];
  for (let step = 0; step < 120 && !passed.includes("text"); step++) {
    await page.keyboard.press("Tab");
    const { name, outline } = await page.evaluate<{ name: string; outline: number }>(`(() => {
      const own = document.activeElement;
      const style = getComputedStyle(own);
      return { name: own.name || own.getAttribute("href") || own.tagName, outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth) };
    })()`);
    passed.push(name);
    if (outline === 0) invisible.push(name);
  }
  expect("the focus is always seen", invisible, []);
  const stops = ["#view=day", "#account=", "view", "seller", "segment", "standing", "sort", "text"];
  expect(
    "Tab comes to the sellers' table and then to each filter",
    stops.filter((stop) => passed.some((name) => name.startsWith(stop))),
    stops,
  );

  // On from the search: past the button to the first card.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const link = await focused(page);
  expect("the first card is next", link.startsWith("#account="), true);
  await page.keyboard.press("Enter");
  expect("Enter opens its card", await settled(page, isOpen, true), true);
  expect(
    "the card has the focus",
    await page.evaluate("document.querySelector('#account-dialog').contains(document.activeElement)"),
    true,
  );
  expect("an open card is accessible", await audit(page), []);
  for (let step = 0; step < 12; step++) await page.keyboard.press("Tab");
  const inside =
    "document.activeElement === document.body || document.querySelector('#account-dialog').contains(document.activeElement)";
  expect("Tab stays in the open card", await page.evaluate(inside), true);
  await page.keyboard.press("Escape");
  expect("Escape closes it", await settled(page, isOpen, false), false);
  expect("the focus is back where it was", await settled(page, focused, link), link);

  // A row of a table does the same, and its button closes it.
  const row = page.locator('#risk ~ .table td a[href^="#account="]').first();
  const href = (await row.getAttribute("href")) ?? "";
  await row.focus();
  await page.keyboard.press("Enter");
  expect("a table's row opens a card", await settled(page, isOpen, true), true);
  await page.locator("#account-dialog button").press("Enter");
  expect("the button closes it", await settled(page, isOpen, false), false);
  expect("the focus is back in the table", await settled(page, focused, href), href);
}

/** Filters, order and search, each against the rows that the page holds. */
async function byChoice(page: Page, rows: readonly AccountRow[], expect: Expect): Promise<void> {
  const choose = (name: string, value: string): Promise<unknown> =>
    page.locator(`#account-choices select[name=${name}]`).selectOption(value);
  const byId = (a: AccountRow, b: AccountRow): number => (a.id < b.id ? -1 : 1);
  const attention = (a: AccountRow, b: AccountRow): number => b.attention - a.attention || byId(a, b);
  const [seller = "", other = ""] = [...new Set(rows.map((row) => row.seller))].sort();
  const booked = rows.filter(({ on }) => on !== null);
  expect("my quarter", await cards(page), namesOf(booked.toSorted(attention)));

  await choose("seller", seller);
  const own = booked.filter((row) => row.seller === seller);
  expect("a seller's quarter", await cards(page), namesOf(own.toSorted(attention)));
  await choose("view", "day");
  const days = own.flatMap(({ on }) => on ?? []).sort();
  expect("a seller's day", await page.inputValue("#account-choices [name=day]"), days[0]);
  expect(
    "the reviews of the day",
    await cards(page),
    namesOf(own.filter(({ on }) => on === days[0]).toSorted(attention)),
  );
  await choose("seller", other);
  const others = booked.filter((row) => row.seller === other);
  const next = others
    .flatMap(({ on }) => on ?? [])
    .sort()
    .find((on) => on >= (days[0] ?? ""));
  expect("another seller's next day", await page.inputValue("#account-choices [name=day]"), next);

  await choose("seller", "");
  await choose("view", "all");
  await choose("standing", "slowing");
  const slowing = rows.filter(({ standing }) => standing === "slowing");
  expect("a standing", await cards(page), namesOf(slowing.toSorted(attention)));
  const segment = slowing[0]?.segment ?? "";
  await choose("segment", segment);
  const inSegment = slowing.filter((row) => row.segment === segment);
  expect("a segment", await cards(page), namesOf(inSegment.toSorted(attention)));
  await choose("sort", "risk");
  const risk = (a: AccountRow, b: AccountRow): number => (b.risk ?? 0) - (a.risk ?? 0) || byId(a, b);
  expect("the order by risk", await cards(page), namesOf(inSegment.toSorted(risk)));
  await choose("standing", "");
  await choose("segment", "");
  await choose("sort", "name");
  const sorted = await cards(page);
  expect(
    "the order by name",
    sorted,
    sorted.toSorted((a, b) => a.localeCompare(b)),
  );
  await page.locator("#account-more").click();
  expect("more cards", (await cards(page)).length, Math.min(2 * STEP, rows.length));

  const [first] = rows;
  await page.fill("#account-choices [name=text]", (first?.name ?? "").toUpperCase());
  expect("a search", (await cards(page)).includes(first?.name ?? ""), true);
  await page.fill("#account-choices [name=text]", "no such account anywhere");
  expect("a search for nothing", await cards(page), []);
  expect(
    "what is said then",
    await page.textContent("#account-count"),
    "Nothing fits: choose another day, or fewer filters.",
  );
}

/** A link to each state: what was chosen is there again when the address is opened anew. */
async function byLink(page: Page, url: string, rows: readonly AccountRow[], expect: Expect): Promise<void> {
  await page.fill("#account-choices [name=text]", "");
  await page.locator("#account-choices select[name=standing]").selectOption("active");
  await page.locator("#account-choices select[name=sort]").selectOption("growth");
  const [shown, address] = [await cards(page), page.url()];
  await page.goto("about:blank");
  await page.goto(address);
  expect("a link to what was chosen", await cards(page), shown);
  await page.locator("#account-list h3 a").first().click();
  const card = await page.textContent("#account-dialog h3");
  const opened = page.url();
  await page.goBack();
  expect("Back closes the card", await settled(page, isOpen, false), false);
  await page.goto("about:blank");
  await page.goto(opened);
  expect("a link to an open card", await page.textContent("#account-dialog h3"), card);
  expect("with what was chosen behind it", await cards(page), shown);

  await page.goto("about:blank");
  await page.goto(url);
  const day = page.locator('#team ~ .table a[href^="#view=day"]').first();
  const count = Number((await day.textContent())?.split(" ")[0]);
  await day.click();
  expect("a seller's day from the table", await settled(page, countCards, count), count);
  expect("the cards are in sight", await page.evaluate("document.activeElement.id"), "accounts");
  const standing = page.locator('#stand ~ .table a[href*="standing=active"]');
  await standing.click();
  const active = Math.min(STEP, rows.filter((row) => row.standing === "active").length);
  expect("a standing from its table", await settled(page, countCards, active), active);
  await page.goto(`${url}#account=no-such-account`);
  expect("an account that is not there opens nothing", await isOpen(page), false);
}

/** A dot of the chart leads to its card. */
async function byDot(page: Page, rows: readonly AccountRow[], expect: Expect): Promise<void> {
  const dot = page.locator("#fields ~ figure .wide svg [data-account]").first();
  const id = await dot.getAttribute("data-account");
  await dot.dispatchEvent("click");
  const row = rows.find((each) => each.id === id);
  expect("a dot opens its card", (await page.textContent("#account-dialog h3"))?.startsWith(row?.name ?? "?"), true);
  await page.keyboard.press("Escape");
}
