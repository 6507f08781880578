/** One thing wrong with a condition on the wire. */
export interface ConditionFault {
  /** As in `conditions[1].values[0]`; '' for the root. */
  readonly path: string;
  readonly code: FaultCode;
  readonly message: { readonly zh: string; readonly en: string };
}

interface FaultText {
  readonly zh: string;
  readonly en: string;
}

/** How deep a condition may nest; a single leaf has depth 1. */
export const MAX_DEPTH = 8;
/** How many operators a condition may hold in all. */
export const MAX_NODES = 200;
/** How many values one `in`, `not-in` or `intersects` may list. */
export const MAX_VALUES = 1_000;
/** The longest text value, in UTF-16 units. */
export const MAX_TEXT = 128;

const TEXTS = {
  'condition-malformed': { zh: '必须是带有 op 的对象', en: 'must be an object with "op"' },
  'condition-too-deep': { zh: `最多 ${MAX_DEPTH} 层`, en: `at most ${MAX_DEPTH} levels` },
  'condition-too-large': { zh: `最多 ${MAX_NODES} 个条件`, en: `at most ${MAX_NODES} conditions` },
  'conditions-empty': { zh: '至少要有一个条件', en: 'must list at least one condition' },
  'op-unknown': { zh: '不是已知的运算符', en: 'is not a known operator' },
  'member-unknown': { zh: '此处不允许该字段', en: 'does not belong here' },
  'attribute-unknown': { zh: '必须是已声明的属性', en: 'must name a declared attribute' },
  'attribute-type': {
    zh: '该运算符不支持此属性的类型',
    en: 'is of a type that this operator does not take',
  },
  'attribute-untrusted': {
    zh: '此处不接受客户端提供的属性',
    en: 'comes from a source that is not believed here',
  },
  'values-size': {
    zh: `必须列出 1 至 ${MAX_VALUES} 个值`,
    en: `must be a list of 1 to ${MAX_VALUES} values`,
  },
  'value-string': {
    zh: `必须是不超过 ${MAX_TEXT} 字的文本`,
    en: `must be a text of at most ${MAX_TEXT} characters`,
  },
  'value-number': { zh: '必须是数字', en: 'must be a number' },
  'value-boolean': { zh: '必须是 true 或 false', en: 'must be true or false' },
  'value-instant': {
    zh: '必须是带时区的 ISO 8601 时间',
    en: 'must be an ISO 8601 instant with a time zone',
  },
  'value-money': { zh: '必须是以分为单位的十进制字符串', en: 'must be a decimal string of fen' },
  'value-weekdays': {
    zh: '必须列出 1（周一）至 7（周日）',
    en: 'must list weekdays from 1 (Monday) to 7 (Sunday)',
  },
  'value-daily': {
    zh: '必须是 {from, to}，格式 HH:MM，且两者不同',
    en: 'must be {from, to} as HH:MM, and the two must differ',
  },
  'range-empty': { zh: '结束不得早于开始', en: 'must not lie before "from"' },
  'window-empty': {
    zh: '至少要限定一项：from、to、weekdays 或 daily',
    en: 'must limit something: from, to, weekdays or daily',
  },
} as const satisfies Readonly<Record<string, FaultText>>;

/** What may be wrong with a condition. */
export type FaultCode = keyof typeof TEXTS;

/** Makes a fault with its text in both languages. */
export function conditionFault(path: string, code: FaultCode): ConditionFault {
  return { path, code, message: TEXTS[code] };
}

/** Appends a member to a path. */
export function joinPath(path: string, member: string): string {
  if (path === '' || member === '') return path + member;
  return `${path}.${member}`;
}
