import { escapeHtml } from "../page.js";
import { dayIn } from "../dates.js";
import { sayIn } from "../say.js";
import { part } from "./part.js";
import type { ReportInput } from "./report-input.js";

/** What the page cannot say as it was not given, or why its plan is empty, with what would change that; nothing else. */
export function missing({ book, accounts, locale }: ReportInput): string[] {
  const say = sayIn(locale.language);
  const file = "purchases.csv";
  const { booked, unbooked, to } = book.plan;
  const purchases = accounts.flatMap((account) => account.purchases ?? []);
  const isKnown = accounts.some(({ deals, contracts }) => (deals ?? []).length > 0 || (contracts ?? []).length > 0);
  const lines: string[] = [];
  if (accounts.length === 0) {
    const columns = "account_id, on, amount";
    lines.push(
      say("No account was read. A file {file} with the columns {columns} is enough to begin with.", { file, columns }),
    );
  } else {
    if (purchases.length === 0 && !isKnown) {
      const columns = "account_id, on, amount, product_id";
      lines.push(
        say("No purchase is known, so nothing says who buys again. Add a file {file} with the columns {columns}.", {
          file,
          columns,
        }),
      );
    }
    if (purchases.length > 0 && book.valueAtRisk === null && purchases.every(({ amount }) => amount == null)) {
      lines.push(
        say("No purchase has an amount, so no money is known to be at risk. Add a column {column} to {file}.", {
          column: "amount",
          file,
        }),
      );
    }
    if (booked.length === 0 && unbooked.length === 0) {
      lines.push(
        say("The plan is empty: no review is due until {day}. A later end of the plan has more of them.", {
          day: dayIn(locale.language)(to),
        }),
      );
    } else if (booked.length === 0) {
      lines.push(
        say(
          "The plan is empty: {count} reviews are due, and none has a day. Give sellers hours in {hours} or minutes in {sellers}.",
          {
            count: unbooked.length,
            hours: "hours.csv",
            sellers: "sellers.csv",
          },
        ),
      );
    }
  }
  if (lines.length === 0) return [];
  return [
    part("missing", say("What is missing")),
    `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`,
  ];
}
