import {
  GrantRedeemed,
  GrantReturned,
  type GrantRedeemedPayload,
  type GrantReturnedPayload,
} from '@boon/contracts/prize-issuing';
import type { DomainEvent, Money } from '@boon/shared-kernel';
import type { GrantAfterReturn, GrantInUse } from './domain/grants-in-use.js';
import type { Redemption } from './domain/redemption.js';

/** A grant was used on a paid order. */
export function grantRedeemed(
  redemption: Redemption,
  grant: GrantInUse,
  now: Date,
): DomainEvent<GrantRedeemedPayload> {
  const { discount, platform, merchant } = redemption.takenBy(grant.grantId);
  return GrantRedeemed.of({
    ...placeOf(redemption, grant),
    discount: discount.toString(),
    platformPaid: platform.toString(),
    merchantPaid: merchant.toString(),
    redeemedAt: now.toISOString(),
  });
}

/** Money of a grant went back. */
export function grantReturned(
  redemption: Redemption,
  grant: GrantAfterReturn,
  of: { readonly givenBack: Money; readonly now: Date },
): DomainEvent<GrantReturnedPayload> {
  return GrantReturned.of({
    ...placeOf(redemption, grant),
    givenBack: of.givenBack.toString(),
    grantState: grant.state,
    returnedAt: of.now.toISOString(),
  });
}

function placeOf(
  { parts }: Redemption,
  { grantId, stockId, name }: GrantInUse,
): Pick<
  GrantRedeemedPayload,
  'grantId' | 'stockId' | 'name' | 'userId' | 'redemptionId' | 'orderId'
> {
  const { id: redemptionId, orderId, userId } = parts;
  return { grantId, stockId, name, userId, redemptionId, orderId };
}
