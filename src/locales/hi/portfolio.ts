import type { PortfolioReasons } from "../../evidence/reasons/portfolio.js";
import type { Words } from "../locale.js";

/** Hindi for the portfolio domain. */
export const portfolio: Words<PortfolioReasons> = {
  "portfolio.effort.tickets-unknown": () => "सेवा अनुरोध नहीं दिए गए, इसलिए मेहनत पता नहीं",
  "portfolio.effort.no-tickets": () => "पिछले 12 महीनों में कोई समस्या नहीं बताई गई",
  "portfolio.loyalty.nothing-known": () => "न सेवा अनुरोध दिए गए न सर्वेक्षण, इसलिए वफ़ादारी पता नहीं",
  "portfolio.word-of-mouth.not-projected": () =>
    "लोगों की आपसी चर्चा का अनुमान यहाँ नहीं लगाया जाता: अपने सेवा अनुरोधों के नतीजों के साथ projectWordOfMouth चलाएँ",
};
