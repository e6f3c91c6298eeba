/**
 * Difference of two shares of the same answers, with the adjusted Wald interval: three answers are added, a quarter of
 * them at each end and half in the middle. The bounds are widened, where need be, to hold the difference itself.
 *
 * Source: Sauro & Lewis (2016), "Quantifying the User Experience", after Agresti & Min (2005), Biometrics 61.
 * @internal
 */
export function netShare(
  positive: number,
  negative: number,
  answers: number,
  z: number,
): { net: number; lower: number; upper: number } {
  const net = (positive - negative) / answers;
  const adjustedAnswers = answers + ADDED_ANSWERS;
  const centre = (positive - negative) / adjustedAnswers;
  const variance = (positive + negative + ADDED_ANSWERS / 2) / adjustedAnswers - centre * centre;
  const halfWidth = z * Math.sqrt(variance / adjustedAnswers);
  return {
    net,
    lower: Math.min(net, Math.max(-1, centre - halfWidth)),
    upper: Math.max(net, Math.min(1, centre + halfWidth)),
  };
}

/**
 * Answers that the adjusted Wald interval adds.
 * @internal
 */
export const ADDED_ANSWERS = 3;
