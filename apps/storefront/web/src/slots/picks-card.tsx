import { Link } from 'wouter';
import { useProduct } from '../api/shop-queries.js';
import { ProductArt } from '../art/product-art.js';
import { yuan } from '../format/money.js';
import { useSpeaker } from '../i18n/language-context.js';
import { Price } from '../ui/price.js';
import type { CardProps, HookOf } from './card-props.js';
import { OfferTicket } from './offer-ticket.js';
import './hook-cards.css';

interface Props extends CardProps {
  readonly hook: HookOf<'recommendation'>;
}

/** Goods that a benefit goes well with: its ticket, and each of them at the price after it. */
export function PicksCard({ heading: Heading, hook, ...card }: Props) {
  const { say } = useSpeaker();
  return (
    <article className="hook-card" data-testid="picks">
      <header className="hook-card__head">
        <Heading>{say('hook.picks')}</Heading>
        <p>{say('hook.picks.lead')}</p>
      </header>
      <OfferTicket {...card} heading={Heading} />
      <ul className="hook-card__picks">
        {hook.products.map(({ sku, priceAfterBenefit }) => (
          <Pick key={sku} sku={sku} after={priceAfterBenefit} />
        ))}
      </ul>
    </article>
  );
}

/** One of them; what the shop sells no more is not there. */
function Pick({
  sku,
  after,
}: {
  readonly sku: string;
  readonly after: HookOf<'recommendation'>['products'][number]['priceAfterBenefit'];
}) {
  const { say, pick } = useSpeaker();
  const { data: product } = useProduct(sku);
  if (!product) return null;
  return (
    <li>
      <Link
        href={`/p/${encodeURIComponent(sku)}`}
        state={{ path: 'internal' }}
        className="pick"
        data-testid="pick"
        data-sku={sku}
      >
        <ProductArt art={product.art} categoryPath={product.categoryPath} />
        <span className="pick__name">{pick(product.name)}</span>
        <span className="pick__price">
          {after ? (
            <>
              <span className="card__after">{say('product.after')}</span>
              <Price fen={after.payable} />
              <del className="card__before figures">{yuan(after.unitPrice)}</del>
            </>
          ) : (
            <Price fen={product.priceFen} />
          )}
        </span>
      </Link>
    </li>
  );
}
