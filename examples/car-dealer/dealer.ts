import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type {
  Account,
  PlainDate,
  Product,
  ReminderRules,
  Seller,
  ServiceAsset,
  Ticket,
  Touch,
  UseReading,
} from "retention-kit";

/** What money is in. */
export const CURRENCY = "USD";
/** The day on which the dealer's month is planned. */
export const AS_OF: PlainDate = "2026-11-30";

/** Cars, what is added to them, and the contract that follows a warranty. Prices in US dollars. */
export const products: Product[] = [
  { id: "city", price: 14_000, margin: 0.07, lifespanMonths: 72 },
  { id: "family", price: 24_000, margin: 0.08, lifespanMonths: 72 },
  { id: "pickup", price: 31_000, margin: 0.09, lifespanMonths: 60 },
  { id: "care-plan", price: 420, margin: 0.35, kind: "service-contract", addOnTo: ["city", "family", "pickup"] },
  { id: "tow-bar", price: 380, margin: 0.3, kind: "option", addOnTo: ["pickup"] },
];

/** What comes back: by date, by kilometres, or by whichever comes first. */
export const rules: ReminderRules = {
  services: [
    { service: "oil-change", everyMonths: 12, everyUse: 10_000 },
    { service: "brake-pads", everyUse: 40_000 },
    { service: "tyres", everyMonths: 60, everyUse: 50_000 },
    { service: "timing-belt", everyMonths: 84, everyUse: 90_000 },
  ],
  warranty: { contractId: "care-plan" },
  tradeIn: { fromMonths: 60, fromUse: 120_000, openMonths: 12 },
};

/** The parts that each service takes. */
export const parts: Record<string, readonly string[]> = {
  "oil-change": ["oil-filter"],
  "brake-pads": ["brake-pads"],
  tyres: ["tyres"],
  "timing-belt": ["timing-belt"],
};

const weekday: [string, string][] = [
  ["08:00", "12:00"],
  ["13:00", "17:00"],
];

/** Two sellers, named for the side of town they serve. */
export const sellers: Seller[] = ["riverside", "hillside"].map((id) => ({
  id,
  timeZone: "Asia/Vientiane",
  calendar: {
    hours: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
    holidays: ["2026-12-02"],
  },
  minutesPerDay: 90,
}));

/** A car with its owner and what its counter showed. */
export interface Car {
  asset: ServiceAsset;
  readings: UseReading[];
}

const MS_PER_DAY = 86_400_000;
const TODAY = Date.parse(AS_OF) / MS_PER_DAY;
const topics = ["noise", "air-conditioning", "battery", "paint"];

/** Made-up owners, numbered instead of named, with a car or two each: the same for the same seed. */
export function dealership(owners: number, seed: number): { accounts: Account[]; cars: Car[] } {
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => uniformFloat64(generator);
  const chance = (probability: number): boolean => uniform() < probability;
  const between = (least: number, most: number): number => least + (most - least) * uniform();
  const pick = <T>(items: readonly T[]): T => items[Math.floor(uniform() * items.length)] as T;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const cars: Car[] = [];

  const carOf = (accountId: string, number: number): Car => {
    const productId = pick(["city", "city", "family", "family", "pickup"]);
    const bought = Math.floor(TODAY - between(90, 365 * 7));
    const perDay = between(12, productId === "pickup" ? 75 : 50);
    const kilometres = (day: number): number =>
      Math.max(0, Math.round(perDay * (day - bought) + 25 * Math.sqrt(Math.max(0, day - bought)) * normal()));
    const services: { service: string; on: PlainDate; use: number }[] = [];
    const readings: UseReading[] = [{ on: plainDate(bought), use: 12 }];
    let last = 12;
    for (let day = bought + Math.floor(between(100, 260)); day < TODAY; day += Math.floor(between(100, 260))) {
      const use = Math.max(last, kilometres(day));
      last = use;
      // A digit too many, now and then.
      readings.push({ on: plainDate(day), use: chance(0.02) ? use * 10 : use });
      for (const { service, everyMonths, everyUse } of rules.services ?? []) {
        const before = services.findLast((one) => one.service === service);
        const monthsAgo = (day - (before ? Date.parse(before.on) / MS_PER_DAY : bought)) / 30.4;
        const isDue =
          monthsAgo > (everyMonths ?? Infinity) - 1 || use - (before?.use ?? 0) > 0.9 * (everyUse ?? Infinity);
        if (isDue && chance(0.85)) services.push({ service, on: plainDate(day), use });
      }
    }
    return {
      asset: {
        id: `${accountId}-car-${number}`,
        accountId,
        productId,
        purchasedOn: plainDate(bought),
        warrantyEndsOn: plainDate(bought + 3 * 365),
        warrantyUse: 100_000,
        services,
      },
      readings,
    };
  };

  const accounts = Array.from({ length: owners }, (_, index): Account => {
    const id = `owner-${String(index + 1).padStart(3, "0")}`;
    const owned = Array.from({ length: chance(0.15) ? 2 : 1 }, (_, number) => carOf(id, number + 1));
    cars.push(...owned);
    const tickets = chance(0.3) ? [ticketOf(`T-${index + 1}`)] : [];
    const touches: Touch[] = chance(0.7) ? [{ on: plainDate(TODAY - Math.floor(between(20, 500))), kind: "call" }] : [];
    return {
      id,
      segment: chance(0.25) ? "business" : "private",
      sellerId: index % 2 === 0 ? "riverside" : "hillside",
      timeZone: "Asia/Vientiane",
      currency: CURRENCY,
      resources: pick(["limited", "ample", "ample", null]),
      owned: owned.map(({ asset }) => ({ productId: asset.productId, purchasedOn: asset.purchasedOn })),
      purchases: owned.map(({ asset }) => ({
        on: asset.purchasedOn,
        productId: asset.productId,
        amount: products.find(({ id: sold }) => sold === asset.productId)?.price ?? 0,
      })),
      touches,
      tickets,
      preferences: {
        language: "lo",
        ...(chance(0.04) && { doNotContact: true }),
        ...(chance(0.3) && { channels: ["sms", "call"] }),
        ...(chance(0.2) && { daysBetweenContacts: 30 }),
      },
    };
  });
  return { accounts, cars };

  function ticketOf(id: string): Ticket {
    const isOpen = chance(0.25);
    const opened = TODAY - Math.floor(between(1, isOpen ? 30 : 330));
    const contacts = 1 + Math.floor(3 * uniform());
    return {
      id,
      topic: pick(topics),
      openedAt: opened * MS_PER_DAY + 3 * 3_600_000,
      resolvedAt: isOpen ? null : Math.min(opened + Math.floor(between(1, 20)), TODAY) * MS_PER_DAY + 9 * 3_600_000,
      resolved: !isOpen,
      contacts,
      transfers: chance(0.2) ? 1 : 0,
      repeatedInformation: chance(0.2) ? 1 : 0,
      reopens: chance(0.1) ? 1 : 0,
    };
  }
}

function plainDate(day: number): PlainDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
