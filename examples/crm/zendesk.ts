import { reviewPortfolio } from "retention-kit";
import { fromZendesk, type ZendeskObjects } from "retention-kit/adapters";

/** A help desk's book: whom to call after what they went through. */
export function zendeskBook(objects: ZendeskObjects, days: { asOf: string; to: string }) {
  const records = fromZendesk(objects, { timeZone: "Europe/London" });
  const products = [{ id: "premium-support", price: 1200 }];
  return { records, book: reviewPortfolio({ ...records, products }, days) };
}
