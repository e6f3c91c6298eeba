import { assumptions, customerReferralValue, projectReferralProgram, RetentionError } from "retention-kit";
import { describe, expect, test } from "vitest";

describe("customer referral value", () => {
  test("worked by hand: one who would not have joined, one who would", () => {
    const { value, fromIncremental, fromOthers, contributions } = customerReferralValue(
      [
        { joinsAfter: 0, margins: [100, 110, 121], wouldHaveJoined: 0, reward: 30 },
        { joinsAfter: 2, margins: [500], wouldHaveJoined: 1, reward: 30 },
      ],
      { acquisitionCost: 40, discount: 0.1 },
    );
    // 100 + 100 + 100 of margins, less the reward, plus the cost saved; the other saves its cost two periods later.
    expect(fromIncremental).toBeCloseTo(300 - 30 + 40, 9);
    expect(fromOthers).toBeCloseTo(40 / 1.21, 9);
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(value);
    expect(contributions.toReversed().reduce((sum, { points }) => sum + points, 0)).toBe(value);
  });

  test("a probability of joining anyway mixes both", () => {
    const of = (wouldHaveJoined: number) =>
      customerReferralValue([{ joinsAfter: 1, margins: [70, 80], wouldHaveJoined, reward: 5 }], {
        acquisitionCost: 12,
        discount: 0.05,
      }).value;
    expect(of(0.25)).toBeCloseTo(0.75 * of(0) + 0.25 * of(1), 9);
  });

  test("nobody referred is worth nothing, and bad input is refused", () => {
    expect(customerReferralValue([], { acquisitionCost: 10 }).value).toBe(0);
    const referral = { joinsAfter: 0, margins: [1], wouldHaveJoined: 0.5 };
    expect(() => customerReferralValue([{ ...referral, wouldHaveJoined: 2 }], { acquisitionCost: 1 })).toThrow(
      "referrals[0].wouldHaveJoined",
    );
    expect(() => customerReferralValue([{ ...referral, margins: [NaN] }], { acquisitionCost: 1 })).toThrow(
      "referrals[0].margins[0]",
    );
    expect(() => customerReferralValue([referral], { acquisitionCost: -1 })).toThrow(RetentionError);
  });
});

describe("referral programme", () => {
  const program = {
    members: 200,
    referralsPerDay: 0.02,
    conversion: 0.25,
    wouldHaveJoined: 0.4,
    rewardEveryDays: 20,
    rewardCost: 1,
    customerValue: 100,
  };

  test("the extra is the integral of the fading multiplier, restarted at each reward", () => {
    const { withRewards, withoutRewards, incremental } = projectReferralProgram(program, { days: 70 });
    let days = 0;
    const step = 1e-3;
    for (let t = step / 2; t < 70; t += step) days += 2 ** (-(t % 20) / 14) * step;
    const usual = 200 * 0.02 * 70;
    expect(withoutRewards.referrals.mean).toBeCloseTo(usual, 9);
    expect(withRewards.referrals.mean).toBeCloseTo(usual + 200 * 0.02 * days, 3);
    expect(incremental.mean).toBeCloseTo(200 * 0.02 * days * 0.25 * 0.6, 4);
  });

  test("costs what the rewards cost, and contributions add up to the net", () => {
    const { rewards, cost, net, contributions, incremental } = projectReferralProgram(program, { days: 70 });
    expect(rewards).toBe(200 * 4);
    expect(cost).toBe(800);
    expect(net).toBeCloseTo(incremental.mean * 100 - 800, 6);
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(net);
  });

  test("at each break-even point the net is 0", () => {
    const { breakEven } = projectReferralProgram(program, { days: 100 });
    const net = (change: Partial<typeof program>, options = {}) =>
      projectReferralProgram({ ...program, ...change }, { days: 100, ...options }).net;
    expect(net({ rewardCost: breakEven.rewardCost })).toBeCloseTo(0, 6);
    expect(net({ customerValue: breakEven.customerValue ?? NaN })).toBeCloseTo(0, 6);
    const multiplier = { "referral.afterReward.multiplier": breakEven.multiplier ?? NaN };
    expect(net({}, { assumptions: assumptions("published", multiplier) })).toBeCloseTo(0, 6);
  });

  test("under cautious a reward changes nothing, and says so", () => {
    const cautious = projectReferralProgram(program, { assumptions: assumptions("cautious") });
    expect(cautious.incremental.mean).toBe(0);
    expect(cautious.whenToAsk).toBeNull();
    expect(cautious.breakEven.customerValue).toBeNull();
    expect(cautious.reasons.map(({ code }) => code)).toEqual(["word-of-mouth.referral.no-effect"]);
  });

  test("ask right after the reward: half of the extra has come by then", () => {
    const { whenToAsk } = projectReferralProgram(program);
    const half = whenToAsk?.halfWithinDays ?? NaN;
    const until = (days: number): number => 1 - 2 ** (-days / 14);
    expect(whenToAsk).toMatchObject({ afterDays: 0, multiplier: 2 });
    expect(until(half)).toBeCloseTo(until(20) / 2, 9);
  });

  test("the counts are Poisson", () => {
    const { mean, chance } = projectReferralProgram(program).withoutRewards.referrals;
    expect(chance ** 2).toBeCloseTo(mean, 9);
  });

  test("empty and wrong programmes", () => {
    const nobody = projectReferralProgram({ ...program, members: 0 });
    expect(JSON.stringify(nobody)).not.toMatch(/NaN|Infinity/);
    expect(nobody.net).toBe(0);
    expect(() => projectReferralProgram({ ...program, rewardEveryDays: 0 })).toThrow(RetentionError);
    expect(() => projectReferralProgram(program, { days: 0 })).toThrow(RetentionError);
  });
});

