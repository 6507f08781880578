import { context, propagation, trace } from '@opentelemetry/api';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

import { RestingContexts } from './resting-contexts.js';

let enabled = false;

/**
 * Makes W3C trace context travel through this process: the context manager and the propagator, no spans.
 * Once per process; more calls do nothing.
 */
export function enablePropagation(): void {
  if (enabled) return;
  enabled = true;
  new NodeTracerProvider().register({ contextManager: new RestingContexts() });
  // It registered itself too, and would record spans that nobody exports.
  trace.disable();
}

/** The running trace as a `traceparent` header; `undefined` outside of one. */
export function activeTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'];
}

/** Runs `work` in the trace that the header names; a missing or broken header starts none. */
export function withTraceparent<T>(traceparent: string | undefined, work: () => T): T {
  if (traceparent === undefined) return work();
  return context.with(propagation.extract(context.active(), { traceparent }), work);
}
