import type { Account, PlainDate, Seller, WorkingCalendar } from "retention-kit";

const hours: WorkingCalendar["hours"] = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]),
);
/** Public holidays of England from 10 December 2011 to 9 March 2012. */
const holidays: PlainDate[] = ["2011-12-26", "2011-12-27", "2012-01-02"];

/** Minutes a day that a seller of the wholesaler has for reviews. */
const MINUTES_PER_DAY = 120;

const seller = (id: string): Seller => ({
  id,
  timeZone: "Europe/London",
  calendar: { hours, holidays },
  minutesPerDay: MINUTES_PER_DAY,
});

/** Sellers for the home market, which share it out, and one for each region abroad. */
const HOME_SELLERS = 8;
const regions: Record<string, readonly string[]> = {
  "german-speaking": ["Germany", "Austria", "Switzerland"],
  french: ["France", "Belgium", "Channel Islands", "Netherlands"],
  "southern-europe": ["Spain", "Portugal", "Italy", "Greece", "Cyprus", "Malta"],
  "northern-europe": ["Norway", "Sweden", "Denmark", "Finland", "Iceland", "Poland", "Lithuania", "Czech Republic"],
};
const ELSEWHERE = "elsewhere";

/** Everyone who reviews accounts. */
export const sellers: Seller[] = [
  ...Array.from({ length: HOME_SELLERS }, (_, index) => seller(`home-${index + 1}`)),
  ...[...Object.keys(regions), ELSEWHERE].map(seller),
];

/** The seller of an account, by its country; the home market is shared out by the account's number. */
export function sellerOf(account: Account): string {
  const { id } = account;
  const segment = account.segment ?? "";
  if (segment === "United Kingdom") return `home-${(Number(id) % HOME_SELLERS) + 1}`;
  return Object.entries(regions).find(([, countries]) => countries.includes(segment))?.[0] ?? ELSEWHERE;
}
