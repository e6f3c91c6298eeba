import type { PortfolioReasons } from "../../evidence/reasons/portfolio.js";
import type { Words } from "../locale.js";

/** Lao for the portfolio domain. */
export const portfolio: Words<PortfolioReasons> = {
  "portfolio.effort.tickets-unknown": () => "ບໍ່ໄດ້ໃຫ້ຄຳຮ້ອງມາ ຈຶ່ງບໍ່ຮູ້ຄວາມຫຍຸ້ງຍາກ",
  "portfolio.effort.no-tickets": () => "ບໍ່ມີການແຈ້ງບັນຫາໃນ 12 ເດືອນຜ່ານມາ",
  "portfolio.loyalty.nothing-known": () => "ບໍ່ໄດ້ໃຫ້ຄຳຮ້ອງ ຫຼື ແບບສຳຫຼວດມາ ຈຶ່ງບໍ່ຮູ້ຄວາມຈົງຮັກພັກດີ",
  "portfolio.word-of-mouth.not-projected": () => "ບໍ່ໄດ້ຄາດຄະເນການບອກຕໍ່ຢູ່ນີ້: ໃຫ້ເອີ້ນ projectWordOfMouth ດ້ວຍຜົນຂອງຄຳຮ້ອງຂອງທ່ານເອງ",
};
