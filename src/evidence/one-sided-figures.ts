import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** When a record of contracts is taken to leave one side out. */
export const oneSidedFigures = () => ({
  "contracts.oneSided": figure(
    { noneRenewed: 5, allRenewed: 30 },
    "terms of a book that ended, none renewed or all, from which on its record is taken to leave the others out",
    "judgment",
    "contracts with an end",
    "stated judgment: where half are renewed, 5 in a row that are not come once in 32; where nine tenths are, 30 in a row that are come once in 24; systems often write a renewal over the contract, or delete who left",
  ),
});

/** The figures of that table as assumptions. */
export type OneSidedAssumptions = AssumptionsOf<typeof oneSidedFigures>;
