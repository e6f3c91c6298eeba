import fc from "fast-check";
import {
  runPlaybooks,
  workingWeek,
  type Account,
  type Playbook,
  type PlaybookStep,
  type Reason,
  type StepCondition,
} from "retention-kit";
import { expect, test } from "vitest";
import { playbookClaims } from "../support/claims-of-playbooks.js";
import { telling } from "../support/told.js";

const AS_OF = "2026-11-24";
const day = (ago: number): string => new Date(Date.parse(AS_OF) - ago * 86_400_000).toISOString().slice(0, 10);
const ago = (min: number, max: number) => fc.integer({ min, max }).map(day);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const calendar = workingWeek("mon-fri", "09:00-17:00");

const account: fc.Arbitrary<Account> = fc.record({
  id: fc.constant("acme"),
  sellerId: maybe(fc.constant("north")),
  preferences: maybe(fc.constantFrom({ doNotContact: true }, { daysBetweenContacts: 20 })),
  touches: fc.array(
    fc.record({
      on: ago(-5, 60),
      kind: fc.constantFrom("call", "email", "meeting"),
      direction: fc.constantFrom("in" as const, "out" as const),
    }),
    { maxLength: 3 },
  ),
  purchases: fc.array(fc.record({ on: ago(-5, 60), productId: fc.constantFrom("mill", "van") }), { maxLength: 3 }),
  tickets: fc.uniqueArray(
    fc
      .record({
        id: fc.constantFrom("T1", "T2", "T3"),
        opened: fc.integer({ min: -3, max: 60 }),
        took: fc.nat({ max: 50 }),
      })
      .map(({ id, opened, took }) => ({
        id,
        openedAt: `${day(opened)}T09:00:00Z`,
        resolvedAt: took < 30 ? `${day(opened - took)}T15:00:00Z` : null,
      })),
    { maxLength: 2, selector: ({ id }) => id },
  ),
  surveys: fc.uniqueArray(
    fc.record({
      at: ago(-3, 60).map((on) => `${on}T10:00:00Z`),
      metric: fc.constant("nps" as const),
      score: fc.nat({ max: 10 }),
      scale: fc.constant({ min: 0, max: 10, higherIsBetter: true }),
    }),
    { maxLength: 3, selector: ({ at }) => at },
  ),
  contacts: fc
    .array(
      fc.record({
        role: fc.constantFrom("champion" as const, "user" as const),
        left: fc.oneof(fc.constant(undefined), ago(-5, 60)),
      }),
      { maxLength: 2 },
    )
    .map((rows) => rows.map((row, at) => ({ id: `p${at}`, ...row }))),
  contracts: fc
    .record({
      ends: fc.integer({ min: -100, max: 20 }),
      notice: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      status: fc.constantFrom("active" as const, "active" as const, "cancelled" as const),
      next: fc.option(fc.constantFrom("active" as const, "draft" as const), { nil: undefined }),
    })
    .map(({ ends, notice, status, next }) => [
      {
        id: "K1",
        startsOn: day(ends + 365),
        endsOn: day(ends),
        status,
        ...(notice !== undefined && { noticeOn: day(ends + notice) }),
      },
      ...(next === undefined
        ? []
        : [{ id: "K2", startsOn: day(ends - 1), endsOn: day(ends - 366), status: next, renewedFrom: "K1" }]),
    ]),
  signals: fc.array(
    fc.record({ code: fc.constantFrom("rival-near", "other"), on: ago(-5, 60), reviewBy: fc.constant(AS_OF) }),
    { maxLength: 2 },
  ),
});
const conditions: StepCondition[] = ["solved", "renewed", "bought", "talked", "replied", "recovered"];
const steps: fc.Arbitrary<PlaybookStep[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom("call", "email", "meeting"),
      who: fc.constantFrom(undefined, "seller", "escalation", "bo", ["seller", "escalation"]),
      unless: maybe(fc.subarray(conditions)),
      wait: fc.nat({ max: 12 }),
    })
    .map(({ wait, ...step }) => ({ ...step, after: wait })),
  { minLength: 1, maxLength: 3 },
);
const trigger: fc.Arbitrary<Playbook["trigger"]> = fc.constantFrom<Playbook["trigger"]>(
  { on: "new-customer" },
  { on: "sale" },
  { on: "sale", productId: "mill" },
  { on: "open-problem" },
  { on: "renewal", daysAhead: 60 },
  { on: "detractor" },
  { on: "champion-left" },
  { on: "slowing" },
  { on: "signal", code: "rival-near" },
);

test("what is said of a playbook's runs and steps is what the rows say", () => {
  const { untrue, unsaid, blind } = telling(playbookClaims);
  const standing = fc.option(fc.record({ state: fc.constantFrom("slowing", "active"), since: ago(0, 40) }), {
    nil: undefined,
  });
  const given = fc.record({ account, trigger, steps, standing, escalation: maybe(fc.constant("boss")) });
  fc.assert(
    fc.property(given, ({ account: of, trigger: on, steps: some, standing: stands, escalation }) => {
      const ordered = some.toSorted((a, b) => (a.after ?? 0) - (b.after ?? 0));
      const playbook: Playbook = { id: "rescue", trigger: on, steps: ordered };
      const options = { playbooks: [playbook], calendar, escalation };
      // It was slowing two weeks ago.
      const before = runPlaybooks(of, { ...options, asOf: day(41), standing: { state: "slowing", since: day(45) } });
      const previous = on.on === "slowing" ? before.runs : undefined;
      const { runs } = runPlaybooks(of, { ...options, asOf: AS_OF, standing: stands, previous });
      const isRead = ({ code }: Reason): boolean => Object.hasOwn(playbookClaims, code);
      const wrong = runs.flatMap((run) => {
        // What was over before stays as it was told.
        if (previous?.some((old) => old.key === run.key && old.state !== "running") === true) return [];
        const scene = { account: of, playbook, asOf: AS_OF, standing: stands, escalation, slowingBefore: day(45), run };
        return [
          ...untrue(run.reasons, { ...scene, step: null }),
          ...run.steps.flatMap((step) =>
            untrue([{ code: step.code, params: step.params } as Reason, ...step.reasons].filter(isRead), {
              ...scene,
              step,
            }),
          ),
        ];
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 800 },
  );
  expect(unsaid()).toEqual([]);
  expect(blind()).toEqual([]);
});
