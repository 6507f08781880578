import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useProduct } from '../../api/shop-queries.js';
import { ProductArt } from '../../art/product-art.js';
import type { WalletGrant } from '../../boon/types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { placeToUse } from '../../slots/use-at.js';
import { Ticket } from '../../tickets/ticket.js';

/** A grant as its ticket; what can be used says where. */
export function GrantTicket({
  grant,
  note,
}: {
  readonly grant: WalletGrant;
  readonly note?: ReactNode;
}) {
  const { say } = useSpeaker();
  const { state, terms, lot } = grant;
  const [sku] = terms.scope?.skus ?? [];
  const isUsable = state === 'held' && !['physical-gift', 'event-item'].includes(grant.kind);
  const left = lot ? BigInt(lot.remaining) - BigInt(lot.locked) : null;
  const balance = left === null ? null : say('subsidy.balance', { amount: yuan(left) });
  return (
    <div data-testid="grant" data-grant={grant.grantId} data-state={state}>
      <Ticket
        benefit={grant}
        state={state}
        heading="h2"
        note={note ?? balance}
        {...(sku && { picture: <PictureOf sku={sku} /> })}
        {...(isUsable && {
          action: (
            <Link
              href={placeToUse(terms.scope)}
              className="button button--soft button--s"
              data-testid="use"
            >
              {say('claim.use')}
            </Link>
          ),
        })}
      />
    </div>
  );
}

function PictureOf({ sku }: { readonly sku: string }) {
  const { data } = useProduct(sku);
  return data ? <ProductArt art={data.art} categoryPath={data.categoryPath} /> : null;
}
