import { rankValueDrivers, RetentionError } from "retention-kit";
import { describe, expect, it } from "vitest";
import { withFrozenInputs } from "./support/frozen-inputs.js";

describe("what a public function is given in tests", () => {
  it("is frozen to the last field", () => {
    const answer = { accountId: "a", segment: "hotel", values: { service: 1 } };
    const interviews = [answer];
    rankValueDrivers(interviews);
    for (const each of [interviews, answer, answer.values]) expect(Object.isFrozen(each)).toBe(true);
  });

  it("makes a function fail that writes into it", () => {
    const writes = withFrozenInputs((list: { count: number }[]) => {
      for (const each of list) each.count += 1;
    });
    expect(() => {
      writes([{ count: 1 }]);
    }).toThrow(TypeError);
  });

  it("leaves classes alone, and does not run a getter", () => {
    expect(new RetentionError("matchValue", "id", "must be text", 1)).toBeInstanceOf(RetentionError);
    let asked = 0;
    const row = {
      get id(): string {
        asked++;
        return "a";
      },
    };
    withFrozenInputs((given: object) => given)(row);
    expect(asked).toBe(0);
  });
});
