import type { RecommendationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";

/** Lao for what to do after a review. */
export const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () => "ຖາມວ່າຂໍ້ສະເໜີຂອງຄູ່ແຂ່ງຈະໃຫ້ຫຍັງແກ່ລູກຄ້າ ແລະ ການອອກຈາກເຮົາຈະເສຍຫຍັງ ແລ້ວຕອບຂໍ້ນັ້ນ",
  "conversation.recommendation.show-value": () =>
    "ໃຫ້ເຫັນວ່າລູກຄ້າຈະເສຍຫຍັງຖ້າອອກໄປ: ຖາມວ່າລູກຄ້າໃຫ້ຄຸນຄ່າຫຍັງກັບເຮົາຫຼາຍທີ່ສຸດ ແລ້ວຕໍ່ຍອດຈາກນັ້ນ",
  "conversation.recommendation.solve": ({ topic }) => `ແກ້ໄຂບັນຫາ ${topic} ແລະ ບອກລູກຄ້າເມື່ອແລ້ວ`,
  "conversation.recommendation.find-cause": () => "ຊອກຫາສິ່ງທີ່ເຮັດໃຫ້ລູກຄ້າບໍ່ພໍໃຈ ແລະ ແກ້ໄຂໃຫ້ຖືກຕ້ອງ",
  "conversation.recommendation.offer": ({ productId, price }) => `ສະເໜີຂາຍ ${productId} ໃນລາຄາ ${amount(price)}`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }) =>
    `ສະເໜີຂາຍ ${productId} ໃນລາຄາ ${amount(price)}: ໃຫ້ຜົນປະໂຫຍດແກ່ລູກຄ້າ ${amount(benefitPerYear)} ຕໍ່ປີ ` +
    `ແລະ ຄືນທຶນໃນ ${amount(paybackMonths)} ເດືອນ`,
  "conversation.recommendation.service-contract": ({ productId, price, onto, hours, hourCost, benefitPerYear }) =>
    `ສະເໜີຂາຍ ${productId} ໃນລາຄາ ${amount(price)}: ເວລາທີ່ໃຊ້ກັບ ${onto} ${amount(hours)} ຊົ່ວໂມງຕໍ່ປີ ` +
    `ຊົ່ວໂມງລະ ${amount(hourCost)} ເປັນເງິນ ${amount(benefitPerYear)}`,
  "conversation.recommendation.use-better": ({ productId }) => `ສະແດງໃຫ້ລູກຄ້າເຫັນວິທີໃຊ້ ${productId} ໃຫ້ໄດ້ປະໂຫຍດຫຼາຍຂຶ້ນ`,
  "conversation.recommendation.stay-close": () => "ຂອບໃຈລູກຄ້າ ແລະ ບອກວ່າໃຫ້ໂທຫາໃຜເມື່ອມີເລື່ອງ",

  "conversation.recommendation.wanted": () => "ລູກຄ້າບອກວ່າອາດໃຊ້ປະໂຫຍດໄດ້",
  "conversation.recommendation.chance-unknown": () => "ບໍ່ຢູ່ໃນຂໍ້ສະເໜີທີ່ຍັງເປີດຢູ່ ຈຶ່ງບໍ່ຮູ້ໂອກາດຂາຍ",
};
