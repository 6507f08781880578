import { assignment } from './assignment/assignment.js';
import { batchGrant } from './batch-grant/batch-grant.js';
import { claimPeers } from './claim-peers/claim-peers.js';
import { claimsGrowth } from './claims-growth/claims-growth.js';
import { decisionsGrowth } from './decisions-growth/decisions-growth.js';
import { decisions } from './decisions/decisions.js';
import { draws } from './draws/draws.js';
import { hotClaim } from './hot-claim/hot-claim.js';
import type { Report } from './report/figure.js';
import { soldOut } from './sold-out/sold-out.js';
import { quote } from './quote/quote.js';
import { relay } from './relay/relay.js';
import { rules } from './rules/rules.js';

/** A bench by name. */
export interface Bench {
  readonly name: string;
  readonly sentence: string;
  readonly run: () => Promise<Report>;
}

/** Every bench there is. */
export const BENCHES: readonly Bench[] = [
  {
    name: 'hot-claim',
    sentence: 'durable claims of one hot stock, against one transaction per claim',
    run: hotClaim,
  },
  {
    name: 'claim-peers',
    sentence: 'grants of one hot stock, against usage registrations of Medusa',
    run: claimPeers,
  },
  {
    name: 'claims-growth',
    sentence: 'a claim beside ten million grants, against ten thousand',
    run: claimsGrowth,
  },
  {
    name: 'sold-out',
    sentence: 'claims of a used-up stock, against the same route with an empty handler',
    run: soldOut,
  },
  {
    name: 'batch-grant',
    sentence: 'benefits for a crowd by jobs, against COPY of the same grants',
    run: batchGrant,
  },
  {
    name: 'quote',
    sentence: 'the best set of 60 grants for 20 lines, against trying every set',
    run: quote,
  },
  {
    name: 'draws',
    sentence: 'durable draws over HTTP, verified, and the maths of a draw alone',
    run: draws,
  },
  {
    name: 'relay',
    sentence: 'the outbox to Kafka, against a poller that publishes row by row',
    run: relay,
  },
  {
    name: 'rules',
    sentence: 'which of up to a million rules hold, beside five rule engines',
    run: rules,
  },
  {
    name: 'decisions',
    sentence: 'three slots of a product page, beside bare Fastify and a naive reference',
    run: decisions,
  },
  {
    name: 'assignment',
    sentence: 'eight places among sixty benefits that bar each other, against the exact optimum',
    run: assignment,
  },
  {
    name: 'decisions-growth',
    sentence: 'a decision among a hundred thousand plans, against ten thousand; the engine alone',
    run: decisionsGrowth,
  },
];
