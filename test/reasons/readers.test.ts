import { readFileSync } from "node:fs";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { actionClaims, advocateClaims } from "../support/claims-of-actions.js";
import { allocationClaims, curveClaims, fitClaims, teamClaims } from "../support/claims-of-allocation.js";
import { backtestClaims } from "../support/claims-of-backtests.js";
import { designClaims, outcomeClaims } from "../support/claims-of-experiments.js";
import { playbookClaims } from "../support/claims-of-playbooks.js";
import { bookClaims, renewalClaims } from "../support/claims-of-books.js";
import { calibrationClaims } from "../support/claims-of-calibrations.js";
import { contractClaims } from "../support/claims-of-contracts.js";
import { followUpClaims, reminderClaims } from "../support/claims-of-contacts.js";
import { estimateClaims, healthClaims, remedyClaims } from "../support/claims-of-loyalty.js";
import { pinClaims, planClaims, sharedPlanClaims } from "../support/claims-of-plans.js";
import { agendaClaims, invitationClaims, recommendationClaims } from "../support/claims-of-reviews.js";
import { seasonClaims } from "../support/claims-of-seasons.js";
import { effortClaims, problemClaims, standardClaims } from "../support/claims-of-service.js";
import { aliveClaims, askClaims, scoreClaims } from "../support/claims-of-small-parts.js";
import { areaClaims, intervalClaims, slotClaims } from "../support/claims-of-slots.js";
import { driverClaims, matchClaims, switchClaims } from "../support/claims-of-value.js";
import { referralClaims, wordClaims } from "../support/claims-of-word-of-mouth.js";
import { reasonCodes, samples } from "../support/reason-samples.js";
import { isChecked } from "../support/sentence-reader.js";

/** Claims by code: what makes each true. */
const readers: readonly object[] = [
  planClaims,
  agendaClaims,
  invitationClaims,
  recommendationClaims,
  effortClaims,
  problemClaims,
  standardClaims,
  driverClaims,
  matchClaims,
  switchClaims,
  wordClaims,
  referralClaims,
  remedyClaims,
  healthClaims,
  estimateClaims,
  aliveClaims,
  scoreClaims,
  askClaims,
  backtestClaims,
  pinClaims,
  sharedPlanClaims,
  areaClaims,
  intervalClaims,
  slotClaims,
  followUpClaims,
  reminderClaims,
  advocateClaims,
  actionClaims,
  allocationClaims,
  curveClaims,
  teamClaims,
  fitClaims,
  designClaims,
  outcomeClaims,
  playbookClaims,
  seasonClaims,
  bookClaims,
  calibrationClaims,
  renewalClaims,
  contractClaims,
];

/** Values that a parameter has in a book, by its name, where the types say only that it is a text or a number. */
const usual: Readonly<Record<string, (string | number)[]>> = {
  kind: ["review", "email"],
  signal: ["open-problem"],
  level: ["high"],
  months: [12],
  horizonMonths: [12],
  unit: ["week"],
  idealMonths: [3],
  maximumMonths: [4],
  status: ["prospect", "customer"],
  resources: ["ample"],
  factor: ["service", "purchases"],
  on: ["2026-11-21"],
  since: ["2026-11-21"],
  endsOn: ["2026-11-21"],
  slowsOn: ["2026-11-21"],
  lastOn: ["2026-11-21"],
  reviewBy: ["2026-11-30"],
  purchasedOn: ["2020-11-21"],
  dueOn: ["2026-12-21"],
};

/** A model of an opportunity as it is documented tells the same reasons with the same parameters. */
const opportunityModel = readFileSync(new URL("../opportunity/as-documented.test.ts", import.meta.url), "utf8");

function isRead(code: string): boolean {
  if (code.startsWith("opportunity.") && opportunityModel.includes(`"${code}"`)) return true;
  if (readers.some((claims) => Object.hasOwn(claims, code))) return true;
  return samples(code).some((params) => {
    const names = Object.keys(params);
    const variants = names.reduce<Record<string, string | number>[]>(
      (all, name) =>
        all.flatMap((each) => [each, ...(usual[name] ?? []).map((value) => ({ ...each, [name]: value }))]).slice(-64),
      [params],
    );
    return variants.some((each) => isChecked(say({ code, params: each }, en)));
  });
}

test("every code has a reader that recomputes its claim from the rows", () => {
  expect(reasonCodes.filter((code) => !isRead(code))).toEqual([]);
});
