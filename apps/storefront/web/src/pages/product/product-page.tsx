import { useParams, useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { usePageTitle } from '../../app/page-title.js';
import { troubleOf } from '../../api/problem.js';
import { useProduct } from '../../api/shop-queries.js';
import type { ProductDetail } from '../../api/shop-types.js';
import { ProductArt } from '../../art/product-art.js';
import { useSlot } from '../../boon/use-slots.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { ProductGrid } from '../../product/product-grid.js';
import { SlotStrip } from '../../slots/slot-strip.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import { BuyBar } from './buy-bar.js';
import { entryOf, slotsOf, type Entry } from './entry.js';
import { Facts } from './facts.js';
import { Headline } from './headline.js';
import { Paths } from './paths.js';
import './product-page.css';

/** One product by any of its three paths. */
export function ProductPage() {
  const { sku = '' } = useParams<{ sku: string }>();
  const { say, pick } = useSpeaker();
  const { data, error, isPending, refetch } = useProduct(sku);
  usePageTitle(data ? pick(data.name) : '');
  if (isPending) return <Skeletons count={3} shape="row" className="page page__waiting" />;
  if (error && troubleOf(error).status === 404) {
    return (
      <div className="page">
        <h1 className="visually-hidden">{say('product.not-found')}</h1>
        <Empty title={say('product.not-found')} />
      </div>
    );
  }
  if (!data) return <Fault error={error} onRetry={() => void refetch()} />;
  return <Shown key={sku} product={data} />;
}

function Shown({ product }: { readonly product: ProductDetail }) {
  const { say } = useSpeaker();
  const [params] = useSearchParams();
  const historyState: unknown = useHistoryState();
  const adClick = params.get('ad');
  const entry = entryOf(adClick, historyState);
  const art = <ProductArt art={product.art} categoryPath={product.categoryPath} />;
  return (
    <div className="page product" data-entry={entry} data-testid="product">
      <div className="product__top">
        <div className="product__picture">{art}</div>
        <div className="product__side">
          <Headline product={product} slots={askedSlots(entry, product.sku, adClick)} />
          <Benefits entry={entry} sku={product.sku} adClick={adClick} picture={art} />
          <BuyBar product={product} />
          <p className="product__services">{say('product.services')}</p>
        </div>
      </div>
      <Facts product={product} />
      <Paths sku={product.sku} entry={entry} />
      {product.related.length > 0 && (
        <section className="product__related">
          <h2>{say('product.related')}</h2>
          <ProductGrid products={product.related} />
        </section>
      )}
    </div>
  );
}

function askedSlots(entry: Entry, sku: string, adClick: string | null) {
  return slotsOf(entry).map((slot) => ({
    slot,
    sku,
    ...(slot === 'pdp.external-ad' && adClick ? { adClick } : {}),
  }));
}

function Benefits({
  entry,
  sku,
  adClick,
  picture,
}: {
  readonly entry: Entry;
  readonly sku: string;
  readonly adClick: string | null;
  readonly picture: React.ReactNode;
}) {
  const { say } = useSpeaker();
  const asked = askedSlots(entry, sku, adClick);
  const { data } = useSlot(asked.at(-1) ?? null, asked[0]?.slot);
  const hasWinners = (data?.winners.length ?? 0) > 0;
  return (
    <div className="product__benefits">
      {hasWinners && <h2>{say('product.benefits')}</h2>}
      {asked.map((each) => (
        <SlotStrip
          key={each.slot}
          asked={each}
          beside={asked[0]?.slot}
          heading="h3"
          picture={() => picture}
          {...(each.slot !== 'pdp.any' && { title: say(`product.path.${entry}`) })}
        />
      ))}
    </div>
  );
}
