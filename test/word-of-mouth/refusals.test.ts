import { bassDiffusion, customerReferralValue, marketDamage, projectReferralProgram, viralGrowth } from "retention-kit";
import { describe, expect, test } from "vitest";

/** What each function takes at the ends of a field's range, and how it refuses what lies beyond them. */

type Row = readonly [path: string, accepted: readonly number[], refused: readonly (readonly [unknown, string])[]];

function ranges(call: (path: string, value: unknown) => unknown, functionName: string, rows: readonly Row[]): void {
  test.each(rows)("%s", (path, accepted, refused) => {
    for (const value of accepted) expect(() => call(path, value)).not.toThrow();
    for (const [value, rule] of refused) {
      expect(() => call(path, value)).toThrow(`${functionName}: ${path} ${rule}, got`);
    }
  });
}
const share = (path: string): Row => [
  path,
  [0, 1],
  [
    [-0.01, "must be at least 0"],
    [1.01, "must be at most 1"],
    ["1", "must be a finite number"],
  ],
];
const atLeast = (path: string, least: number, below: number): Row => [
  path,
  [least],
  [
    [below, `must be at least ${least}`],
    [NaN, "must be a finite number"],
  ],
];
const above = (path: string, least: number, fine: number): Row => [path, [fine], [[least, `must be above ${least}`]]];
const atMost = (path: string, most: number, beyond: number): Row => [
  path,
  [most],
  [[beyond, `must be at most ${most}`]],
];
const whole = (path: string): Row => [path, [0], [[0.5, "must be a whole number"]]];

describe("viralGrowth", () => {
  const input = { initial: 10, invitationsPerCustomer: 2, conversion: 0.3, cycleDays: 5, days: 10 };
  ranges((path, value) => viralGrowth({ ...input, [path]: value }), "viralGrowth", [
    atLeast("initial", 0, -1),
    atLeast("invitationsPerCustomer", 0, -1),
    share("conversion"),
    above("cycleDays", 0, 0.1),
    atLeast("days", 0, -1),
  ]);

  test("needs an object, and an end before growth outruns all numbers", () => {
    expect(() => viralGrowth(3 as never)).toThrow("viralGrowth: input must be an object, got 3");
    expect(() => viralGrowth({ ...input, conversion: 1, days: 1e6 })).toThrow(
      "viralGrowth: days must end before growth outruns all numbers, got 1000000",
    );
  });
});

describe("bassDiffusion", () => {
  const input = { innovation: 0.03, imitation: 0.38, market: 1000 };
  ranges((path, value) => bassDiffusion({ ...input, [path]: value }, { periods: 3 }), "bassDiffusion", [
    above("innovation", 0, 0.1),
    atLeast("imitation", 0, -0.1),
    atLeast("market", 0, -1),
  ]);

  test("has from 1 to 100,000 periods", () => {
    const over = (periods: number) => () => bassDiffusion(input, { periods });
    expect(over(1)()).toBeDefined();
    expect(over(0)).toThrow("bassDiffusion: options.periods must be at least 1, got 0");
    expect(over(1.5)).toThrow("bassDiffusion: options.periods must be a whole number, got 1.5");
    expect(over(100_001)).toThrow("bassDiffusion: options.periods must be at most 100000, got 100001");
    expect(() => bassDiffusion({ ...input, markt: 3 } as never, { periods: 3 })).toThrow("bassDiffusion: input");
    expect(() => bassDiffusion(input, { period: 3 } as never)).toThrow("bassDiffusion: options");
  });
});

