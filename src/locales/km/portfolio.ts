import type { PortfolioReasons } from "../../evidence/reasons/portfolio.js";
import type { Words } from "../locale.js";

/** Khmer for the portfolio domain. */
export const portfolio: Words<PortfolioReasons> = {
  "portfolio.effort.tickets-unknown": () => "មិនបានផ្តល់សំណើជំនួយទេ ដូច្នេះមិនដឹងអំពីការខំប្រឹង",
  "portfolio.effort.no-tickets": () => "គ្មានបញ្ហាត្រូវបានរាយការណ៍ក្នុងរយៈពេល 12 ខែចុងក្រោយទេ",
  "portfolio.loyalty.nothing-known": () => "មិនបានផ្តល់សំណើជំនួយ ឬការស្ទង់មតិទេ ដូច្នេះមិនដឹងអំពីភក្តីភាព",
  "portfolio.word-of-mouth.not-projected": () =>
    "ការនិយាយតៗគ្នាមិនត្រូវបានព្យាករនៅទីនេះទេ៖ សូមហៅ projectWordOfMouth ជាមួយលទ្ធផលនៃសំណើជំនួយរបស់អ្នក",
};
