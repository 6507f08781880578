import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
} from '@opentelemetry/sdk-trace-node';

import { enablePropagation } from './propagation.js';

/** Who traces, and where the spans go. */
export interface TracingOptions {
  readonly serviceName: string;
  /** OTLP over HTTP, such as `http://collector:4318/v1/traces`; without it no span is ever made. */
  readonly exporterUrl?: string;
}

/** A running exporter. */
export interface Tracing {
  /** Sends what is left, then stops. */
  stop(): Promise<void>;
}

/**
 * Starts tracing; call it once, before the app is made. Trace context is passed on in any case. Spans are
 * made and exported only with an `exporterUrl`, and then only where the caller's sampled flag asks.
 */
export function startTracing({ serviceName, exporterUrl }: TracingOptions): Tracing {
  enablePropagation();
  if (exporterUrl === undefined) return { stop: () => Promise.resolve() };
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new ParentBasedSampler({ root: new AlwaysOffSampler() }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: exporterUrl }))],
  });
  trace.setGlobalTracerProvider(provider);
  return { stop: () => provider.shutdown() };
}
