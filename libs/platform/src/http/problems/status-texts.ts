import type { Language } from './language.js';

type Titles = Readonly<Record<Language, string>>;

const TITLES: Readonly<Record<number, Titles>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '未认证', en: 'Not authenticated' },
  403: { zh: '没有权限', en: 'Forbidden' },
  404: { zh: '未找到', en: 'Not found' },
  405: { zh: '方法不允许', en: 'Method not allowed' },
  408: { zh: '请求超时', en: 'Request timeout' },
  409: { zh: '冲突', en: 'Conflict' },
  413: { zh: '请求体过大', en: 'Body too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '不支持的内容类型', en: 'Unsupported content type' },
  422: { zh: '无法处理', en: 'Not possible' },
  429: { zh: '请求过多', en: 'Too many requests' },
  500: { zh: '内部错误', en: 'Internal error' },
  503: { zh: '暂不可用', en: 'Unavailable' },
};

const CODES: Readonly<Record<number, string>> = {
  400: 'request.invalid',
  401: 'auth.token-invalid',
  403: 'auth.forbidden',
  404: 'request.not-found',
  405: 'request.method-not-allowed',
  408: 'request.timeout',
  409: 'request.conflict',
  413: 'request.body-too-large',
  414: 'request.address-too-long',
  415: 'request.content-type',
  429: 'request.rate-limited',
  503: 'service.unavailable',
};

/** The short name of a status for people; `undefined` for a status that has none of its own. */
export function statusTitle(status: number): Titles {
  return TITLES[status] ?? (status < 500 ? FALLBACK_REQUEST : FALLBACK_FAULT);
}

/** The dotted code of an error that carries a status and nothing else. */
export function statusCode(status: number): string {
  return CODES[status] ?? (status < 500 ? 'request.refused' : 'service.fault');
}

const FALLBACK_REQUEST: Titles = { zh: '请求被拒绝', en: 'Request refused' };
const FALLBACK_FAULT: Titles = { zh: '内部错误', en: 'Internal error' };
