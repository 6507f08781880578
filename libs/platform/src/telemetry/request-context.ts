import { context, createContextKey, propagation, type Context } from '@opentelemetry/api';

const REQUEST_ID = createContextKey('boon request id');

/** Runs `work`, and all that it starts, as part of the request: log lines carry its id and its trace. */
export function inRequest<T>(requestId: string, traceparent: string | undefined, work: () => T): T {
  return context.with(requestContext(requestId, traceparent), work);
}

/** The id of the request that is being handled; `undefined` outside of one. */
export function activeRequestId(): string | undefined {
  return context.active().getValue(REQUEST_ID) as string | undefined;
}

function requestContext(requestId: string, traceparent: string | undefined): Context {
  const named = context.active().setValue(REQUEST_ID, requestId);
  return traceparent === undefined ? named : propagation.extract(named, { traceparent });
}
