import { join } from "node:path";
import type { PortfolioPolicies, PortfolioRecords } from "retention-kit";
import { EXPORTED_ON } from "../portfolio-review/generate.js";
import { policies } from "../portfolio-review/policies.js";
import { readExport } from "../portfolio-review/read-export.js";
import { writeExport } from "../portfolio-review/write-export.js";

const ACCOUNTS = 2000;

/** Hours of review that a seller has in a year, and what they cost: made up, as the book is. */
export const HOURS_OF_A_SELLER = 400;
export const COST_OF_A_SELLER = 20_000;

/** The book of the main job's example, written to a folder and read back. */
export function madeUpBook(out: string): {
  records: PortfolioRecords;
  options: { asOf: string; to: string; policies: PortfolioPolicies };
  currency: string;
} {
  const folder = join(out, "export");
  writeExport(folder, ACCOUNTS);
  const records = readExport(folder);
  const currency = records.accounts.find((account) => account.currency != null)?.currency ?? "";
  return { records, options: { asOf: EXPORTED_ON, to: "2027-02-20", policies }, currency };
}
