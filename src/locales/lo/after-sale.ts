import type { AfterSaleReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { touches } from "./terms.js";
import { wordOf } from "../word-of.js";

/** Lao for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
export const afterSale: DomainWords<AfterSaleReasons> = {
  "conversation.follow-up.arrived": () => "ທ່ານໄດ້ຮັບສິນຄ້າຄົບຖ້ວນ ແລະ ໃຊ້ງານໄດ້ດີແລ້ວບໍ?",
  "conversation.follow-up.first-week": () => "ໃນອາທິດທຳອິດ ທ່ານພົບບັນຫາຫຍັງບໍ?",
  "conversation.follow-up.in-use": () => "ມັນເຮັດໄດ້ຕາມທີ່ທ່ານຊື້ມາໃຊ້ບໍ?",
  "conversation.follow-up.results": () => "ມັນໃຫ້ປະໂຫຍດຫຍັງແກ່ທ່ານແດ່ ແລະ ຍັງຂາດຫຍັງ?",
  "conversation.follow-up.about-ticket": ({ topic }) =>
    `ການແກ້ໄຂບັນຫາ ${topic} ໄປຮອດໃສແລ້ວ ແລະ ໃນລະຫວ່າງນີ້ທ່ານຕ້ອງການຄວາມຊ່ວຍເຫຼືອຫຍັງ?`,

  "conversation.follow-up.because": ({ days, soldOn }) => `${amount(days)} ມື້ຫຼັງການຂາຍວັນທີ ${date(soldOn)}`,
  "conversation.follow-up.ticket-open": ({ topic }) => `ບັນຫາ ${topic} ຍັງບໍ່ທັນແກ້ໄຂ ສະນັ້ນໃຫ້ຖາມເລື່ອງນັ້ນກ່ອນ`,
  "conversation.follow-up.late": ({ dueOn }) => `ຄວນຕິດຕໍ່ຕັ້ງແຕ່ວັນທີ ${date(dueOn)}`,
  "conversation.follow-up.touched": ({ kind, on }) => `${wordOf(touches, kind) ?? kind} ວັນທີ ${date(on)} ໄດ້ແທນມັນແລ້ວ`,
  "conversation.follow-up.passed": () => "ການຕິດຕໍ່ຄັ້ງຕໍ່ໄປໃກ້ຈະຮອດແລ້ວ",
};
