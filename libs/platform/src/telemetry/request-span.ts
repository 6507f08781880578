import {
  context,
  isSpanContextValid,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
} from '@opentelemetry/api';

/** A span for one request, when the caller's trace asks for spans; else `undefined`, at no cost. */
export function requestSpan(name: string, parent: Context = context.active()): Span | undefined {
  const caller = trace.getSpanContext(parent);
  if (caller === undefined || !isSpanContextValid(caller)) return undefined;
  if ((caller.traceFlags & TraceFlags.SAMPLED) === 0) return undefined;
  return trace.getTracer('boon').startSpan(name, { kind: SpanKind.SERVER }, parent);
}

/** Ends a request's span with its status. */
export function endRequestSpan(span: Span, status: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