describe("repeat purchases of a programme", () => {
  const program = {
    members: 400,
    referralsPerDay: 0.01,
    conversion: 0.2,
    rewardEveryDays: 30,
    rewardCost: 2,
    customerValue: 90,
  };
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

  test("margin comes from the uplift, points cost on all purchases, and the rest is owed: counted day by day", () => {
    const days = 120;
    const { repeat, net, contributions } = projectReferralProgram({ ...program, purchases }, { days });
    let [margin, cost, owed] = [0, 0, 0];
    const step = 1e-3;
    for (let day = step / 2; day < days; day += step) {
      const usual = 400 * 0.03 * 40 * step;
      margin += usual * 0.12 * 0.35;
      const points = usual * 1.12 * 0.05 * 0.7 * 0.9;
      cost += points;
      owed += points * Math.exp(-(days - day) / 60);
    }
    expect(repeat?.margin).toBeCloseTo(margin, 5);
    expect(repeat?.pointsCost).toBeCloseTo(cost, 5);
    expect(repeat?.liability).toBeCloseTo(owed, 3);
    const alone = projectReferralProgram(program, { days });
    expect(net).toBeCloseTo(alone.net + margin - cost, 5);
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(net);
    expect(alone.repeat).toBeNull();
  });

  test("at the uplift that breaks even, nothing is won by purchases; where points cost more than the margin, never", () => {
    const { repeat } = projectReferralProgram({ ...program, purchases });
    const uplift = repeat?.breakEvenUplift ?? NaN;
    const even = projectReferralProgram({ ...program, purchases: { ...purchases, uplift } }).repeat;
    expect(even?.net).toBeCloseTo(0, 8);
    const dear = projectReferralProgram({ ...program, purchases: { ...purchases, margin: 0.03 } });
    expect(dear.repeat?.breakEvenUplift).toBeNull();
    expect(dear.reasons.map(({ code }) => code)).toContain("word-of-mouth.referral.points-above-margin");
  });

  test("everything that breaks even does so with purchases counted in", () => {
    const options = { assumptions: assumptions("published"), days: 200 };
    const input = { ...program, rewardCost: 3, purchases };
    const { breakEven } = projectReferralProgram(input, options);
    expect(projectReferralProgram({ ...input, rewardCost: breakEven.rewardCost }, options).net).toBeCloseTo(0, 6);
    const customerValue = breakEven.customerValue ?? NaN;
    expect(projectReferralProgram({ ...input, customerValue }, options).net).toBeCloseTo(0, 6);
    const own = assumptions("published", { "referral.afterReward.multiplier": breakEven.multiplier ?? NaN });
    expect(projectReferralProgram(input, { ...options, assumptions: own }).net).toBeCloseTo(0, 6);
  });
});
