/**
 * The links that lead out of the documentation: `npm run check:links`. Each must be written as an address that can be
 * opened: by https, with a host that has a name, without what a sentence leaves behind it. Only the form is checked: a page that
 * has moved or gone is not noticed, as CI reaches package registries alone.
 *
 *   npm run check:links -- --open   also opens each, and fails on those that do not answer
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md"].concat(
  readdirSync(`${root}docs`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
);
/** Addresses that examples name, which are nobody's. */
const NOBODY = /(^|\.)(example|invalid|test|localhost)$|(^|\.)example\.(com|org|net)$/;
const MOST_SECONDS = 20;

const found = new Map<string, string>();
for (const page of pages) {
  const text = readFileSync(root + page, "utf8").replaceAll(/```.*?```/gs, "");
  for (const [, inText, alone] of text.matchAll(/\]\((https?:[^)\s]*)\)|<(https?:[^>\s]*)>/g)) {
    const address = inText ?? alone ?? "";
    if (!found.has(address)) found.set(address, page);
  }
}

/** What is wrong with the way an address is written; `null` if nothing is. */
function formFault(address: string): string | null {
  if (!URL.canParse(address)) return "is no address";
  const { protocol, hostname, username } = new URL(address);
  if (protocol !== "https:") return "must be opened by https";
  if (username !== "" || /^[\d.]+$/.test(hostname) || !hostname.includes(".")) return "must lead to a host by its name";
  return /[.,;:]$/.test(address) ? "ends with a mark of the sentence" : null;
}

/** Why an address does not open; `null` if it does. */
async function openFault(address: string): Promise<string | null> {
  try {
    const { ok, status } = await fetch(address, { signal: AbortSignal.timeout(MOST_SECONDS * 1000) });
    return ok ? null : `answers ${status}`;
  } catch (error) {
    return `does not answer: ${String(error)}`;
  }
}

const isToOpen = process.argv.includes("--open");
const faults: string[] = [];
for (const [address, page] of found) {
  const isNobodys = URL.canParse(address) && NOBODY.test(new URL(address).hostname);
  const fault = formFault(address) ?? (isToOpen && !isNobodys ? await openFault(address) : null);
  if (fault !== null) faults.push(`${page}: ${address} ${fault}`);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
} else console.log(`${found.size} links out of ${pages.length} pages: ${isToOpen ? "all open" : "all well written"}`);
