import { scoreHealth } from "retention-kit";
import { AT_RISK, fourFields } from "../charts/four-fields.js";
import { figure, htmlTable } from "../page.js";
import { accountNames, type ReportInput } from "./report-input.js";

const SHOWN = 10;

/** The four-field picture, where loyalty is known of anyone. */
export function standing({ book, accounts, asOf, currency }: ReportInput): string[] {
  const standings = book.accounts.flatMap(
    ({ accountId, opportunity: { level, expectedValue }, loyalty, valueAtRisk }) =>
      loyalty === null
        ? []
        : [{ accountId, level, worth: expectedValue, loyalty: loyalty.probability, atRisk: valueAtRisk?.amount ?? 0 }],
  );
  if (standings.length === 0) return [];
  const nameOf = accountNames(accounts);
  const healthOf = (accountId: string): string => {
    const account = accounts.find(({ id }) => id === accountId);
    const { score, band } = account === undefined ? { score: null, band: null } : scoreHealth(account, { asOf });
    return score === null ? "too little known" : `${Math.round(score)} of 100, ${band ?? ""}`;
  };
  const rows = standings
    .filter(({ level, loyalty }) => level === "high" && loyalty < AT_RISK)
    .sort((a, b) => b.worth * (1 - b.loyalty) - a.worth * (1 - a.loyalty) || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ accountId, worth, loyalty, atRisk }) => [
      nameOf(accountId),
      Math.round(worth),
      `${Math.round(loyalty * 100)}%`,
      Math.round(atRisk),
      healthOf(accountId),
    ]);
  return [
    "<h2>Who could buy much, and is at risk</h2>",
    figure(
      fourFields(standings, currency),
      "Each dot an account, the larger the more value is at risk: red high, yellow medium, blue low opportunity. At the lower right stand those who could buy much and may not come back. Loyalty is the published prior until it is fitted to your own outcomes: read it as an order, not as a share.",
    ),
    htmlTable(
      ["high opportunity at risk", `expected ${currency}`, "would buy again", `value at risk, ${currency}`, "health"],
      rows,
    ),
  ];
}
