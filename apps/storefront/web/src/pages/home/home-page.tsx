import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { usePageTitle } from '../../app/page-title.js';
import { useProducts } from '../../api/shop-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { ProductGrid } from '../../product/product-grid.js';
import { Fault } from '../../ui/fault.js';
import { Icon } from '../../ui/icon.js';
import { QuietBoundary } from '../../ui/quiet-boundary.js';
import { CategoryRail } from './category-rail.js';
import { Hero } from './hero.js';
import { WalletStrip } from './wallet-strip.js';
import './home.css';

const HomePopup = lazy(async () => ({
  default: (await import('../../popup/home-popup.js')).HomePopup,
}));

const SHOWN = 20;

/** The shop's first page: the popup over it, what one holds, and goods with their benefits. */
export function HomePage() {
  const { say } = useSpeaker();
  usePageTitle('');
  const { data, error, isPending, refetch } = useProducts({ sort: 'sales' }, SHOWN);
  return (
    <div className="page home">
      <h1 className="visually-hidden">{say('shell.brand')}</h1>
      <div className="home__top">
        <Hero />
        <QuietBoundary>
          <WalletStrip />
        </QuietBoundary>
      </div>
      <CategoryRail />
      <section className="home__goods">
        <header className="section-head">
          <h2>{say('home.for-you')}</h2>
          <Link href="/search" data-testid="see-all">
            {say('home.see-all')}
            <Icon name="next" size={16} />
          </Link>
        </header>
        {error ? (
          <Fault error={error} onRetry={() => void refetch()} />
        ) : (
          <ProductGrid products={data?.pages[0]?.items} isPending={isPending} />
        )}
      </section>
      <QuietBoundary>
        <Suspense fallback={null}>
          <HomePopup />
        </Suspense>
      </QuietBoundary>
    </div>
  );
}
