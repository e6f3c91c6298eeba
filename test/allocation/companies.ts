import type { ExperimentOutcome, ResponseRow } from "retention-kit";
import { normalQuantile } from "../../src/numeric/distributions/normal.js";
import { randomStream } from "../../src/numeric/random/random-stream.js";

/** Random numbers from a seed. */
export interface Draws {
  uniform: () => number;
  normal: () => number;
}

export function draws(seed: number): Draws {
  const stream = randomStream(seed, 1);
  // 32 random bits, the middle of each step, never 0 or 1.
  const uniform = (): number => ((stream.next() >>> 0) + 0.5) / 2 ** 32;
  return { uniform, normal: () => normalQuantile(uniform()) };
}

/** A company whose true effects are known. */
export interface Company {
  accounts: number;
  segments: number;
  /** Share lost without reviews. */
  loss: number;
  /** Share of the loss that one review prevents. */
  keep: number;
  /** What each account's first review adds to its spend, as a share of the spend before. */
  grow: number;
  /** What each further review adds as a share of the one before it. */
  furtherShare: number;
}

export interface CompanyAccount {
  id: string;
  segment: string;
  before: number;
  /** What nobody records: how well customer and seller get on, which spend goes by. */
  liking: number;
}

export function accountsOf({ accounts, segments }: Company, { normal, uniform }: Draws): CompanyAccount[] {
  return Array.from({ length: accounts }, (_, index) => {
    const liking = normal();
    const segment = `s${Math.floor(uniform() * segments)}`;
    return { id: `a${index}`, segment, before: Math.exp(5 + 0.5 * liking + 0.6 * normal()), liking };
  });
}

/** What so many reviews change, as a multiple of what one changes. */
export function timesOf(reviews: number, furtherShare: number): number {
  return (1 - furtherShare ** reviews) / (1 - furtherShare);
}

/** A year of the company with the reviews given. */
export function yearOf(
  company: Company,
  accounts: readonly CompanyAccount[],
  reviewsOf: (account: CompanyAccount) => number,
  { normal, uniform }: Draws,
): (ExperimentOutcome & { reviews: number; before: number; spend: number; segment: string })[] {
  return accounts.map((account) => {
    const { id, segment, before, liking } = account;
    const reviews = reviewsOf(account);
    const times = timesOf(reviews, company.furtherShare);
    const kept = uniform() >= company.loss * Math.max(0, 1 - company.keep * times);
    const spend = before * (0.8 + 0.1 * liking + company.grow * times) * Math.exp(0.3 * normal() - 0.045);
    return { id, kept, spend, before, reviews, segment, stratum: segment };
  });
}

/** A history as the model of `fitResponse` has it, with reviews drawn by lot and the effects that made it. */
export function historyOf(
  { accounts, segments, spread, noise }: { accounts: number; segments: number; spread: number; noise: number },
  { normal, uniform }: Draws,
): { rows: ResponseRow[]; effects: Map<string, number>; furtherShare: number } {
  const furtherShare = 0.95 * uniform();
  const effects = new Map(Array.from({ length: segments }, (_, at) => [`s${at}`, 30 + spread * normal()]));
  const names = [...effects.keys()];
  const rows = Array.from({ length: accounts }, () => {
    const segment = names[Math.floor(uniform() * segments)] ?? "";
    const before = 100 + 50 * normal();
    const reviews = Math.floor(uniform() * 5);
    const brought = (effects.get(segment) ?? 0) * timesOf(reviews, furtherShare);
    return { segment, before, reviews, spend: 20 + 0.8 * before + brought + noise * normal() };
  });
  return { rows, effects, furtherShare };
}