describe("customerReferralValue", () => {
  const referral = { joinsAfter: 1, margins: [50, 50], wouldHaveJoined: 0.25, reward: 10 };
  const value = (more: object, options: object = {}) =>
    customerReferralValue([referral, { ...referral, ...more }], { acquisitionCost: 20, ...options });
  const name = "customerReferralValue";
  ranges((path, of) => value({ [path.replace("referrals[1].", "")]: of }), name, [
    whole("referrals[1].joinsAfter"),
    share("referrals[1].wouldHaveJoined"),
    atLeast("referrals[1].reward", 0, -1),
    atMost("referrals[1].reward", 1e100, 2e100),
  ]);
  ranges((path, of) => value({}, { [path.replace("options.", "")]: of }), name, [
    atLeast("options.acquisitionCost", 0, -1),
    atMost("options.acquisitionCost", 1e100, 2e100),
    share("options.discount"),
  ]);

  test("margins may be losses, and are named by their place", () => {
    expect(() => value({ margins: [5, -5] })).not.toThrow();
    expect(() => value({ margins: [5, 2e100] })).toThrow(`${name}: referrals[1].margins[1] must be at most`);
    expect(() => value({ margins: [-2e100] })).toThrow(`${name}: referrals[1].margins[0] must be at least`);
    expect(() => value({ margins: 3 })).toThrow(`${name}: referrals[1].margins must be`);
    const misspelt = { joinsAfter: 1, margins: [50], wouldHaveJoinedd: 0.25, reward: 10 };
    expect(() => customerReferralValue([misspelt as never], { acquisitionCost: 20 })).toThrow(`${name}: referrals[0]`);
    expect(() => customerReferralValue(3 as never, { acquisitionCost: 1 })).toThrow(`${name}: referrals must be`);
    expect(() => value({}, { discont: 1 })).toThrow(`${name}: options`);
  });

  test("each part has its name, by hand", () => {
    const options = { acquisitionCost: 20, discount: 0.25 };
    const { contributions } = customerReferralValue([{ ...referral, margins: [50, 25] }], options);
    const parts = contributions.map(({ factor, points }) => [factor, points]);
    // Three quarters of it would not have joined; a period on all is worth .8, two on .64.
    expect(parts).toEqual([
      ["baseline", 0],
      ["referral.margin", expect.closeTo(0.75 * (50 * 0.8 + 25 * 0.64), 9)],
      ["referral.reward", expect.closeTo(-0.75 * 10 * 0.8, 9)],
      ["referral.acquisitionSaved", expect.closeTo(0.75 * 20 * 0.8, 9)],
      ["referral.acquisitionSavedOnOthers", expect.closeTo(0.25 * 20 * 0.8, 9)],
    ]);
    for (const { points, value: of, weight } of contributions) expect([of, weight]).toEqual([points, 1]);
  });
});

describe("projectReferralProgram", () => {
  const purchases = {
    purchasesPerDay: 0.03,
    meanSpend: 40,
    margin: 0.35,
    uplift: 0.12,
    pointsShare: 0.05,
    redemption: 0.7,
    redeemedAfterDays: 60,
    pointCost: 0.9,
  };
  const program = {
    members: 400,
    referralsPerDay: 0.01,
    conversion: 0.2,
    wouldHaveJoined: 0.4,
    rewardEveryDays: 30,
    rewardCost: 2,
    customerValue: 90,
    purchases,
  };
  const name = "projectReferralProgram";
  ranges((path, value) => projectReferralProgram({ ...program, [path]: value }, { days: 30 }), name, [
    whole("members"),
    atLeast("members", 0, -1),
    atLeast("referralsPerDay", 0, -1),
    share("conversion"),
    share("wouldHaveJoined"),
    atLeast("rewardEveryDays", 1, 0.9),
    atLeast("rewardCost", 0, -1),
    atLeast("customerValue", 0, -1),
  ]);
  ranges(
    (path, value) =>
      projectReferralProgram(
        { ...program, purchases: { ...purchases, [path.replace("purchases.", "")]: value } },
        { days: 30 },
      ),
    name,
    [
      atLeast("purchases.purchasesPerDay", 0, -1),
      atLeast("purchases.meanSpend", 0, -1),
      share("purchases.margin"),
      atLeast("purchases.uplift", -1, -1.1),
      share("purchases.pointsShare"),
      share("purchases.redemption"),
      above("purchases.redeemedAfterDays", 0, 0.1),
      atLeast("purchases.pointCost", 0, -1),
    ],
  );
  ranges((path, value) => projectReferralProgram(program, { days: 30, [path.replace("options.", "")]: value }), name, [
    above("options.days", 0, 0.5),
    above("options.confidence", 0, 0.5),
    ["options.confidence", [0.99], [[1, "must be below 1"]]],
  ]);

  test("takes no field that it does not know", () => {
    const of =
      (input: object, options: object = {}) =>
      () =>
        projectReferralProgram({ ...program, ...input }, { days: 30, ...options });
    expect(of({ member: 3 })).toThrow(`${name}: input`);
    expect(of({}, { day: 3 })).toThrow(`${name}: options`);
    expect(of({ purchases: { ...purchases, spend: 3 } })).toThrow(`${name}: purchases`);
  });
});

describe("marketDamage", () => {
  test("says what is not known", () => {
    const outcomes = { silent: 0.5, unsatisfied: 0.2, satisfied: 0.2, satisfiedQuickly: 0.1 };
    const input = { customers: 1000, problemShare: 0.3, outcomes };
    const codes = (more: object) => marketDamage({ ...input, ...more }).reasons.map(({ code }) => code);
    const [first, lost, value] = [
      "word-of-mouth.damage.reconstruction",
      "word-of-mouth.unknown.lost",
      "word-of-mouth.unknown.value",
    ];
    expect(codes({})).toEqual([first, lost, value]);
    expect(codes({ lostPerHearer: 0.01 })).toEqual([first, value]);
    expect(codes({ customerValue: 200 })).toEqual([first, lost]);
    expect(codes({ lostPerHearer: 0.01, customerValue: 200 })).toEqual([first]);
  });
});
