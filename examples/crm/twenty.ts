import { reviewPortfolio } from "retention-kit";
import { fromTwenty, type TwentyObjects } from "retention-kit/adapters";

const products = [
  { id: "laptop", price: 1_200_000, lifespanMonths: 36 },
  { id: "tablet", price: 700_000, lifespanMonths: 36 },
  { id: "service", price: 150_000, kind: "service-contract" as const },
];
const words = { laptop: /mac|laptop/i, tablet: /ipad|tablet/i, service: /license|bundle|one\b/i };

/** Twenty's records, as the API returned them, to a plan of reviews; the products are the user's own list. */
export function twentyBook(objects: TwentyObjects, days: { asOf: string; to: string }) {
  const productOf = ({ name }: { name?: unknown }) =>
    Object.entries(words).find(([, word]) => word.test(String(name)))?.[0];
  const records = fromTwenty(objects, { productOf, asOf: days.asOf, timeZone: "Europe/Paris", rates: { EUR: 1.1 } });
  return { records, book: reviewPortfolio({ ...records, products }, days) };
}
