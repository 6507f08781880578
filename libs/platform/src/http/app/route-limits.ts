import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

import type { JsonLimits } from '../validation/json-guard.js';

/** What one route takes that others do not. */
export interface RouteLimits extends Partial<JsonLimits> {
  /** Bytes of a body; 100 KB when left out. */
  readonly bodyBytes?: number;
  /**
   * `json` when left out; `ndjson` bodies arrive as one string of lines; `lines`, NDJSON or CSV, as `BodyLines`, for
   * large ones.
   */
  readonly accepts?: 'json' | 'ndjson' | 'lines';
  /** Logs faults and one request in a thousand only. */
  readonly hot?: boolean;
}

const LIMITS = 'boon:route-limits';

declare module 'fastify' {
  interface FastifyContextConfig {
    limits?: RouteLimits;
  }
}

/** Gives a route limits of its own: `@Limits({ bodyBytes: 10_000_000, accepts: 'ndjson' })` for feeds. */
export function Limits(limits: RouteLimits): MethodDecorator {
  return applyDecorators(RouteConfig({ limits }), SetMetadata(LIMITS, limits));
}

/** What `Limits` said of a controller's method; nothing where it stands on none. */
export function limitsOf(action: object): RouteLimits {
  return (Reflect.getMetadata(LIMITS, action) as RouteLimits | undefined) ?? {};
}
