import type { Reason } from "retention-kit";
import { expect, test } from "vitest";
import { tellOnce } from "../../../src/portfolio/account/tell-once.js";

/** A reason of a book, its parameters left out where they do not matter. */
const told = (code: string, params?: Record<string, string | number>): Reason =>
  (params === undefined ? { code } : { code, params }) as Reason;
const signal = (code: string) => told("reviews.signal", { signal: code });
const ends = (contractId: string) => told("portfolio.renewal.ends", { contractId });
const of = (...reasons: Reason[]): Reason[] => tellOnce(reasons);

/** What is told of each fact, in the order in which facts are told. */
const inOrder = [
  signal("bad-answer"),
  told("portfolio.attention.keep"),
  told("portfolio.standing.silent"),
  told("reviews.overdue"),
  told("portfolio.coverage.first"),
  told("opportunity.high.ample"),
  told("reviews.interval.high"),
  told("reviews.clock.last-touch"),
  told("planning.day.ideal"),
];

test("tells what ends first, then money, silence, lateness, whose turn it is, the level, the cadence, its day, the day", () => {
  expect(of(...inOrder)).toEqual(inOrder);
  expect(of(...inOrder.toReversed())).toEqual(inOrder);
  for (let at = 1; at < inOrder.length; at++) {
    expect(of(...inOrder.slice(at), ...inOrder.slice(0, at))).toEqual(inOrder);
  }
});

test("tells the first of several sentences on one fact", () => {
  const same: Reason[][] = [
    [signal("value-at-risk"), signal("value-at-risk")],
    [told("portfolio.attention.keep"), told("portfolio.attention.grow")],
    [told("portfolio.standing.silent"), signal("long-silence"), told("portfolio.standing.unlikely")],
    [told("reviews.overdue"), told("portfolio.coverage.late"), told("planning.day.overdue")],
    [told("opportunity.low.none"), told("opportunity.high.ample")],
    [told("reviews.interval.low"), told("reviews.interval.high")],
    [signal("bad-answer"), signal("bad-answer")],
    [
      ends("c"),
      told("portfolio.renewal.up", { contractId: "c" }),
      told("portfolio.attention.renew", { contractId: "c" }),
    ],
  ];
  for (const sentences of same) {
    expect(of(...sentences)).toEqual(sentences.slice(0, 1));
    expect(of(...sentences.toReversed())).toEqual(sentences.slice(-1));
  }
});

test("tells each of several sentences on what ends, and on clocks and days, once", () => {
  const several = [
    [signal("bad-answer"), signal("open-problem"), ends("c"), ends("d")],
    [told("portfolio.renewal.notice", { contractId: "c" }), told("portfolio.renewal.notice", { contractId: "d" })],
    [told("portfolio.renewal.notice", { contractId: "c" }), told("portfolio.renewal.cancelled", { contractId: "c" })],
    [told("reviews.clock.last-touch"), told("reviews.clock.first-purchase")],
    [told("planning.day.ideal"), told("planning.day.busy")],
  ];
  for (const sentences of several) expect(of(...sentences, ...sentences)).toEqual(sentences);
});

test("a contract that is named says that a renewal is near, and that notice was given is part of its money", () => {
  const near = signal("renewal-near");
  for (const code of ["renewal.up", "renewal.ends", "attention.renew", "attention.ends"]) {
    const contract = told(`portfolio.${code}`, { contractId: "c" });
    expect(of(contract, near)).toEqual([contract]);
  }
  const notice = told("portfolio.renewal.notice", { contractId: "c" });
  expect(of(notice, near)).toEqual([notice, near]);
  const cancelled = (contractId: string) => told("portfolio.renewal.cancelled", { contractId });
  const money = told("portfolio.attention.ends", { contractId: "c" });
  expect(of(money, cancelled("c"), cancelled("d"))).toEqual([cancelled("d"), money]);
  const renewed = told("portfolio.attention.renew", { contractId: "c" });
  expect(of(renewed, cancelled("c"))).toEqual([cancelled("c"), renewed]);
});

test("the chance of buying is told once, with the money or with the level", () => {
  const unlikely = told("opportunity.medium.unlikely");
  for (const code of ["keep", "keep-beyond", "win-back"]) {
    const money = told(`portfolio.attention.${code}`);
    expect(of(money, unlikely)).toEqual([money]);
    expect(of(unlikely, money)).toEqual([unlikely]);
  }
  const grow = told("portfolio.attention.grow");
  expect(of(grow, unlikely)).toEqual([grow, unlikely]);
});

test("that a customer has left is told once, by its silence or by its level", () => {
  const silent = told("portfolio.standing.silent");
  const lapsed = (state: string) => told("opportunity.medium.lapsed", { state });
  expect(of(silent, lapsed("lapsed"))).toEqual([silent]);
  expect(of(lapsed("lost"), silent)).toEqual([lapsed("lost")]);
  expect(of(silent, lapsed("prospect"))).toEqual([silent, lapsed("prospect")]);
  expect(of(silent, told("opportunity.medium.lapsed"))).toEqual([silent]);
  expect(of(silent, told("opportunity.low.none", { state: "lost" }))).toHaveLength(2);
});
