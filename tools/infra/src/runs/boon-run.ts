import type { RunningIssuer } from '../issuer/start-issuer.js';
import { type RunningApp, runAppScript } from './app-process.js';
import type { RunPart, RunParts } from './run-parts.js';
import { tryNext } from './try-next.js';

/** Where the parts of Boon's API answer; in the embedded run it is one app, so all are the same. */
export interface BoonUrls {
  readonly placement: string;
  readonly issuing: string;
  readonly operations: string;
  /** The demo shop: its page, its routes and, under /api, those of Boon that a shopper needs. */
  readonly shop: string;
}

/** A working Boon: embedded or distributed, to be used and stopped in the same way. */
export interface BoonRun {
  readonly kind: 'embedded' | 'distributed';
  readonly urls: BoonUrls;
  /** Where each node of placement answers. */
  readonly placements: readonly string[];
  readonly issuer: RunningIssuer;
  readonly databaseUrl: string;
  /** The apps by name, for those who want to crash one. */
  readonly apps: readonly RunningApp[];
  /** What the banner lists. */
  readonly parts: readonly RunPart[];
  readonly notes: readonly string[];
  readonly logFolder: string;
  /** What to try on the seeded demo data: lines for sh that work as printed, any number of times. */
  readonly tryNext: string;
  /** Resolves with a sentence when a part ends by itself. */
  readonly broken: Promise<string>;
  /** Puts the demo data in, through the API, and answers what was done; again does nothing. */
  seed(): Promise<string>;
  stop(): Promise<void>;
}

export interface RunCore {
  readonly kind: BoonRun['kind'];
  readonly urls: BoonUrls;
  readonly placements: readonly string[];
  readonly issuer: RunningIssuer;
  readonly databaseUrl: string;
  readonly apps: readonly RunningApp[];
  readonly logFolder: string;
}

export function boonRun(core: RunCore, parts: RunParts): BoonRun {
  const { urls, issuer } = core;
  const seedEnv = {
    PLACEMENT_URL: urls.placement,
    ISSUING_URL: urls.issuing,
    OPERATIONS_URL: urls.operations,
    API_URL: urls.operations,
    SHOP_URL: urls.shop,
    ISSUER_URL: issuer.url,
  };
  return {
    ...core,
    parts: parts.shown,
    notes: parts.notes,
    tryNext: tryNext({ ...urls, issuer: issuer.url }),
    broken: parts.broken,
    seed: () => runAppScript('standalone', 'seed', seedEnv, core.logFolder),
    stop: () => parts.stop(),
  };
}
