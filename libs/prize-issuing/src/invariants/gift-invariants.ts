import type { Invariant } from './invariant.js';

/** States of gifts and of what they are in the wallet go together; items of events are used once. */
const giftsMoveWithGrants: Invariant = {
  id: 'I10',
  promise: 'A gift is where its grant says, and an item of an event is used once',
  needs: ['prize_issuing.benefit_grant', 'prize_issuing.gift', 'prize_issuing.event_item_use'],
  violations: [
    `select gift.grant_id as subject, format('gift %s, grant %s used by %s', gift.state,
       coalesce(given.state, 'unknown'), coalesce(used_by, 'nothing')) as detail
     from prize_issuing.gift left join prize_issuing.benefit_grant as given
       on given.id = gift.grant_id
     where given.state is distinct from case gift.state when 'delivered' then 'used'
         when 'cancelled' then 'voided' else 'locked' end
       or (gift.state <> 'cancelled' and used_by is distinct from 'shipment')`,
    `select given.id as subject, format('%s by %s, of which nothing is known', given.state, used_by)
       as detail
     from prize_issuing.benefit_grant as given
     left join prize_issuing.gift on gift.grant_id = given.id
     left join prize_issuing.event_item_use as used on used.grant_id = given.id
     where (used_by = 'shipment' and gift.grant_id is null)
       or (used_by = 'check-in' and used.grant_id is null)`,
    `select used.grant_id as subject, format('used at an event, but %s by %s',
       coalesce(given.state, 'unknown'), coalesce(used_by, 'nothing')) as detail
     from prize_issuing.event_item_use as used left join prize_issuing.benefit_grant as given
       on given.id = used.grant_id
     where given.state is distinct from 'used' or used_by is distinct from 'check-in'`,
  ],
};

/** What gifts and items of events must be true to. */
export const giftInvariants: readonly Invariant[] = [giftsMoveWithGrants];
