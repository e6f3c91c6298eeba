import type { ValueReasons } from "../../reasons/codes/value.js";
import type { DomainWords } from "../not-translated.js";
import { amount, percent } from "./terms.js";

const items: Record<ValueReasons["value.switching.missing"]["item"], string> = {
  service: "សេវាកម្ម",
  advice: "ការណែនាំឱ្យប្រើផលិតផលបានប្រយោជន៍ច្រើនជាងមុន",
  "flexible-delivery": "ការដឹកជញ្ជូនតាមភាពងាយស្រួល",
  maintenance: "ការថែទាំ",
  payment: "លក្ខខណ្ឌទូទាត់ប្រាក់",
  "owning-problems": "អ្នកទទួលខុសត្រូវបញ្ហារហូតដល់ដោះស្រាយរួច",
};

const interviewed = (interviews: number): string => `ការសម្ភាសអតិថិជន ${amount(interviews)}`;

/** Khmer for the value domain. */
export const value: DomainWords<ValueReasons> = {
  "value.drivers.interviews": ({ interviews, groups }) => `តាម${interviewed(interviews)} ក្នុង ${amount(groups)} ក្រុម`,
  "value.drivers.no-interviews": () => "មិនទាន់បានសួរនរណាទេ ដូច្នេះចាត់ទុកអ្វីៗទាំងអស់ស្មើគ្នា",
  "value.drivers.overrated": ({ driver, believed, said }) =>
    `យើងគិតថា ${driver} ជា ${percent(believed)} នៃអ្វីដែលអតិថិជនឱ្យតម្លៃ ប៉ុន្តែអតិថិជនថា ${percent(said)}`,
  "value.drivers.underrated": ({ driver, believed, said }) =>
    `${driver} ជា ${percent(said)} នៃអ្វីដែលអតិថិជនឱ្យតម្លៃ ប៉ុន្តែយើងគិតថាត្រឹមតែ ${percent(believed)}`,

  "value.match.segment-and-size": ({ segment, size, interviews }) =>
    `${interviewed(interviews)} ក្នុងក្រុម ${segment} ទំហំ ${size}`,
  "value.match.segment": ({ segment, interviews }) => `${interviewed(interviews)} ក្នុងក្រុម ${segment}`,
  "value.match.size": ({ size, interviews }) => `${interviewed(interviews)} ទំហំ ${size}`,
  "value.match.whole": ({ interviews }) => `${interviewed(interviews)} គ្រប់ក្រុម ព្រោះក្នុងក្រុមនេះបានសួរតិចពេក`,
  "value.match.lead": ({ driver, probability }) =>
    `ចាប់ផ្តើមពី ${driver}៖ លទ្ធភាពដែលវាសំខាន់ជាងគេសម្រាប់អតិថិជនគឺ ${percent(probability)}`,
  "value.match.close": ({ driver, second }) => `មិនច្បាស់ថា ${driver} ឬ ${second} សំខាន់ជាងសម្រាប់អតិថិជនទេ ដូច្នេះសូមសួរជាមុនសិន`,

  "value.switching.gain": ({ driver, ours, theirs }) =>
    `ផ្នែក ${driver} អតិថិជនយល់ថាគូប្រជែងល្អជាង គឺ ${amount(theirs)} ទល់នឹង ${amount(ours)}`,
  "value.switching.loss": ({ driver, ours, theirs }) =>
    `ផ្នែក ${driver} អតិថិជនយល់ថាយើងល្អជាង គឺ ${amount(ours)} ទល់នឹង ${amount(theirs)} ហើយនឹងបាត់បង់វា`,
  "value.switching.unknown": ({ driver }) => `មិនដឹងថាអតិថិជនប្រៀបធៀបយើងផ្នែក ${driver} យ៉ាងណាទេ`,
  "value.switching.uncalibrated": () => "លទ្ធភាពនេះជាការវិនិច្ឆ័យ មិនទាន់បានគណនាពីអតិថិជនដែលបានចាកចេញទេ",
  "value.switching.tips": ({ driver, from, to }) =>
    `បើអតិថិជនឱ្យពិន្ទុយើង ${amount(to)} ផ្នែក ${driver} ជំនួស ${amount(from)} ការចាកចេញ និងការនៅបន្តនឹងអាចកើតឡើងស្មើគ្នា`,
  "value.switching.missing": ({ item }) => `អតិថិជនមិនឃើញចំណុចនេះពីយើងទេ៖ ${items[item]}`,
  "value.switching.ask-about": ({ item }) => `មិនដឹងថាអតិថិជនឃើញចំណុចនេះពីយើងឬទេ៖ ${items[item]}`,
};
