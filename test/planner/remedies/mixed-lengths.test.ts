import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planReviews, type Seller } from "retention-kit";
import { anyPlanning, dayAfter, daysTo, firstDay } from "../planning-arbitraries.js";
import { allowedDays, choicesOf, minutesOn, workingMinutes } from "../planning-oracle.js";

const DAYS = 7;

test("where lengths differ, the fewest minutes or days for which all others stay, or none", () => {
  const seen = new Map<string, number>();
  const mixed = fc.constantFrom(0, 15).chain((bufferMinutes) =>
    anyPlanning({
      days: DAYS,
      most: 9,
      least: 4,
      minutes: fc.constantFrom(30, 45, 60),
      pooled: true,
      closes: "11:00",
    }).map(({ requests, options }) => ({ requests, options: { ...options, bufferMinutes } })),
  );
  assertUntil(
    fc.property(mixed, ({ requests: some, options }) => {
      // Two lengths that either seller may hold, so that all belong together.
      const window = { earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(DAYS - 1) };
      const either = [30, 60].map((minutes) => ({
        ...{ key: `of ${minutes}`, accountId: "bolt", minutes, priority: 1 },
        ...window,
      }));
      const requests = [...some, ...either];
      const plan = planReviews(requests, options);
      const { bufferMinutes } = options;
      const sellerOf = (id: string) => options.sellers.find((seller) => seller.id === id);
      const left = (sellerId: string, day: number, capacity: (seller: Seller, day: number) => number): number => {
        const seller = sellerOf(sellerId);
        const taken = plan.booked.filter((each) => each.sellerId === sellerId && each.on === dayAfter(day));
        return (
          (seller === undefined ? 0 : capacity(seller, day)) +
          bufferMinutes -
          taken.reduce((sum, { minutes }) => sum + minutes + bufferMinutes, 0)
        );
      };
      const atFullTime = { ...options, sellers: options.sellers.map((seller) => ({ ...seller, minutesPerDay: 480 })) };
      for (const { key, remedy } of plan.unbooked) {
        seen.set(remedy?.kind ?? "none", (seen.get(remedy?.kind ?? "none") ?? 0) + 1);
        const request = requests.find((one) => one.key === key);
        const choice = choicesOf(requests, atFullTime).find((one) => one.request === request);
        if (request === undefined || choice === undefined) throw new Error("nobody asked for it");
        const length = request.minutes + bufferMinutes;
        const days = choice.allowed
          .filter(({ cost }) => cost < choice.without)
          .map((one) => ({ ...one, minutes: length - left(one.sellerId, one.day, minutesOn) }))
          .filter(({ minutes, sellerId, day }) => minutes > 0 && left(sellerId, day, workingMinutes) >= length);
        const fewest = Math.min(...days.map(({ minutes }) => minutes));
        const least = Math.min(...days.filter(({ minutes }) => minutes === fewest).map(({ cost }) => cost));
        if (fewest < Infinity) {
          expect(remedy).toMatchObject({ kind: "minutes", minutes: fewest });
          if (remedy?.kind !== "minutes") continue;
          const named = days.find(({ sellerId, day }) => sellerId === remedy.sellerId && day === daysTo(remedy.on));
          expect([named?.minutes, named?.cost]).toEqual([fewest, least]);
          continue;
        }
        if (request.latestOn < options.from) {
          expect(remedy).toBeNull();
          continue;
        }
        const wide = { ...request, earliestOn: firstDay, latestOn: dayAfter(DAYS - 1) };
        const beyond = allowedDays(wide, options)
          .filter(({ day }) => day < daysTo(request.earliestOn) || day > daysTo(request.latestOn))
          .filter(({ sellerId, day, cost }) => cost < choice.without && left(sellerId, day, minutesOn) >= length)
          .map(({ day }) => Math.max(daysTo(request.earliestOn) - day, day - daysTo(request.latestOn)));
        if (beyond.length === 0) expect(remedy).toBeNull();
        else {
          if (remedy?.kind !== "window") throw new Error(`${key} needs a wider window`);
          const moved =
            daysTo(request.earliestOn) - daysTo(remedy.earliestOn) + daysTo(remedy.latestOn) - daysTo(request.latestOn);
          expect(moved).toBe(Math.min(...beyond));
        }
      }
    }),
    { numRuns: 130 },
    () => {
      expect([...seen.keys()].sort()).toEqual(["minutes", "none", "window"]);
    },
  );
});
