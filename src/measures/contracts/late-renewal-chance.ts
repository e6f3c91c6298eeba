/** What tells how likely a late renewal still comes. */
interface LateRenewal {
  /** Days since the last day of the term, at least 1. */
  daysLate: number;
  /** Days after the end within which renewals come. */
  windowDays: number;
  /** Share of the renewals that are signed late, evenly over the window. */
  share: number;
}

/**
 * The chance that a contract which has ended, and is not renewed yet, still will be. Of what is renewed with the chance p,
 * the share s comes late, and of that (w − d + 1)/w later than d days of w. By Bayes' rule with q = p · s · (w − d + 1)/w the
 * chance is q / (q + 1 − p). It falls from day to day, to 0 after the window.
 * @internal
 */
export function lateRenewalChance(chance: number, { daysLate, windowDays, share }: LateRenewal): number {
  const left = windowDays <= 0 ? 0 : Math.min(1, Math.max(0, (windowDays - daysLate + 1) / windowDays));
  const late = chance * share * left;
  return late === 0 ? 0 : late / (late + (1 - chance));
}
