import { reviewPortfolio } from "retention-kit";
import { fromSalesforce, type SalesforceObjects } from "retention-kit/adapters";

/** Salesforce's rows, as the queries returned them, to a plan of reviews. */
export function salesforceBook(objects: SalesforceObjects, days: { asOf: string; to: string }) {
  const records = fromSalesforce(objects, {
    asOf: days.asOf,
    currency: "USD",
    timeZone: "America/New_York",
    size: ({ NumberOfEmployees }) => (Number(NumberOfEmployees) >= 1000 ? "large" : "small"),
    kinds: ({ Subject }) => (/review|QBR/i.test(String(Subject)) ? "review" : undefined),
    product: () => ({ lifespanMonths: 60 }),
  });
  return { records, book: reviewPortfolio(records, days) };
}
