import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** How alike customers are in what they value. */
export const driverFigures = () => ({
  "value.concentration": figure(
    10,
    "interviews that the whole counts for beside a group's own; the middle of what is thought possible before any",
    "judgment",
    "customers of one kind or size, in what they value",
    "stated judgment: ten interviews of a kind weigh as much as all the others; the interviews themselves soon decide",
  ),
});

/** How alike customers are in what they value, and how perceived value moves a customer to another supplier. */
export const valueFigures = () => ({
  "value.lossAversion": figure(
    2.25,
    "times a gain of the same size",
    "measured",
    "laboratory choices, outside the domain",
    "Tversky & Kahneman 1992",
  ),
  ...driverFigures(),
  "value.switching.even": figure(
    0.1,
    "probability of switching within a year",
    "judgment",
    "customers who see no difference between their supplier and another",
    "stated judgment: staying is the less troublesome of two equal choices; fit your own",
  ),
  "value.switching.sensitivity": figure(
    5,
    "log odds from a rival that is worth nothing to one that is worth everything, at equal weight of gains",
    "judgment",
    "customers who compare two suppliers",
    "stated judgment: one who sees every advantage with the rival leaves with a probability above nine in ten; fit your own",
  ),
});

/** The figures of this table as assumptions. */
export type ValueAssumptions = AssumptionsOf<typeof valueFigures>;
