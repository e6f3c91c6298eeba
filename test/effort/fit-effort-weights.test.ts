import { readFileSync } from "node:fs";
import { fitEffortWeights, type MeasuredTicket, type TicketAnswer } from "retention-kit";
import { describe, expect, test } from "vitest";

interface Fixture {
  rows: [number, boolean, number, number, number, number, number, number][];
  effects: number[];
  effectStandardErrors: number[];
  effectCovariance: number[][];
  thresholds: number[];
  logLikelihood: number;
}

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/ordered-logit/ordered-logit.json", import.meta.url), "utf8"),
) as Fixture;
const openedAt = Date.UTC(2026, 10, 16);
const easeScale = { min: 1, max: 7, higherIsBetter: true };

const tickets = fixture.rows.map(
  (
    [contacts, resolved, transfers, repeatedInformation, minutes, switches, selfServiceAttempts],
    index,
  ): MeasuredTicket => ({
    id: `T${index}`,
    openedAt,
    resolved,
    resolvedAt: resolved ? openedAt + minutes * 60_000 : null,
    contacts,
    transfers,
    repeatedInformation,
    channels: ["web", "phone", "web", "phone"].slice(0, switches + 1),
    selfServiceAttempts,
  }),
);
const answers = fixture.rows.map((row, index): TicketAnswer => ({
  ticketId: `T${index}`,
  at: openedAt,
  metric: "ces",
  score: row[7],
  scale: easeScale,
}));

describe("without a prior, on answers that push no effect below zero", () => {
  const model = fitEffortWeights(tickets, answers, { priorWeight: 0 });

  test("the fit is that of OrderedModel of statsmodels", () => {
    expect(model.converged).toBe(true);
    expect(model.drivers.every(({ state }) => state === "fitted")).toBe(true);
    model.drivers.forEach(({ effect, effectStandardError }, at) => {
      expect(effect).toBeCloseTo(fixture.effects[at] ?? NaN, 4);
      expect(effectStandardError).toBeCloseTo(fixture.effectStandardErrors[at] ?? NaN, 4);
    });
    model.thresholds.forEach((threshold, at) => {
      expect(threshold).toBeCloseTo(fixture.thresholds[at] ?? NaN, 4);
    });
    expect(model.logLikelihood).toBeCloseTo(fixture.logLikelihood, 6);
  });
});
