import type { RefusalTable } from '@boon/shared-kernel';
import type { CodeRefusal } from './claim-by-code.js';
import type { OpenCodeBatchRefusal } from './open-code-batch.js';

/** Every code with which codes are refused, beside those of claims and stocks. */
export type CodeBookRefusal =
  CodeRefusal | Exclude<OpenCodeBatchRefusal, 'stock.unknown'> | 'code.batch-unknown';

/** Status and texts of each. */
export const CODE_REFUSALS: RefusalTable<CodeBookRefusal> = {
  'code.unknown': {
    status: 404,
    zh: '兑换码无效，请核对后重试。',
    en: 'There is no such code; please check it.',
  },
  'code.used': { status: 409, zh: '兑换码已被使用。', en: 'This code was used already.' },
  'code.locked-out': {
    status: 429,
    zh: '尝试次数过多，请10分钟后再试。',
    en: 'Too many wrong codes; please try again in ten minutes.',
  },
  'code.taken': { status: 409, zh: '该兑换码已存在。', en: 'There is such a code already.' },
  'code.form': {
    status: 422,
    zh: '公开兑换码须为4至32位字母或数字。',
    en: 'A public code has 4 to 32 letters and digits.',
  },
  'code.batch-unknown': {
    status: 404,
    zh: '没有该兑换码批次。',
    en: 'There is no such batch of codes.',
  },
};
