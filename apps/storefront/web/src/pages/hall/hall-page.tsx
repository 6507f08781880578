import { usePageTitle } from '../../app/page-title.js';
import { useProducts } from '../../api/shop-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { ProductGrid } from '../../product/product-grid.js';
import { SlotStrip } from '../../slots/slot-strip.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import './hall.css';

const SHOWN = 20;

/** Everything that is on: the hall's own benefits, and goods with the one that fits each best. */
export function HallPage() {
  const { say } = useSpeaker();
  usePageTitle(say('hall.title'));
  const { data, error, isPending, refetch } = useProducts({ sort: 'sales' }, SHOWN);
  return (
    <div className="page hall">
      <header className="hall__banner">
        <h1>{say('hall.title')}</h1>
        <p>{say('hall.lead')}</p>
      </header>
      <SlotStrip
        asked={{ slot: 'event-hall.banner' }}
        otherwise={<Empty title={say('hall.empty')} hint={say('hall.empty.hint')} />}
      />
      <section className="home__goods">
        <h2 className="slot__title">{say('hall.products')}</h2>
        {error ? (
          <Fault error={error} onRetry={() => void refetch()} />
        ) : (
          <ProductGrid products={data?.pages[0]?.items} isPending={isPending} />
        )}
      </section>
    </div>
  );
}
