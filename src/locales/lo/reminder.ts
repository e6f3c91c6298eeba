import type { ReminderReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";

/** Lao for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
export const reminder: DomainWords<ReminderReasons> = {
  "conversation.reminder.service": ({ service, productId }) => `ຮອດເວລາ ${service} ສຳລັບ ${productId} ຂອງທ່ານແລ້ວ`,
  "conversation.reminder.warranty-end": ({ productId, endsOn }) =>
    `ການຮັບປະກັນ ${productId} ຂອງທ່ານຈະໝົດວັນທີ ${date(endsOn)}; ທ່ານຕ້ອງການໃຫ້ພວກເຮົາກວດເບິ່ງກ່ອນມື້ນັ້ນບໍ?`,
  "conversation.reminder.warranty-contract": ({ productId, endsOn, contractId }) =>
    `ການຮັບປະກັນ ${productId} ຂອງທ່ານຈະໝົດວັນທີ ${date(endsOn)}; ${contractId} ຈະດູແລຕໍ່ຈາກນັ້ນໄດ້`,
  "conversation.reminder.trade-in": ({ productId, until }) =>
    `ຈົນຮອດວັນທີ ${date(until)} ເປັນເວລາດີທີ່ຈະເອົາ ${productId} ຂອງທ່ານມາແລກອັນໃໝ່; ທ່ານຢາກຟັງຂໍ້ສະເໜີຂອງພວກເຮົາບໍ?`,

  "conversation.reminder.by-date": ({ on }) => `ຮອດກຳນົດຕາມປະຕິທິນວັນທີ ${date(on)}`,
  "conversation.reminder.by-use": ({ use, perYear, on }) =>
    `ຕົວນັບຈະຮອດ ${amount(use)} ປະມານວັນທີ ${date(on)} ຖ້າໃຊ້ ${amount(perYear)} ຕໍ່ປີ`,
  "conversation.reminder.use-unknown": () => "ຕົວເລກທີ່ອ່ານໄດ້ບໍ່ບອກວ່າໃຊ້ຫຼາຍປານໃດ ຈຶ່ງນັບແຕ່ປະຕິທິນ",
  "conversation.reminder.readings-left-out": ({ readings }) => `ບໍ່ໄດ້ນັບຕົວເລກທີ່ຜິດປົກກະຕິ ${amount(readings)} ລາຍການ`,
  "conversation.reminder.overdue": ({ dueOn }) => `ຮອດກຳນົດຕັ້ງແຕ່ວັນທີ ${date(dueOn)}`,
  "conversation.reminder.together": () => "ບອກພ້ອມກັບເລື່ອງອື່ນ ເພາະລູກຄ້າບໍ່ຕ້ອງການໃຫ້ຕິດຕໍ່ເລື້ອຍກວ່ານີ້",
  "conversation.reminder.passed": ({ on }) => `ຊ້າເກີນໄປ: ໝົດແຕ່ວັນທີ ${date(on)}`,
};
