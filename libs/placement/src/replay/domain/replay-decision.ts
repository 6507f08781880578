import type { DecisionLoggedPayload } from '@boon/contracts/placement';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { decide } from '../../decision/domain/decide.js';
import type { DecisionFacts } from '../../decision/domain/facts.js';
import { outcomeOf } from '../../decision-log/domain/outcome.js';
import { fromWire, type Wire } from '../../decision-log/domain/wire.js';
import { firstDifference, type Difference } from './first-difference.js';

/** Decides a logged decision again on the catalogue of its day; the first difference, or null: the same bit for bit. */
export function replayDecision(
  logged: DecisionLoggedPayload,
  snapshot: CatalogueSnapshot,
): Difference | null {
  const { checksum } = logged.catalogue;
  if (snapshot.checksum !== checksum) {
    return { path: 'catalogue.checksum', logged: checksum, replayed: snapshot.checksum };
  }
  const facts = fromWire(logged.facts as Wire) as DecisionFacts;
  const outcome = outcomeOf(decide(snapshot, facts, logged.traced), logged.traced);
  return firstDifference(logged.outcome, outcome, 'outcome');
}
