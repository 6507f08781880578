import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DecisionLogged, type DecisionLoggedPayload } from '@boon/contracts/placement';
import { Outbox, UnitOfWork } from '@boon/platform';
import { isHeldOut } from '@boon/solution/assignment';
import { Catalogue } from '../catalogue/catalogue.js';
import type { SlotDecision } from '../decision/domain/decide.js';
import type { DecisionFacts } from '../decision/domain/facts.js';
import { WriteBehind } from '../delivery/write-behind.js';
import { PlacementOptions } from '../placement-options.js';
import { DecisionLogRepository } from './decision-log.repository.js';
import { isSampled } from './domain/is-sampled.js';
import { outcomeOf } from './domain/outcome.js';
import { toWire } from './domain/wire.js';

/** A decision with all that it was made of, as the engine had it. */
export interface MadeDecision {
  readonly decisions: readonly SlotDecision[];
  readonly facts: DecisionFacts;
  readonly about: {
    readonly catalogueVersion: string;
    readonly valuation: string;
    readonly degraded: readonly string[];
  };
  readonly isTraced: boolean;
}

/** Rows of tens of kilobytes: fewer than of other kinds. */
const MOST_WAITING = 2_000;
const BATCH = 100;

/**
 * Tells of a share of all decisions, and of the traced ones, with every input: off the response, in batches,
 * bounded. What is told can be decided again (`ReplayFile`).
 */
@Injectable()
export class DecisionLog implements OnModuleDestroy {
  private readonly waiting: WriteBehind<DecisionLoggedPayload>;
  private readonly rate: number;

  constructor(
    options: PlacementOptions,
    private readonly catalogue: Catalogue,
    private readonly repository: DecisionLogRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.rate = options.decisionLogRate ?? 0;
    this.waiting = new WriteBehind<DecisionLoggedPayload>({
      ...{ name: DecisionLog.name, batch: BATCH, capacity: MOST_WAITING },
      flush: (payloads) => this.write(payloads),
    });
  }

  /** Takes a decision in when it is to be logged; it is durable about 50 ms later. */
  record(made: MadeDecision): void {
    const sampled = isSampled(made.facts.decisionId, this.rate);
    if (sampled || made.isTraced) this.waiting.add(this.payloadOf(made, sampled));
  }

  onModuleDestroy(): Promise<void> {
    return this.waiting.close();
  }

  private payloadOf(made: MadeDecision, sampled: boolean): DecisionLoggedPayload {
    const { decisions, facts, about, isTraced } = made;
    const { catalogueVersion: version, valuation, degraded } = about;
    const { history } = this.catalogue;
    return {
      decisionId: facts.decisionId,
      userId: facts.shopper.userId,
      decidedAt: facts.shopper.context.now.toISOString(),
      ...{ sampled, traced: isTraced, heldOut: isAmongHeldOut(facts) },
      catalogue: { node: history.node, version, checksum: history.checksumOf(version) },
      valuations: [valuation],
      degraded: [...degraded],
      facts: toWire(facts) as DecisionLoggedPayload['facts'],
      outcome: outcomeOf(decisions, isTraced),
    };
  }

  private async write(payloads: readonly DecisionLoggedPayload[]): Promise<void> {
    const { history } = this.catalogue;
    const last = Math.max(...payloads.map(({ catalogue }) => Number(catalogue.version)));
    const versions = history.untoldUntil(last);
    await this.unitOfWork.run(async () => {
      await this.repository.keep(payloads, versions);
      await this.outbox.append(payloads.map((payload) => DecisionLogged.of(payload)));
    });
    history.told(versions);
  }
}

function isAmongHeldOut({ holdout, shopper }: DecisionFacts): boolean {
  return holdout !== null && isHeldOut(shopper.userId, holdout);
}
