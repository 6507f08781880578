import type { RefusalTable } from '@boon/shared-kernel';

/** Why a governed object may not be changed, reviewed or moved. */
export type GovernanceRefusal =
  | 'object.unknown'
  | 'object.code-taken'
  | 'lifecycle.illegal-move'
  | 'lifecycle.not-editable'
  | 'lifecycle.version-stale'
  | 'approval.not-open'
  | 'approval.own-work'
  | 'approval.content-changed'
  | 'approval.already-voted';

/** Status and text of every refusal of governance. */
export const GOVERNANCE_REFUSALS: RefusalTable<GovernanceRefusal> = {
  'object.unknown': { status: 404, zh: '没有这个对象', en: 'There is no such object' },
  'object.code-taken': {
    status: 409,
    zh: '编码已被使用:{code}',
    en: 'The code {code} is taken',
  },
  'lifecycle.illegal-move': {
    status: 409,
    zh: '当前状态 {state} 不允许操作 {move}',
    en: 'An object in state {state} cannot {move}',
  },
  'lifecycle.not-editable': {
    status: 409,
    zh: '只有草稿可以编辑,当前状态为 {state}',
    en: 'Only a draft can be edited; this one is {state}',
  },
  'lifecycle.version-stale': {
    status: 409,
    zh: '内容已被他人修改,当前版本为 {current}',
    en: 'Somebody else changed it; the current version is {current}',
  },
  'approval.not-open': {
    status: 409,
    zh: '没有待审批的申请',
    en: 'No approval is being asked for',
  },
  'approval.own-work': {
    status: 403,
    zh: '不能审批自己编辑的内容',
    en: 'Nobody approves what they wrote themselves',
  },
  'approval.content-changed': {
    status: 409,
    zh: '内容已变化,请重新查看后再审批',
    en: 'The content is not the one you looked at; look again',
  },
  'approval.already-voted': { status: 409, zh: '您已审批过', en: 'You have voted already' },
};
