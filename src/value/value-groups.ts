import { compareTexts } from "../records/values/compare-texts.js";
import type { GroupCounts } from "./shrinkage.js";

/**
 * The most specific first.
 * @internal
 */
export const FAMILIES = ["segment-and-size", "segment", "size"] as const;

/**
 * What a group of customers has in common.
 * @useDeclaredType
 */
export type ValueFamily = (typeof FAMILIES)[number];

/** Kind and size of a customer, where they are known. */
export interface CustomerKind {
  segment?: string | null | undefined;
  size?: string | null | undefined;
}

/** A group that was asked. */
export interface AskedGroup extends GroupCounts {
  segment: string | null;
  size: string | null;
}

/**
 * The group of a customer within a family, as a key; `null` if what the family goes by is not known.
 * @internal
 */
export function groupKey(family: ValueFamily, { segment, size }: CustomerKind): string | null {
  const parts = family === "segment-and-size" ? [segment, size] : [family === "segment" ? segment : size];
  return parts.every((part) => part != null) ? JSON.stringify(parts) : null;
}

/**
 * Adds up the interviews of each group of a family, in order of segment and size.
 * @internal
 */
export function askedGroups(
  family: ValueFamily,
  rows: readonly { kind: CustomerKind; shares: ReadonlyMap<string, number> }[],
  drivers: readonly string[],
): Map<string, AskedGroup> {
  const groups = new Map<string, AskedGroup & { counts: number[] }>();
  for (const { kind, shares } of rows) {
    const key = groupKey(family, kind);
    if (key === null) continue;
    const group = groups.get(key) ?? {
      segment: family === "size" ? null : (kind.segment ?? null),
      size: family === "segment" ? null : (kind.size ?? null),
      interviews: 0,
      counts: drivers.map(() => 0),
    };
    group.interviews++;
    drivers.forEach((driver, k) => (group.counts[k] = (group.counts[k] ?? 0) + (shares.get(driver) ?? 0)));
    groups.set(key, group);
  }
  return new Map([...groups].sort(([a], [b]) => compareTexts(a, b)));
}
