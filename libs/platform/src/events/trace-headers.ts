import { context, propagation } from '@opentelemetry/api';

/** `traceparent` (and what else the propagator writes) of the running trace; empty when there is none. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** Runs `work` in the trace that the headers tell of. */
export function inTraceOf<T>(headers: Readonly<Record<string, string>>, work: () => T): T {
  return context.with(propagation.extract(context.active(), headers), work);
}
