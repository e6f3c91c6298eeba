import { catalogue } from "../../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON, generateAccount, STORY_ENDS_ON } from "../../examples/portfolio-review/generate.js";
import { sellers } from "../../examples/portfolio-review/sellers.js";
import type { Book } from "./job.js";

const ACCOUNTS = 2000;

/** The made-up supplier of `npm start`, with 2,000 accounts: the same in every browser. */
export function madeUpBook(): Book {
  return {
    accounts: Array.from({ length: ACCOUNTS }, (_, index) => generateAccount(index)),
    products: catalogue,
    sellers,
    asOf: EXPORTED_ON,
    to: STORY_ENDS_ON,
  };
}
