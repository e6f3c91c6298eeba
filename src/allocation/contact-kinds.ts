import { assertArray, assertCount, assertFields, assertNumber, assertText, RetentionError } from "../errors.js";

/** A kind of contact that the hours may go to. */
export interface ContactKind {
  /** Its name, such as `review` or `call`. */
  readonly kind: string;
  /** Whole minutes that one takes, the way there included. */
  readonly minutes: number;
  /** What it counts as on the response curve, above 0: 1 is a review. @defaultValue 1 */
  readonly strength?: number | null | undefined;
}

/** Most kinds at one time: the ways to combine them grow with their number. */
const MOST_KINDS = 4;

/** Reviews of 45 minutes, as the planner books them by default. */
export const REVIEWS: readonly ContactKind[] = [{ kind: "review", minutes: 45 }];

/**
 * Refuses kinds without a name or a length, or of which two have one name.
 * @internal
 */
export function assertContacts(functionName: string, path: string, contacts: readonly ContactKind[]): void {
  assertArray(functionName, path, contacts);
  if (contacts.length === 0 || contacts.length > MOST_KINDS) {
    throw new RetentionError(functionName, path, `must name 1 to ${MOST_KINDS} kinds`, contacts);
  }
  const names = new Set<string>();
  for (const [index, contact] of contacts.entries()) {
    const place = `${path}[${index}]`;
    assertFields(functionName, place, contact, ["kind", "minutes", "strength"]);
    assertText(functionName, `${place}.kind`, contact.kind);
    if (names.has(contact.kind))
      throw new RetentionError(functionName, `${place}.kind`, "must be named once", contact.kind);
    names.add(contact.kind);
    assertCount(functionName, `${place}.minutes`, contact.minutes, { min: 1 });
    if (contact.strength != null) {
      assertNumber(functionName, `${place}.strength`, contact.strength, { above: 0 });
    }
  }
}
