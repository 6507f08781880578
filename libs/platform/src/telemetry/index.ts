export { JsonLogger } from './json-logger.js';
export type { JsonLoggerOptions } from './json-logger.js';
export { Metrics } from './metrics.js';
export type { MetricShape } from './metrics.js';
export { activeTraceparent, enablePropagation, withTraceparent } from './propagation.js';
export { activeRequestId, inRequest } from './request-context.js';
export { TelemetryModule } from './telemetry.module.js';
export { startTracing } from './tracing.js';
export type { Tracing, TracingOptions } from './tracing.js';
