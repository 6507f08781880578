import { activeRequestId, activeTraceparent, inRequest } from '@boon/platform/telemetry';

/** The request that a claim came with. */
export interface ClaimOrigin {
  readonly requestId: string;
  readonly traceparent: string | undefined;
}

const RECORDED = /-01$/;

/** The request that is being handled; null outside of one. */
export function originNow(): ClaimOrigin | null {
  const requestId = activeRequestId();
  return requestId === undefined ? null : { requestId, traceparent: activeTraceparent() };
}

/** Somebody follows this request: its flag asks for spans. */
export function isTraced(origin: ClaimOrigin | null): origin is ClaimOrigin {
  return origin?.traceparent !== undefined && RECORDED.test(origin.traceparent);
}

/** Runs `work` as part of the request that a claim came with. */
export function inOrigin<T>(origin: ClaimOrigin | null, work: () => T): T {
  return origin === null ? work() : inRequest(origin.requestId, origin.traceparent, work);
}
