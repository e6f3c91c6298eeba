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
 * the share s comes late, on one of w days as likely as on another, the first of them two days after the end. From the day d
 * after it on, (w + 2 − d)/w of them are left, at most all. By Bayes' rule with q = p · s · (w + 2 − d)/w the chance is
 * q / (q + 1 − p). It falls from day to day, to 0 after the last day on which a renewal may begin.
 * @internal
 */
export function lateRenewalChance(chance: number, { daysLate, windowDays, share }: LateRenewal): number {
  const left = windowDays <= 0 ? 0 : Math.min(1, Math.max(0, (windowDays + 2 - daysLate) / windowDays));
  const late = chance * share * left;
  return late === 0 ? 0 : late / (late + (1 - chance));
}
