import type { RefusalTable } from '@boon/shared-kernel';
import type { EditRefusal } from './domain/limit-edit.js';

/** Status and texts of the refusals of edits. */
export const EDIT_REFUSALS: RefusalTable<EditRefusal> = {
  'edit.subject-unknown': {
    status: 404,
    zh: '没有该批次或预算。',
    en: 'There is no such stock or budget.',
  },
  'edit.stock-stopped': {
    status: 409,
    zh: '该批次已停止，不能再修改。',
    en: 'The stock is stopped: nothing of it is changed any more.',
  },
  'edit.target-invalid': {
    status: 422,
    zh: '目标值有误。',
    en: 'The target is no value of this dimension.',
  },
  'edit.expected-stale': {
    status: 409,
    zh: '当前值为 {current}，请刷新后重试。',
    en: 'It is {current} now; look again.',
  },
  'edit.no-change': { status: 409, zh: '目标值与当前值相同。', en: 'It is that already.' },
  'edit.dimension-fixed': {
    status: 422,
    zh: '该批次的该项（{dimension}）不能新设或取消。',
    en: '{dimension} of this stock can be neither added nor taken away.',
  },
  'edit.merchant-agreed': {
    status: 409,
    zh: '该批次由商家出资，增加须由商家另行提报。',
    en: 'A merchant pays for it and agreed to this much; more takes a new proposal of theirs.',
  },
  'edit.below-committed': {
    status: 409,
    zh: '不能低于已占用的 {least}。',
    en: '{least} are committed already; it cannot be less.',
  },
};
