import type { BacktestReasons } from "../../reasons/codes/backtest.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, percent } from "./terms.js";

const window = (asOf: string, horizonDays: number): string => `${date(asOf)} के बाद के ${amount(horizonDays)} दिन`;
const inWindow = (asOf: string, horizonDays: number): string => `${window(asOf, horizonDays)} में`;

const models = {
  loyalty: "वफ़ादारी का मॉडल",
  purchases: "ख़रीद का मॉडल",
  spend: "ख़र्च का मॉडल",
  propensity: "ख़रीद की संभावना का मॉडल",
};

/** Hindi for the back-test. */
export const backtest: DomainWords<BacktestReasons> = {
  "backtest.no-purchases": () => "किसी ग्राहक की कोई ख़रीद दर्ज नहीं है, इसलिए जाँचने के लिए कुछ नहीं है",
  "backtest.history-too-short": ({ horizonDays, days }) =>
    `ख़रीद का ब्योरा ${amount(days)} दिनों का है: ${amount(horizonDays)} दिनों की अवधि और उससे पहले उतने ही दिनों के इतिहास के लिए यह कम है`,
  "backtest.horizon-beyond-records": ({ asOf, horizonDays, last }) =>
    `${window(asOf, horizonDays)} दर्ज ब्योरे से आगे जाते हैं, जो ${date(last)} तक का है: इन्हें छोड़ दिया गया`,
  "backtest.too-few-outcomes": ({ asOf, horizonDays, bought, others, least }) =>
    `कुछ कहने के लिए संख्या कम है: ${inWindow(asOf, horizonDays)} ${amount(bought)} ग्राहकों ने ख़रीदा और ${amount(others)} ने नहीं, जबकि दोनों ओर कम से कम ${amount(least)} चाहिए`,
  "backtest.too-few-lapses": ({ asOf, horizonDays, lapsed, least }) =>
    `कुछ कहने के लिए संख्या कम है: ${inWindow(asOf, horizonDays)} सक्रिय ग्राहकों में से ${amount(lapsed)} ने कुछ नहीं ख़रीदा, जबकि जोखिम में पड़ी रक़म और योजना की जाँच के लिए ${amount(least)} चाहिए`,
  "backtest.few-outcomes": ({ asOf, horizonDays, bought, others, enough }) =>
    `${inWindow(asOf, horizonDays)} ${amount(bought)} ग्राहकों ने ख़रीदा और ${amount(others)} ने नहीं: किसी एक ओर ${amount(enough)} से कम हों तो आँकड़े मोटे अनुमान ही हैं`,
  "backtest.season-differs": ({ asOf, horizonDays, before, after }) =>
    `${inWindow(asOf, horizonDays)} ${percent(after)} ग्राहकों ने ख़रीदा, उससे पहले के उतने ही दिनों में ${percent(before)} ने: मौसम अलग है या कारोबार बदला है`,
  "backtest.rules-not-learned": ({ asOf, horizonDays }) =>
    `${window(asOf, horizonDays)} से पहले इतना कम हुआ कि सरल नियम नहीं सीखे जा सके`,
  "backtest.short-history": ({ asOf, horizonDays, days }) =>
    `${window(asOf, horizonDays)} के लिए तुलना के नियम वहाँ से सीखे गए जहाँ उससे पहले का इतिहास केवल ${amount(days)} दिनों का था: वे जितने अच्छे हो सकते थे, उससे कमज़ोर हो सकते हैं`,
  "backtest.model-near-boundary": ({ asOf, kind, parameter, value }) =>
    `${date(asOf)} को ख़रीद के ब्योरे से ${kind} मॉडल का ${parameter} तय नहीं हुआ (${amount(value)}): यह सीमा के पास है, इसलिए इसकी संभावनाओं पर सावधानी से भरोसा करें`,
  "backtest.model-given": ({ model }) =>
    `${models[model]} बाहर से दिया गया: अगर उसे यहीं जाँचे जा रहे ब्योरे पर बनाया गया था, तो नतीजे ज़रूरत से ज़्यादा अच्छे हैं`,
  "backtest.not-refitted": ({ asOf, horizonDays, model }) =>
    `${window(asOf, horizonDays)} से पहले इतना कम पता था कि ${models[model]} नहीं बन सका, इसलिए वह जैसा है वैसा ही लिया गया`,
  "backtest.tickets-never-closed": ({ asOf, tickets, share }) =>
    `${date(asOf)} को एक साल से पुराने ${amount(tickets)} सेवा अनुरोध खुले थे, यानी ऐसे अनुरोधों के ${percent(share)}: शायद उन्हें किसी ने बंद नहीं किया`,
  "backtest.undated-left-out": ({ field, accounts }) =>
    `${amount(accounts)} ग्राहकों का ${field} छोड़ दिया गया: उस पर तारीख़ नहीं है, इसलिए उसमें बाद की जानकारी हो सकती है`,
  "backtest.no-plan": ({ asOf }) =>
    `${date(asOf)} को समीक्षा बैठक के लिए किसी के पास समय नहीं है, इसलिए जाँचने के लिए कोई योजना नहीं है`,
  "backtest.amounts-missing": ({ asOf }) => `${date(asOf)} तक की ख़रीद में रक़में दर्ज नहीं हैं, इसलिए पैसों की जाँच नहीं हुई`,
};
