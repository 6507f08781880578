import { Link } from 'wouter';
import type { Product } from '../../api/shop-types.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { useNames } from '../../tickets/names.js';

/** What is known of a product beside its name and price. */
export function Facts({ product }: { readonly product: Product }) {
  const { say, pick } = useSpeaker();
  const names = useNames();
  const { brand, brandName, categoryPath, merchantId, merchantName, sku } = product;
  const upTo = categoryPath.split('/').slice(0, 2).join('/');
  return (
    <section className="facts">
      <h2>{say('product.details')}</h2>
      <dl>
        <dt>{say('product.brand')}</dt>
        <dd>
          <Link href={`/search?${new URLSearchParams({ brand })}`}>{pick(brandName)}</Link>
        </dd>
        <dt>{say('product.merchant')}</dt>
        <dd>
          <Link href={`/search?${new URLSearchParams({ merchant: merchantId })}`}>
            {pick(merchantName)}
          </Link>
        </dd>
        <dt>{say('product.category')}</dt>
        <dd>
          <Link href={`/search?${new URLSearchParams({ category: upTo })}`}>
            {names.category(upTo)}
          </Link>
        </dd>
        <dt>{say('product.sku')}</dt>
        <dd>{sku}</dd>
      </dl>
    </section>
  );
}
