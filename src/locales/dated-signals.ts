/**
 * What the day of a signal says to a reader: since when it has been so, or when it happened. The day of another is only the
 * one on which it began to ask for a review, which no sentence needs.
 * @internal
 */
export function datedSignal(signal: string): "since" | "on" | null {
  switch (signal) {
    case "open-problem":
    case "usage-falling":
      return "since";
    case "bad-answer":
    case "high-effort-ticket":
    case "invoice-late":
    case "all-returned":
    case "rival-near":
    case "problem-found":
      return "on";
    case "renewal-near":
    case "renewal-late":
    case "warranty-ending":
    case "deal-closing":
    case "long-silence":
    case "value-at-risk":
    case "champion-left":
    case "problem-still-open":
    case "invoice-still-open":
    case "customer-unhappy":
      return null;
    default:
      return "on";
  }
}
