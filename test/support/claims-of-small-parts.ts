import type { Account, PurchaseHistory, Scorecard, SentSurvey } from "retention-kit";
import type { Claims } from "./told.js";

const DAY = 86_400_000;
const dayOf = (instant: unknown): string => new Date(Date.parse(String(instant))).toISOString().slice(0, 10);
const later = (on: string, days: number): string => new Date(Date.parse(on) + days * DAY).toISOString().slice(0, 10);

/** What is said of whether a customer is still one. */
export const aliveClaims: Claims<{ kind: string; history: PurchaseHistory; unit: string; converged: boolean | null }> =
  {
    "purchases.alive.by-construction": ({ observed, unit }: { observed: number; unit: string }, scene) =>
      scene.kind === "bg-nbd" &&
      scene.history.repeatPurchases === 0 &&
      observed === scene.history.observed &&
      unit === scene.unit,
    "purchases.repeat": (
      { purchases, time, unit }: { purchases: number; time: number; unit: string },
      { history, unit: of },
    ) => purchases === history.repeatPurchases && time === history.observed && unit === of,
    "purchases.silent": ({ time, unit }: { time: number; unit: string }, { history, unit: of }) =>
      time === history.observed - history.recency && unit === of,
    "purchases.model.not-converged": ({ kind, observations }: { kind: string; observations: number }, scene) =>
      scene.converged === false && kind === scene.kind && observations === 40,
  };

interface ScoreScene {
  scorecard: Scorecard;
  values: Readonly<Record<string, number | null>>;
  score: number | null;
}
/** A factor of the test is right from 0 to 10. */
const isRight = (value: number | null | undefined): boolean => value != null && value >= 0 && value <= 10;

/** What is said of a scorecard's result. */
export const scoreClaims: Claims<ScoreScene> = {
  "scorecard.unknown": ({ factor }: { factor: string }, { scorecard, values }) =>
    scorecard.factors.some((each) => each.factor === factor) && values[factor] == null,
  "scorecard.out-of-bounds": ({ factor, value }: { factor: string; value: number }, { values }) =>
    values[factor] === value && !isRight(value),
  "scorecard.insufficient-data": (
    { coverage, minimum }: { coverage: number; minimum: number },
    { scorecard, values, score },
  ) => {
    const weights = scorecard.factors.map(({ factor, weight }) => (isRight(values[factor]) ? weight : 0));
    const known = weights.reduce((sum, weight) => sum + weight, 0);
    const all = scorecard.factors.reduce((sum, { weight }) => sum + weight, 0);
    return (
      score === null &&
      Math.abs(coverage - known / all) < 1e-12 &&
      minimum === scorecard.minimumCoverage &&
      (coverage < minimum || known === 0)
    );
  },
};

export interface AskScene {
  account: Account;
  sent: readonly SentSurvey[];
  asOf: string;
  contactId: string | undefined;
  channel: string | undefined;
  coolDownDays: number;
}
const contactOf = ({ account, contactId }: AskScene) => account.contacts?.find(({ id }) => id === contactId);

/** What is said of whether a customer may be asked. */
export const askClaims: Claims<AskScene> = {
  "measures.asked-lately": ({ on, from }: { on: string; from: string }, { sent, asOf, contactId, coolDownDays }) => {
    const days = sent
      .filter(({ contactId: to }) => contactId === undefined || to == null || to === contactId)
      .map(({ at }) => dayOf(at))
      .filter((day) => day <= asOf)
      .sort();
    return on === days.at(-1) && from === later(on, coolDownDays) && from > asOf;
  },
  "measures.ask-do-not-contact": (_, scene) =>
    (contactOf(scene)?.preferences?.doNotContact ?? scene.account.preferences?.doNotContact) === true,
  "measures.ask-not-by": ({ channel }: { channel: string }, scene) =>
    channel === scene.channel &&
    (contactOf(scene)?.preferences?.channels ?? scene.account.preferences?.channels)?.includes(channel) === false,
  "measures.ask-left": (_, scene) => {
    const left = contactOf(scene)?.left;
    return left === true || (typeof left === "string" && left <= scene.asOf);
  },
};
