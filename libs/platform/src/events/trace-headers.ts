import { context, propagation } from '@opentelemetry/api';
import { activeRequestId, inRequest } from '../telemetry/request-context.js';

const REQUEST_ID = 'requestId';

/** `traceparent` and `requestId` of what is running, as far as there are any. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  const requestId = activeRequestId();
  return requestId === undefined ? headers : { ...headers, [REQUEST_ID]: requestId };
}

/** Runs `work` in the trace, and as part of the request, that the headers tell of. */
export function inTraceOf<T>(headers: Readonly<Record<string, string>>, work: () => T): T {
  const requestId = headers[REQUEST_ID];
  if (requestId !== undefined) return inRequest(requestId, headers['traceparent'], work);
  return context.with(propagation.extract(context.active(), headers), work);
}
