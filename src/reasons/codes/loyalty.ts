/** Reason codes of the loyalty domain, with their parameters. */
export interface LoyaltyReasons {
  /** The probability rests on published figures alone: no outcome of the user's own has been seen. */
  "loyalty.uncalibrated": Record<never, never>;
  /** What problems change rests on published figures alone; the chance by its purchases, which they change, does not. */
  "loyalty.uncalibrated-problems": Record<never, never>;
  /** Number of your own customers that the probability was fitted to. */
  "loyalty.calibrated": { observations: number };
  /** Problems and effort answers of which something is left, and their mean effort, weighed by how recent they are. */
  "loyalty.effort": { experiences: number; effort: number };
  /** The customer had no problem. */
  "loyalty.no-problem": Record<never, never>;
  /** Whether the customer had a problem, or what it cost them, is not known. */
  "loyalty.problem-unknown": Record<never, never>;
  /** Tickets with too little data for their effort to be scored. */
  "loyalty.effort-unscored": { tickets: number };
  /** Tickets and answers of after the day asked about. */
  "loyalty.later-left-out": { records: number };
  /** Open tickets without activity for long: no one closed them, and they count for nothing. */
  "loyalty.never-closed": { tickets: number };
  /** Problems after which the customer bought again: that was their outcome. */
  "loyalty.bought-since": { problems: number };
  /** Problems after which it bought only what a contract brought, or what comes at a fixed step: that is no decision to stay. */
  "loyalty.billed-since": { problems: number };
  /** The model has not learned what this says, so it counts for nothing. */
  "loyalty.not-learned": { factor: string };
  /** The model was fitted to outcomes within this many days, not the horizon used here. */
  "loyalty.other-horizon": { fitted: number; asked: number };
  /** Of all that could change, this would move the probability most. */
  "loyalty.would-change-most": { factor: string; to: number; probability: number };
  /** The problem was solved before, so that nothing is left to save. */
  "loyalty.recovery.solved-already": Record<never, never>;
  /** No one said how likely hearers are won or lost, so that word of mouth does not count. */
  "loyalty.recovery.hearers-unknown": Record<never, never>;
  /** The remedy worth most of those allowed. */
  "loyalty.remedy.chosen": { remedy: string; worth: number; cost: number };
  /** None that is allowed is worth its cost. */
  "loyalty.remedy.none": Record<never, never>;
  /** A remedy beyond the limits that is worth so much more. */
  "loyalty.remedy.escalate": { remedy: string; gain: number };
  /** It costs more than the role may spend. */
  "loyalty.remedy.beyond-money": { role: string; cost: number; limit: number };
  /** The role may not give it. */
  "loyalty.remedy.not-allowed": { role: string; remedy: string };
  /** It costs more than it is expected to win. */
  "loyalty.remedy.not-worth-it": { cost: number; value: number };
  /** The account's health came into this band. */
  "loyalty.health.entered-band": { band: string };
  /** The account's health went out of this band. */
  "loyalty.health.left-band": { band: string };
  /** One value puts the account in a band, whatever its score. `worstAnswer` is a percentage, `buying` counts gaps of silence. */
  "loyalty.health.knocked-out": { factor: string; value: number; band: string };
  /** Points by which the health differs from before, where that is more than usual. */
  "loyalty.health.changed": { change: number };
}
