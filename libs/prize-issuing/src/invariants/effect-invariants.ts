import type { Invariant } from './invariant.js';

const CLAIMED = `type = 'prize-issuing.benefit-claimed.v1'`;

/** What waits, taken apart once: millions may. The hash of an id stands for it, since ids know no least one. */
const TOLD = `
  select (payload->>'grantId')::uuid as grant_id, uuid_hash_extended(id, 0) as event, 1 as unsent
  from platform.outbox_event where ${CLAIMED}
  union all
  select (payload->>'grantId')::uuid, uuid_hash_extended(id, 0), 0
  from platform.bus_queue where ${CLAIMED}`;

/**
 * Events that are still on their way; those that arrived are the business of their consumers. A grant has one event:
 * it may wait for several groups, and for one more than once when it was delivered again, but it leaves the outbox once.
 */
const toldOnce: Invariant = {
  id: 'I9',
  promise: 'What is told has happened, and is told once',
  needs: ['prize_issuing.benefit_grant', 'platform.outbox_event', 'platform.bus_queue'],
  violations: [
    `select told.grant_id as subject, case
         when given.id is null then 'told of, but not there'
         when told.first <> told.last then 'told by more than one event'
         else format('%s times in the outbox', told.unsent) end as detail
     from (
       select grant_id, min(event) as first, max(event) as last, sum(unsent) as unsent
       from (${TOLD}) as event group by grant_id
     ) as told
     left join prize_issuing.benefit_grant as given on given.id = told.grant_id
     where given.id is null or told.first <> told.last or told.unsent > 1`,
  ],
};

/** What consumers of issuing must be true to. */
export const effectInvariants: readonly Invariant[] = [toldOnce];
