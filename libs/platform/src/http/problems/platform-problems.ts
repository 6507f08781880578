import type { RefusalTable } from '@boon/shared-kernel';

/** What the HTTP edge itself refuses, before a lib is asked. */
export type EdgeCode =
  | 'auth.token-missing'
  | 'auth.token-invalid'
  | 'auth.token-expired'
  | 'auth.forbidden'
  | 'auth.unavailable'
  | 'request.invalid'
  | 'request.malformed-json'
  | 'request.prototype-key'
  | 'request.too-deep'
  | 'request.too-many-values'
  | 'request.cursor-invalid'
  | 'request.not-found'
  | 'request.conflict'
  | 'request.rate-limited'
  | 'service.unavailable'
  | 'idempotency.key-missing'
  | 'idempotency.key-invalid'
  | 'idempotency.key-reused'
  | 'idempotency.in-progress';

/** Statuses and texts of the edge's own refusals. */
export const EDGE_PROBLEMS: RefusalTable<EdgeCode> = {
  'auth.token-missing': { status: 401, zh: '请先登录。', en: 'A bearer token is required.' },
  'auth.token-invalid': { status: 401, zh: '登录凭证无效。', en: 'The token is not valid.' },
  'auth.token-expired': {
    status: 401,
    zh: '登录已过期，请重新登录。',
    en: 'The token has expired.',
  },
  'auth.forbidden': { status: 403, zh: '没有权限执行此操作。', en: 'You may not do this.' },
  'auth.unavailable': {
    status: 503,
    zh: '登录服务暂不可用，请稍后再试。',
    en: 'Tokens cannot be checked at the moment.',
  },
  'request.invalid': {
    status: 400,
    zh: '请求内容有误，请检查标出的字段。',
    en: 'The request is not valid: see the fields.',
  },
  'request.malformed-json': {
    status: 400,
    zh: '请求体不是有效的 JSON。',
    en: 'The body is not valid JSON.',
  },
  'request.prototype-key': {
    status: 400,
    zh: '请求体含有不允许的键名。',
    en: 'The body has a key that is not allowed.',
  },
  'request.too-deep': {
    status: 400,
    zh: '请求体嵌套超过 {limit} 层。',
    en: 'The body is nested more than {limit} levels deep.',
  },
  'request.too-many-values': {
    status: 400,
    zh: '请求体中的一个列表超过 {limit} 项。',
    en: 'A list in the body has more than {limit} items.',
  },
  'request.cursor-invalid': {
    status: 400,
    zh: '分页游标无效。',
    en: 'The page cursor is not valid.',
  },
  'request.not-found': { status: 404, zh: '没有找到。', en: 'There is no such thing here.' },
  'request.conflict': {
    status: 409,
    zh: '与当前状态冲突，请刷新后再试。',
    en: 'This conflicts with the present state.',
  },
  'request.rate-limited': {
    status: 429,
    zh: '请求过于频繁，请稍后再试。',
    en: 'Too many requests; try again later.',
  },
  'service.unavailable': {
    status: 503,
    zh: '服务暂不可用，请稍后再试。',
    en: 'The service is not available at the moment.',
  },
  'idempotency.key-missing': {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头。',
    en: 'The header Idempotency-Key is required.',
  },
  'idempotency.key-invalid': {
    status: 400,
    zh: 'Idempotency-Key 须为 1 至 128 个可见字符。',
    en: 'Idempotency-Key must be 1 to 128 printable characters.',
  },
  'idempotency.key-reused': {
    status: 422,
    zh: '该 Idempotency-Key 已用于另一个请求。',
    en: 'This Idempotency-Key was used for another request.',
  },
  'idempotency.in-progress': {
    status: 409,
    zh: '相同请求仍在处理中，请稍后再试。',
    en: 'The same request is still being handled.',
  },
};
