import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { bookOf, examples } from "./books.js";

for (const example of examples) {
  for (const rows of ["madeUp", "shared"] as const) {
    const title = `${example.name}, ${rows === "madeUp" ? "made-up rows" : "the files beside the checkout"}`;
    const found = bookOf(example, rows);
    if (found === null) {
      console.log(`\n${title}: not there`);
      continue;
    }
    const { records, book } = found;
    console.log(
      `\n${title}: ${book.accounts.length} of ${records.accounts.length} accounts, ${book.plan.booked.length} reviews`,
    );
    if (records.counts) console.table(records.counts);
    const causes = new Map<string, number>();
    for (const { object, field, why, count } of records.left ?? []) {
      const cause = [object, field, why].filter((each) => each !== null).join(" ");
      causes.set(cause, (causes.get(cause) ?? 0) + count);
    }
    for (const [cause, times] of causes) console.log(`  left out: ${cause}, ${times} times`);
    for (const { message } of book.rejected.slice(0, 5)) console.log(`  rejected: ${message}`);
    const currency = records.accounts.find((account) => account.currency != null)?.currency;
    for (const { on, accountId, reasons } of book.plan.booked.slice(0, 3)) {
      console.log(`  ${on} ${accountId}: ${reasons.map((reason) => describe(reason, en, { currency })).join("; ")}`);
    }
  }
}
