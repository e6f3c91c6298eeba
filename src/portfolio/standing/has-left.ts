import type { AccountStanding } from "./account-standing.js";

/**
 * Whether an account is said to have left, and has not bought since. Its contract may run to its end all the same.
 * @internal
 */
export function hasLeft({ state, given }: Pick<AccountStanding, "state" | "given">): boolean {
  return given && state === "lost";
}
