import type { FieldFault } from '../wire/wire.js';

/** What went wrong on the way, before Boon said anything. */
export type LocalCode =
  | 'client.unreachable'
  | 'client.too-slow'
  | 'client.garbled'
  | 'client.called-off'
  | 'client.no-token'
  | 'client.resting'
  | 'client.nothing-to-claim';

const LOCAL_TEXTS: Readonly<Record<LocalCode, { readonly zh: string; readonly en: string }>> = {
  'client.unreachable': {
    zh: '网络不可用，请检查网络后重试。',
    en: 'The network is not available; please try again.',
  },
  'client.too-slow': {
    zh: '服务响应超时，请稍后再试。',
    en: 'There was no answer in time; please try again later.',
  },
  'client.garbled': {
    zh: '服务暂时异常，请稍后再试。',
    en: 'The answer made no sense; please try again later.',
  },
  'client.called-off': { zh: '请求已取消。', en: 'The request was called off.' },
  'client.no-token': {
    zh: '登录状态获取失败，请重新登录。',
    en: 'You could not be signed in; please sign in again.',
  },
  'client.resting': {
    zh: '服务暂不可用，请稍后再试。',
    en: 'The service is not available at the moment.',
  },
  'client.nothing-to-claim': {
    zh: '该优惠无需领取或暂不可领。',
    en: 'There is nothing to claim here.',
  },
};

/** Problem documents (RFC 9457) as they arrive. */
export interface ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly title?: string;
  readonly fields?: readonly FieldFault[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly requestId?: string;
}

/** Why a call brought nothing: Boon's refusal, or that there was no answer to go by. */
export class BoonProblem extends Error {
  override readonly name = 'BoonProblem';
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Stable and dotted; `client.*` when it was not Boon that said it. */
  readonly code: string;
  /** The fields at fault. */
  readonly fields: readonly FieldFault[];
  /** Figures that belong to the code, such as `missing`. */
  readonly details: Readonly<Record<string, unknown>>;
  /** To be told to whoever looks into it. */
  readonly requestId: string | null;

  /** @param inDoubt whether an earlier try of this call may have been carried out. */
  constructor(
    parts: ProblemParts,
    readonly inDoubt: boolean,
    /** How long Boon asks to be left alone. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(parts.detail);
    this.status = parts.status;
    this.code = parts.code;
    this.fields = parts.fields ?? [];
    this.details = parts.details ?? {};
    this.requestId = parts.requestId ?? null;
  }

  /** `refused`: it did not happen. `unknown`: it may have happened, and the same call tells. */
  get outcome(): 'refused' | 'unknown' {
    if (this.status === 0) return this.inDoubt ? 'unknown' : 'refused';
    const isRefusal = this.status >= 400 && this.status < 500 && this.code !== IN_PROGRESS;
    return isRefusal && !(this.inDoubt && mayPass(this.status)) ? 'refused' : 'unknown';
  }
}

/** The first of two equal calls is still being worked on. */
export const IN_PROGRESS = 'idempotency.in-progress';

/** A problem that the client itself found. */
export function localProblem(code: LocalCode, locale: string, inDoubt: boolean): BoonProblem {
  const text = LOCAL_TEXTS[code];
  const detail = locale.startsWith('zh') ? text.zh : text.en;
  return new BoonProblem({ status: 0, code, detail }, inDoubt);
}

/** Says nothing about what an earlier try did. */
function mayPass(status: number): boolean {
  return status === 401 || status === 408 || status === 429;
}
