import { reviewPortfolio } from "retention-kit";
import { fromHubSpot, type HubSpotObjects } from "retention-kit/adapters";

/** HubSpot's objects, as the API returned them, to a plan of reviews. */
export function hubSpotBook(objects: HubSpotObjects, days: { asOf: string; to: string }) {
  const records = fromHubSpot(objects, {
    asOf: days.asOf,
    currency: "USD",
    timeZone: "America/New_York",
    minutesPerDay: 90,
    product: ({ properties }) => (properties?.hs_product_type === "inventory" ? { lifespanMonths: 36 } : {}),
  });
  return { records, book: reviewPortfolio(records, days) };
}
