import { isHeldOut } from '@boon/solution/assignment';
import { CapKeys } from '../../capping/cap-keys.js';
import type { Offer } from '../../catalogue/domain/offer.js';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { stageNumberOf } from '../../shortlist/stage-number.js';
import { Amplification } from './amplification.js';
import type { DecisionFacts, ShownProduct } from './facts.js';
import { prepareShortlisted } from './prepare-shortlisted.js';
import { prepareWhole } from './prepare-whole.js';
import { NO_PICKS, type Prepared, type Recalling } from './prepared.js';

type Asking = Pick<DecisionFacts, 'slots' | 'shopper' | 'holdout' | 'named'>;

const NO_COUNTERS: readonly string[] = [];
const NONE_NAMED: ReadonlyMap<string, ShownProduct> = new Map();

/**
 * The stages that need no counters: recall, target, match. Traced: of every candidate, so that whoever falls leaves
 * a reason. Else as far as somebody looks, out of shortlists, with the same winners and runners-up.
 */
export function prepare(snapshot: CatalogueSnapshot, asking: Asking, isTraced: boolean): Prepared {
  const { shopper, slots, holdout, named = NONE_NAMED } = asking;
  const { gates } = snapshot;
  const recalling: Recalling = {
    snapshot,
    slots,
    shopper,
    named,
    audiences: snapshot.audiencesFor(shopper.isKnown ? shopper.context : null),
    picks: shopper.picks.length === 0 ? NO_PICKS : new Set(shopper.picks),
    heldOut: holdout !== null && isHeldOut(shopper.userId, holdout),
  };
  const keys = new CapKeys(shopper.identities, shopper.personKeys ?? [], shopper.context.now);
  const stage = isTraced ? null : stageNumberOf(shopper);
  if (stage !== null) {
    const amplification = new Amplification();
    const found = prepareShortlisted(recalling, stage, amplification);
    if (found !== null) return { slots: found, keys, amplification, gates };
  }
  const amplification = new Amplification();
  const whole = prepareWhole(recalling, amplification, isTraced);
  return { slots: whole, keys, amplification, gates };
}

/** The counters of hard caps on what was prepared, each once: only pages with such have any. */
export function hardCountersOf({ slots, keys }: Prepared): readonly string[] {
  const found = new Set<string>();
  for (const { openings } of slots) {
    for (const opening of openings) {
      for (const { offer } of opening.hardCapped()) addHardCounters(offer, keys, found);
    }
  }
  return found.size === 0 ? NO_COUNTERS : [...found];
}

function addHardCounters({ caps }: Offer, keys: CapKeys, found: Set<string>): void {
  for (const spec of caps) {
    if (spec.isHard) found.add(keys.of(spec, 0));
    if (spec.isHard && keys.holders(spec) > 1) found.add(keys.of(spec, 1));
  }
}
