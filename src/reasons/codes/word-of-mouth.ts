/** Reason codes of the word-of-mouth domain, with their parameters. */
export interface WordOfMouthReasons {
  /** No one said how likely a hearer is won, and no figure is published. */
  "word-of-mouth.unknown.won": Record<never, never>;
  /** No one said how likely a hearer is lost, and no figure is published. */
  "word-of-mouth.unknown.lost": Record<never, never>;
  /** No one said what a customer is worth. */
  "word-of-mouth.unknown.value": Record<never, never>;
  /** The source's mean of the people told may already count those who tell more than 20. */
  "word-of-mouth.told.tail-maybe-counted-twice": { moreThan20Share: number };
  /** Each customer wins one more or more: the chain can grow without end. */
  "word-of-mouth.chain.grows": { reproduction: number };
  /** Part of the people told have heard already or are customers. */
  "word-of-mouth.market.saturates": { market: number; heardShare: number };
  /** The estimates are those of this many simulated paths; the mean-field form expects this many hearers. */
  "word-of-mouth.market.simulated": { paths: number; meanField: number };
  /** The formula is a reconstruction of one whose original was not found. */
  "word-of-mouth.damage.reconstruction": Record<never, never>;
  /** How many times as many referrals come just after a reward; the figure has no source that was found. */
  "word-of-mouth.referral.after-reward": { multiplier: number; halfLifeDays: number };
  /** Nothing is assumed to change after a reward. */
  "word-of-mouth.referral.no-effect": Record<never, never>;
  /** The uplift of repeat purchases, and the one at which margin and points are even. */
  "word-of-mouth.referral.break-even-uplift": { uplift: number; breakEven: number };
  /** The points cost as much as the margin of a purchase, or more. */
  "word-of-mouth.referral.points-above-margin": Record<never, never>;
  /** What is owed in points at the end. */
  "word-of-mouth.referral.liability": { liability: number };
}
