import { RetentionError } from "retention-kit";
import { describe, expect, test } from "vitest";

/** The field that is refused, by its path, and a call in which it is wrong. */
export type RefusedRow = readonly [path: string, call: () => unknown];

/** Expects every call to be refused in the name of the function and by the path of the field. */
export function refused(functionName: string, rows: readonly RefusedRow[]): void {
  describe(`${functionName} refuses by name and path`, () => {
    test.each(rows)("%s", (path, call) => {
      let error: unknown;
      try {
        call();
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(RetentionError);
      expect(error).toMatchObject({ functionName, path });
    });
  });
}
