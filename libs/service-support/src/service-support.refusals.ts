import type { RefusalTable } from '@boon/shared-kernel';

/** Everything that service-support refuses. */
export type ServiceSupportCode =
  | 'feed.unreadable'
  | 'feed.too-many-lines'
  | 'message.unknown'
  | 'notification.template-unknown'
  | 'notification.variable-missing'
  | 'segment.condition-invalid'
  | 'segment.too-many';

/** Status and words of each refusal. */
export const SERVICE_SUPPORT_REFUSALS: RefusalTable<ServiceSupportCode> = {
  'feed.unreadable': {
    status: 400,
    zh: '请求体中没有任何一行是 JSON 对象。',
    en: 'Not one line of the body is a JSON object.',
  },
  'feed.too-many-lines': {
    status: 422,
    zh: '一次最多 {most} 行。',
    en: 'At most {most} lines at a time.',
  },
  'message.unknown': { status: 404, zh: '没有这条消息。', en: 'There is no such message.' },
  'notification.template-unknown': {
    status: 422,
    zh: '没有消息模板 {template}。',
    en: 'There is no message template {template}.',
  },
  'notification.variable-missing': {
    status: 422,
    zh: '消息模板 {template} 缺少变量 {variable}。',
    en: 'The message template {template} lacks the variable {variable}.',
  },
  'segment.condition-invalid': {
    status: 422,
    zh: '人群规则有误：{path} {zh}。',
    en: 'The rule of the segment is at fault: {path} {en}.',
  },
  'segment.too-many': {
    status: 409,
    zh: '规则人群最多 {most} 个。',
    en: 'There can be {most} segments with a rule at most.',
  },
};
