import type { RefusalTable } from '@boon/shared-kernel';

/** Why settings of a slot may not be kept or moved. */
export type SlotRefusal =
  | 'slot.source-twice'
  | 'slot.kind-unknown'
  | 'slot.cap-misplaced'
  | 'slot.fallback-missing'
  | 'slot.move-by-switch';

/** Status and text of the refusals of slot settings. */
export const SLOT_REFUSALS: RefusalTable<SlotRefusal> = {
  'slot.source-twice': {
    status: 422,
    zh: '召回来源 {source} 重复',
    en: 'Recall source {source} is named twice',
  },
  'slot.kind-unknown': {
    status: 422,
    zh: '没有权益种类 {kind}',
    en: 'There is no benefit kind {kind}',
  },
  'slot.cap-misplaced': {
    status: 422,
    zh: '坑位的频控只能针对坑位、频道或全部频道,不能针对 {on}',
    en: 'A slot caps itself, its channel or all channels, not {on}',
  },
  'slot.fallback-missing': {
    status: 422,
    zh: '坑位需要兜底内容,或声明可以为空',
    en: 'A slot needs a fallback, or says that it may stay empty',
  },
  'slot.move-by-switch': {
    status: 422,
    zh: '坑位的暂停与恢复请用开关 slot:{slot}',
    en: 'A slot is paused and resumed by the switch slot:{slot}',
  },
};
