interface Row {
  accountId: string;
  productId: string;
  segment: string | null;
  owned: readonly string[];
  firstOrder: number | null;
  bought: boolean;
}

type Table = Record<string, number>;

/** Terms of products as docs/opportunity.md words them, with so many pseudo-accounts, by counting rows again and again. */
export function fitProductTerms(rows: readonly Row[], inFront: number) {
  const odds = (share: number): number => Math.log(share / (1 - share));
  const mean = (rows.filter(({ bought }) => bought).length + 0.5) / (rows.length + 1);
  const share = (some: readonly Row[], towards: number): number =>
    (some.filter(({ bought }) => bought).length + inFront * towards) / (some.length + inFront);
  const of = (id: string, segment?: string): Row[] =>
    rows.filter((row) => row.productId === id && (segment === undefined || row.segment === segment));
  const ids = [...new Set(rows.map(({ productId }) => productId))].sort();
  const segments = [...new Set(rows.flatMap(({ segment }) => segment ?? []))].sort();
  const owners = [...new Map(rows.map(({ accountId, owned }) => [accountId, owned])).values()].filter(
    ({ length }) => length > 0,
  );
  const have = (...wanted: string[]): number =>
    owners.filter((owned) => wanted.every((id) => owned.includes(id))).length;
  const known = [...new Set(owners.flat())].filter((id) => have(id) >= inFront).sort();
  const entries = (list: readonly (readonly [string, number])[]): Table => Object.fromEntries(list);
  return {
    base: odds(mean),
    products: entries(ids.map((id) => [id, odds(share(of(id), mean))])),
    segments: Object.fromEntries(
      segments.map((segment) => [
        segment,
        entries(
          ids
            .filter((id) => of(id, segment).length > 0)
            .map((id) => [id, odds(share(of(id, segment), share(of(id), mean)))]),
        ),
      ]),
    ),
    pairs: Object.fromEntries(
      known.map((one) => [
        one,
        entries(
          known
            .filter((other) => other !== one)
            .map((other): [string, number] => {
              const chance = (have(one) * have(other)) / owners.length;
              return [other, Math.log((have(one, other) + inFront) / (chance + inFront))];
            })
            .filter(([, lift]) => Math.abs(lift) >= 0.05),
        ),
      ]),
    ),
    firstOrders: entries(
      ids.flatMap((id): [string, number][] => {
        const amounts = of(id)
          .flatMap(({ firstOrder }) => firstOrder ?? [])
          .filter((amount) => amount > 0)
          .sort((a, b) => a - b);
        const middle = (amounts.length - 1) / 2;
        const median = ((amounts[Math.floor(middle)] ?? NaN) + (amounts[Math.ceil(middle)] ?? NaN)) / 2;
        return amounts.length < 5 ? [] : [[id, median]];
      }),
    ),
  };
}
