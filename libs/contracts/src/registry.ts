import type { z } from 'zod';
import * as assetStrategy from './asset-strategy/index.js';
import type { DefinedEvent } from './define-event.js';
import type { lifecycleState } from './lifecycle-state.js';
import * as merchantRecruitment from './merchant-recruitment/index.js';
import * as placement from './placement/index.js';
import * as prizeIssuing from './prize-issuing/index.js';
import * as serviceSupport from './service-support/index.js';
import * as solution from './solution/index.js';

const LAYERS = [
  ...[prizeIssuing, assetStrategy, merchantRecruitment],
  ...[solution, placement, serviceSupport],
];

function isEvent(member: unknown): member is DefinedEvent<unknown> {
  return typeof member === 'object' && member !== null && 'keyOf' in member && 'example' in member;
}

/** Every event of every layer. */
export const EVENTS: readonly DefinedEvent<unknown>[] = LAYERS.flatMap((layer) =>
  Object.values(layer as Record<string, unknown>).filter(isEvent),
);

/** Every topic there is, with the way it keeps its records. */
export const TOPICS: readonly { readonly name: string; readonly compacted: boolean }[] = [
  ...new Set(EVENTS.map((event) => event.topic)),
].map((name) => ({ name, compacted: name.endsWith('.catalogue') }));

/** A state of an asset, a scheme or a plan. */
export type LifecycleState = z.output<typeof lifecycleState>;
