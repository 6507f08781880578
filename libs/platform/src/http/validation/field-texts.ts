import type { Language } from '../problems/language.js';

type Texts = Readonly<Record<Language, string>>;

/** Texts of Boon's own field rules; the others are class-validator's. */
export const OWN_TEXTS = {
  'money-fen': {
    zh: '须为以分为单位的十进制整数字符串',
    en: 'must be a decimal string of whole fen',
  },
  'money-fen-range': { zh: '金额超出允许范围', en: 'is outside the allowed range of fen' },
  'user-id': {
    zh: '须为 1 至 64 个字符，不含空白',
    en: 'must be 1 to 64 characters without blanks',
  },
  slug: {
    zh: '须为 1 至 64 位小写字母、数字与连字符',
    en: 'must be 1 to 64 lower-case letters, digits and hyphens',
  },
  'unknown-field': { zh: '不允许的字段', en: 'is not a known field' },
  'body-object': { zh: '请求体须为一个 JSON 对象', en: 'the body must be a JSON object' },
} as const satisfies Readonly<Record<string, Texts>>;

type Pattern = readonly [RegExp, string];

/** class-validator speaks English with the arguments inside: the Chinese is made of the same sentence. */
const CHINESE: readonly Pattern[] = [
  [/must not be greater than (\S+)$/, '不能大于 $1'],
  [/must not be less than (\S+)$/, '不能小于 $1'],
  [/must be shorter than or equal to (\d+) characters$/, '不能超过 $1 个字符'],
  [/must be longer than or equal to (\d+) characters$/, '至少 $1 个字符'],
  [/must contain no more than (\d+) elements$/, '最多 $1 项'],
  [/must contain at least (\d+) elements$/, '至少 $1 项'],
  [/must be one of the following values: (.*)$/, '须为以下之一：$1'],
  [/must be equal to (.*)$/, '须等于 $1'],
  [/must match (\S+) regular expression$/, '格式须符合 $1'],
  [/must be an integer number$/, '须为整数'],
  [/must be a number.*$/, '须为数字'],
  [/must be a string$/, '须为文字'],
  [/must be a boolean value$/, '须为 true 或 false'],
  [/must be an array$/, '须为列表'],
  [/must be an object$/, '须为对象'],
  [/must be a UUID$/, '须为 UUID'],
  [/must be a valid ISO 8601 date string$/, '须为 ISO 8601 时间'],
  [/should not be empty$/, '不能为空'],
  [/should not be null or undefined$/, '不能缺少'],
  [/'s elements must be unique$/, '各项不能重复'],
  [/nested property \S+ must be either object or array$/, '须为对象'],
  [/must be a URL address$/, '须为网址'],
];

/** A field rule's sentence in both languages, out of class-validator's English one. */
export function fieldTexts(rule: string, message: string, property: string): Texts {
  if (rule in OWN_TEXTS) return OWN_TEXTS[rule as keyof typeof OWN_TEXTS];
  const en = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return { zh: inChinese(en), en };
}

function inChinese(english: string): string {
  const each = english.startsWith('each value in ') ? '每一项' : '';
  const pattern = CHINESE.find(([expression]) => expression.test(english));
  const match = pattern?.[0].exec(english);
  if (pattern === undefined || match === null || match === undefined) return english;
  return each + pattern[1].replace('$1', match[1] ?? '');
}
