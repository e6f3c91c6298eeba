/**
 * What is known of whether a contract will be renewed.
 * - `cancelled`: notice was given.
 * - `runs-on`: it renews by itself, and the last day for notice has passed.
 * - `drafted`: a contract that is to renew it waits for a signature.
 * - `unknown`: nothing is known.
 */
export type RenewalIntention = "cancelled" | "runs-on" | "drafted" | "unknown";
