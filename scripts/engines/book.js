/**
 * The same questions for every engine: a made-up book, what becomes of it, and a fit of each kind. Plain JavaScript that
 * uses nothing but the global `RetentionKit`; the result is one text.
 */
(() => {
  const kit = RetentionKit;
  let state = 11;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const list = (most, row) => Array.from({ length: below(most + 1) }, (_, index) => row(index));
  const last = Date.UTC(2026, 10, 20);
  const day = (most) => new Date(last - below(most) * 86400000).toISOString().slice(0, 10);
  const products = Array.from({ length: 12 }, (_, index) => ({
    id: `p${index}`,
    price: 90.5 * (index + 1),
    margin: 0.4,
    lifespanMonths: 48,
  }));
  const sellers = ["north", "south"].map((id) => ({
    id,
    timeZone: "UTC",
    minutesPerDay: 120,
    calendar: { hours: { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] } },
  }));
  const accounts = Array.from({ length: 240 }, (_, index) => ({
    id: `a${index}`,
    sellerId: sellers[index % 2].id,
    segment: ["hotel", "school", "shop"][below(3)],
    ...(below(2) === 0 && { annualBudget: 100 * below(40) }),
    touches: list(4, () => ({ on: day(700), kind: ["review", "call", "email"][below(3)] })),
    purchases: list(9, () => ({ on: day(1500), amount: 50 + below(900), productId: `p${below(12)}` })),
    tickets: list(2, (number) => {
      const opened = last - below(700 * 24) * 3600000;
      const resolvedAt = below(5) === 0 ? null : new Date(Math.min(last, opened + below(200) * 3600000)).toISOString();
      return {
        id: `t${index}-${number}`,
        openedAt: new Date(opened).toISOString(),
        resolvedAt,
        contacts: 1 + below(4),
        transfers: below(3),
      };
    }),
    surveys: list(1, () => ({
      at: `${day(900)}T10:00:00Z`,
      metric: "nps",
      score: below(11),
      scale: { min: 0, max: 10, higherIsBetter: true },
    })),
  }));
  const told = kit.reviewPortfolio({ accounts, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });

  const histories = Array.from({ length: 300 }, () => {
    const observed = 20 + below(80);
    const repeatPurchases = below(6);
    const recency = repeatPurchases === 0 ? 0 : 1 + below((observed - 1) * 10) / 10;
    return { repeatPurchases, recency, observed, meanRepeatSpend: repeatPurchases === 0 ? 0 : 20 + below(4000) / 100 };
  });
  const observations = Array.from({ length: 300 }, () => {
    const effort = 1 + below(5);
    return { effort, repurchased: below(100) < 95 - 15 * effort };
  });
  const models = {
    mbg: kit.fitMbgNbd(histories, { timeUnit: "week" }),
    pareto: kit.fitParetoNbd(histories, { timeUnit: "week" }),
    spend: kit.fitGammaGamma(histories),
    loyalty: kit.fitLoyaltyModel(observations),
    bass: kit.fitBassDiffusion([3, 5, 9, 14, 20, 24, 25, 21, 15, 9, 5]),
  };
  const growth = kit.projectWordOfMouth(
    {
      customers: 500,
      problemShare: 0.1,
      outcomes: { silent: 0.2, unsatisfied: 0.4, satisfied: 0.2, satisfiedQuickly: 0.2 },
      lostPerHearer: 0.02,
    },
    { periods: 12 },
  );
  return JSON.stringify({ told, models, growth });
})();
