import fc from "fast-check";
import {
  scheduleFollowUps,
  scheduleServiceReminders,
  type Account,
  type Reason,
  type ServiceAsset,
} from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { followUpClaims, reminderClaims } from "../support/claims-of-contacts.js";
import { telling } from "../support/told.js";

const AS_OF = "2026-11-21";
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * 86_400_000).toISOString().slice(0, 10);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const calendar = { hours: { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] } } as const;

const account: fc.Arbitrary<Account> = fc.record({
  id: fc.constant("acme"),
  preferences: maybe(
    fc.constantFrom(
      { doNotContact: true },
      { channels: [] },
      { channels: ["call"] },
      { hours: {} },
      { daysBetweenContacts: 25 },
      { daysBetweenContacts: 60 },
    ),
  ),
  touches: fc.array(
    fc.record({
      on: fc.integer({ min: -5, max: 120 }).map(day),
      kind: fc.constantFrom("call", "email", "review"),
      about: maybe(fc.constant("oil-change")),
    }),
    { maxLength: 2 },
  ),
  tickets: fc.array(
    fc.integer({ min: -3, max: 100 }).chain((ago) =>
      fc.record({
        id: fc.uuid(),
        topic: maybe(fc.constantFrom("leaks", "noise")),
        productId: maybe(fc.constantFrom("van", "mill")),
        openedAt: fc.constant(`${day(ago)}T09:00:00Z`),
        resolvedAt: maybe(fc.constant(`${day(ago - 4)}T09:00:00Z`)),
      }),
    ),
    { maxLength: 2 },
  ),
});
/** The message of a contact, as a reason. */
const messageOf = ({ code, params }: { code: string; params?: object }): Reason => ({ code, params }) as Reason;

test("what is said of contacts after a sale is what the rows say", () => {
  const { untrue, unsaid, blind } = telling(followUpClaims);
  assertUntil(
    fc.property(account, fc.integer({ min: 0, max: 120 }), maybe(fc.constant("van")), (given, ago, productId) => {
      const sale = { accountId: "acme", on: day(ago), ...(productId !== undefined && { productId }) };
      const { contacts, dropped } = scheduleFollowUps(sale, { asOf: AS_OF, calendar, account: given });
      const after = [2, 7, 30, 90];
      const wrong = [...contacts, ...dropped].flatMap((step) => {
        const days = (Date.parse(step.dueOn) - Date.parse(sale.on)) / 86_400_000;
        const scene = {
          account: given,
          asOf: AS_OF,
          sale,
          step,
          nextDays: after.find((other) => other > days) ?? null,
        };
        return untrue([messageOf(step), ...step.reasons], scene);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 600 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is said of reminders is what the rows and readings say", () => {
  const { untrue, unsaid, blind } = telling(reminderClaims);
  const asset: fc.Arbitrary<ServiceAsset> = fc.record({
    id: fc.constant("car"),
    accountId: fc.constant("acme"),
    productId: fc.constant("van"),
    purchasedOn: fc.integer({ min: 400, max: 1500 }).map(day),
    warrantyEndsOn: maybe(fc.integer({ min: -400, max: 60 }).map(day)),
    services: maybe(
      fc.array(fc.record({ service: fc.constant("oil-change"), on: fc.integer({ min: -20, max: 390 }).map(day) }), {
        maxLength: 2,
      }),
    ),
  });
  const readings = fc
    .record({ perDay: fc.integer({ min: 0, max: 90 }), count: fc.nat({ max: 6 }), odd: fc.boolean() })
    .map(({ perDay, count, odd }) =>
      Array.from({ length: count }, (_, index) => ({
        on: day(360 - 60 * index),
        use: Math.max(0, 20_000 + perDay * 60 * index + (odd && index === 3 ? 400_000 : 0)),
      })),
    );
  const rules = fc.record({
    everyMonths: maybe(fc.integer({ min: 1, max: 30 })),
    everyUse: maybe(fc.integer({ min: 5000, max: 40_000 })),
    contractId: maybe(fc.constant("van-care")),
    fromMonths: fc.integer({ min: 12, max: 60 }),
    openMonths: fc.integer({ min: 1, max: 12 }),
  });
  assertUntil(
    fc.property(asset, account, readings, rules, (given, row, list, rule) => {
      const { everyMonths, everyUse, contractId, fromMonths, openMonths } = rule;
      const all = scheduleServiceReminders(given, {
        asOf: AS_OF,
        readings: list,
        account: row,
        calendar,
        rules: {
          services: (everyMonths ?? everyUse) === undefined ? [] : [{ service: "oil-change", everyMonths, everyUse }],
          warranty: { contractId },
          tradeIn: { fromMonths, openMonths },
        },
      });
      const scene = { account: row, asOf: AS_OF, asset: given, rules: rule, readings: list, all };
      const wrong = [
        ...untrue(all.reasons, { ...scene, reminder: all.reminders[0] as never }),
        ...[...all.reminders, ...all.dropped].flatMap((reminder) =>
          untrue([messageOf(reminder as never), ...reminder.reasons], { ...scene, reminder }),
        ),
      ];
      expect(wrong).toEqual([]);
    }),
    { numRuns: 600 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
