import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { axeSource } from "./audit.js";

/** A page whose faults are kept. */
export interface WatchedPage {
  page: Page;
  /** Errors of its scripts, what its security policy refused, and requests beyond where it may go. */
  faults: string[];
}

/**
 * Opens an empty page that notes what goes wrong in it: errors on the console, breaches of its security policy, and any
 * request to an address that does not begin with one of `mayLoad`.
 */
export async function watchedPage(
  browser: Browser,
  { mayLoad = ["file:", "data:"], ...options }: BrowserContextOptions & { mayLoad?: readonly string[] } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  // A strict policy lets no other script in; what the browser itself puts in first is not asked.
  await context.addInitScript({ content: axeSource() });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", ({ message }) => faults.push(`script: ${message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!mayLoad.some((begin) => url.startsWith(begin))) faults.push(`request: ${url}`);
  });
  return { page, faults };
}
