import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Purchase } from "retention-kit";

const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** Whether the data folder stands beside the checkout. */
export const hasCdnow = existsSync(`${folder}cdnow-sample-transactions.csv`);

if (!hasCdnow) console.warn("CDNOW tests are skipped: no data folder beside the checkout.");

/** Every purchase of the CDNOW 1/10 sample, with amounts. */
export function cdnowPurchases(): Purchase[] {
  return rows("cdnow-sample-transactions.csv").map(([accountId, on, quantity, spend]) => ({
    accountId: accountId ?? "",
    on: on ?? "",
    quantity: Number(quantity),
    amount: Number(spend),
  }));
}

/** The published summary file, rounded to two decimals. */
export function cdnowSummaryFile(): {
  customer: number;
  repeatPurchases: number;
  recency: number;
  observed: number;
  spend: number;
}[] {
  return rows("cdnow-sample-summary.csv").map((cells) => {
    const [customer = 0, repeatPurchases = 0, recency = 0, observed = 0, spend = 0] = cells.map(Number);
    return { customer, repeatPurchases, recency, observed, spend };
  });
}

function rows(file: string): string[][] {
  const lines = readFileSync(folder + file, "utf8")
    .trim()
    .split("\n");
  return lines.slice(1).map((line) => line.trim().split(","));
}
