/**
 * How many people one customer tells, as plain data. A bare number means exactly that many. Each form may have a
 * `meanRange`, bounds for a mean that is not known; results report this uncertainty as `assumption`.
 */
export type Tells = number | RangeTells | PoissonTells | NegativeBinomialTells | TailTells | SharesTells | MixtureTells;

/** Bounds between which a mean lies, every value as likely. */
export interface MeanRange {
  least: number;
  most: number;
}

/** Every whole number from `least` to `most`, equally likely. */
export interface RangeTells {
  kind: "range";
  least: number;
  most: number;
  meanRange?: MeanRange | null | undefined;
}

/** A Poisson-distributed number of people. */
export interface PoissonTells {
  kind: "poisson";
  mean: number;
  meanRange?: MeanRange | null | undefined;
}

/** Most tell few and some tell many: variance `mean + mean² / dispersion`. `fitWordOfMouth` returns this form. */
export interface NegativeBinomialTells {
  kind: "negative-binomial";
  mean: number;
  /** Above 0; the smaller, the wider the spread. */
  dispersion: number;
  meanRange?: MeanRange | null | undefined;
}

/** At least this many, and a geometric number beyond. */
export interface TailTells {
  kind: "tail";
  least: number;
  meanExcess: number;
  meanRange?: MeanRange | null | undefined;
}

/** As counted: the share, or the number, of customers who told 0, 1, 2, … people. */
export interface SharesTells {
  kind: "shares";
  shares: readonly number[];
  meanRange?: MeanRange | null | undefined;
}

/** Several kinds of customer, each telling in its own way; the shares add up to 1. */
export interface MixtureTells {
  kind: "mixture";
  parts: readonly { share: number; tells: Tells }[];
  meanRange?: MeanRange | null | undefined;
}
