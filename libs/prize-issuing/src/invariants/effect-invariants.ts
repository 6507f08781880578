import type { Invariant } from './invariant.js';

const CLAIMED = `type = 'prize-issuing.benefit-claimed.v1'`;

/** Events that are still on their way; those that arrived are the business of their consumers. */
const toldOnce: Invariant = {
  id: 'I9',
  promise: 'What is told has happened, and is told once',
  needs: ['prize_issuing.benefit_grant', 'platform.outbox_event', 'platform.bus_queue'],
  violations: [
    `select told.id as subject, format('tells of grant %s, which is not there', told.grant_id) as detail
     from (
       select id, (payload->>'grantId')::uuid as grant_id from platform.outbox_event where ${CLAIMED}
       union all
       select id, (payload->>'grantId')::uuid from platform.bus_queue where ${CLAIMED}
     ) as told
     left join prize_issuing.benefit_grant as given on given.id = told.grant_id
     where given.id is null`,
    `select grant_id::text as subject, format('told by %s events', count(*)) as detail
     from (
       select (payload->>'grantId')::uuid as grant_id from platform.outbox_event where ${CLAIMED}
     ) as told group by grant_id having count(*) > 1`,
    // A group may hold an event twice, when it was delivered again. Hashes, not sorted lists of ids: millions may wait.
    `select grant_id::text as subject,
       format('told to %s by more than one event', consumer_group) as detail
     from (
       select consumer_group, (payload->>'grantId')::uuid as grant_id, hashtextextended(id::text, 0) as event
       from platform.bus_queue where ${CLAIMED}
     ) as told group by grant_id, consumer_group
     having min(event) <> max(event)`,
  ],
};

/** What consumers of issuing must be true to. */
export const effectInvariants: readonly Invariant[] = [toldOnce];
