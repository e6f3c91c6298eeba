import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** What axe-core found, as far as it is needed here. */
interface AxeResults {
  violations: { id: string; impact: string | null; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

let source: string | undefined;

/** The text of axe-core's script. */
export function axeSource(): string {
  source ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  return source;
}

/** Serious and critical faults that axe-core finds in a page of `watchedPage`, with the first elements that have them. */
export async function audit(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, help, nodes }) => {
      const [first] = nodes;
      return `axe: ${id} (${impact ?? ""}): ${help}; ${nodes.length} times, as in ${first?.html.slice(0, 200) ?? ""} ${first?.failureSummary ?? ""}`;
    });
}
