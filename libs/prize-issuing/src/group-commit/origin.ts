import { activeRequestId, activeTraceparent, inRequest } from '@boon/platform/telemetry';

/** The HTTP request that something came with. */
export interface Origin {
  readonly requestId: string;
  readonly traceparent: string | undefined;
}

const RECORDED = /-01$/;

/** The request that is being handled; null outside of one. */
export function originNow(): Origin | null {
  const requestId = activeRequestId();
  return requestId === undefined ? null : { requestId, traceparent: activeTraceparent() };
}

/** Somebody follows this request: its flag asks for spans. */
export function isTraced(origin: Origin | null): origin is Origin {
  return origin?.traceparent !== undefined && RECORDED.test(origin.traceparent);
}

/** Runs `work` as part of the request that it came with. */
export function inOrigin<T>(origin: Origin | null, work: () => T): T {
  return origin === null ? work() : inRequest(origin.requestId, origin.traceparent, work);
}
