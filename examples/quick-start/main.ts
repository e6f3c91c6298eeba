import { reviewPortfolio } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { accounts, products, sellers } from "./book.js";

const book = reviewPortfolio({ accounts, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
for (const { on, sellerId, accountId, reasons } of book.plan.booked) {
  console.log(on, sellerId, accountId, reasons.map((reason) => describe(reason, en)).join("; "));
}
console.table(book.rejected);
