import { Injectable } from '@nestjs/common';
import { DecisionLogged, type DecisionLoggedPayload } from '@boon/contracts/placement';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import type { Difference } from './domain/first-difference.js';
import { replayDecision } from './domain/replay-decision.js';
import { LoggedCatalogues } from './logged-catalogues.js';

/** A decision that did not come out again as it was logged. */
export interface Unlike {
  readonly line: number;
  readonly decisionId: string | null;
  /** Null: it could not be decided again, for `reason`. */
  readonly difference: Difference | null;
  readonly reason: string | null;
}

/** What a replay found. */
export interface ReplayReport {
  readonly decisions: number;
  readonly identical: number;
  readonly unlike: readonly Unlike[];
}

/** A catalogue that travels in the file with its decisions, before them. */
export interface EmbeddedCatalogue {
  readonly catalogue: { readonly node: string; readonly version: string };
  readonly items: readonly CatalogueItem[];
}

const SNAPSHOTS_HELD = 4;

/**
 * Decides logged decisions again and says of each whether it came out the same. Lines are decisions as the log or
 * the bus has them, or catalogues that stand before the decisions made on them.
 */
@Injectable()
export class ReplayFile {
  private readonly embedded = new Map<string, readonly CatalogueItem[]>();
  private readonly snapshots = new Map<string, CatalogueSnapshot>();

  constructor(private readonly catalogues: LoggedCatalogues) {}

  /** Reads NDJSON; a line that cannot be read counts as unlike. */
  async execute(lines: AsyncIterable<string> | Iterable<string>): Promise<ReplayReport> {
    const unlike: Unlike[] = [];
    let decisions = 0;
    let line = 0;
    for await (const text of lines) {
      line += 1;
      if (text.trim() === '') continue;
      const read = readLine(text);
      if (read.kind === 'catalogue') {
        this.embedded.set(keyOf(read.catalogue.catalogue), read.catalogue.items);
        continue;
      }
      decisions += 1;
      const found = read.kind === 'fault' ? read : await this.replayed(read.decision);
      if (found !== null) unlike.push({ ...found, line });
    }
    return { decisions, identical: decisions - unlike.length, unlike };
  }

  private async replayed(decision: DecisionLoggedPayload): Promise<Omit<Unlike, 'line'> | null> {
    const { decisionId } = decision;
    try {
      const difference = replayDecision(decision, await this.snapshotOf(decision.catalogue));
      return difference && { decisionId, difference, reason: null };
    } catch (error) {
      return { decisionId, difference: null, reason: String(error) };
    }
  }

  private async snapshotOf(of: DecisionLoggedPayload['catalogue']): Promise<CatalogueSnapshot> {
    const key = keyOf(of);
    const known = this.snapshots.get(key);
    if (known) return known;
    const items =
      this.embedded.get(key) ?? (await this.catalogues.itemsOf(of.node, Number(of.version)));
    const snapshot = CatalogueSnapshot.build(of.version, items, []);
    this.snapshots.set(key, snapshot);
    const oldest = this.snapshots.keys().next();
    if (this.snapshots.size > SNAPSHOTS_HELD && !oldest.done) this.snapshots.delete(oldest.value);
    return snapshot;
  }
}

type Read =
  | { readonly kind: 'decision'; readonly decision: DecisionLoggedPayload }
  | { readonly kind: 'catalogue'; readonly catalogue: EmbeddedCatalogue }
  | ({ readonly kind: 'fault' } & Omit<Unlike, 'line'>);

/** A message of the bus holds the decision as its payload. */
function readLine(text: string): Read {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    if (Array.isArray(value['items'])) {
      return { kind: 'catalogue', catalogue: value as unknown as EmbeddedCatalogue };
    }
    return { kind: 'decision', decision: DecisionLogged.parse(value['payload'] ?? value) };
  } catch (error) {
    const reason = `no logged decision: ${String(error)}`;
    return { kind: 'fault', decisionId: null, difference: null, reason };
  }
}

function keyOf({ node, version }: { readonly node: string; readonly version: string }): string {
  return `${node}@${version}`;
}
