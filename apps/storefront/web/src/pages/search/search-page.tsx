import { useSearchParams } from 'wouter';
import { usePageTitle } from '../../app/page-title.js';
import { useProducts, type ProductFilter } from '../../api/shop-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { ProductGrid } from '../../product/product-grid.js';
import { SlotStrip } from '../../slots/slot-strip.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { FilterBar } from './filter-bar.js';

const NAMES = ['query', 'category', 'brand', 'merchant', 'sort'] as const;

/** Products by words, category and brand; the address holds it all, so that it can be shared and gone back to. */
export function SearchPage() {
  const { say } = useSpeaker();
  const [params, setParams] = useSearchParams();
  const filter = filterFrom(params);
  const { data, error, isPending, isPlaceholderData, refetch, ...paging } = useProducts(filter);
  const products = data?.pages.flatMap(({ items }) => items);
  const total = data?.pages[0]?.total;
  const title = filter.query ? say('search.results', { query: filter.query }) : say('shell.all');
  usePageTitle(title);
  const change = (name: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  return (
    <div className="page search-page" aria-busy={isPlaceholderData}>
      <header className="page__head">
        <h1>{title}</h1>
        {total != null && <p data-testid="total">{say('search.total', { count: total })}</p>}
      </header>
      <FilterBar filter={filter} onChange={change} />
      <SlotStrip asked={{ slot: 'search.top' }} />
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {products?.length === 0 ? (
        <Empty title={say('search.empty')} hint={say('search.empty.hint')}>
          <Button look="line" onClick={() => setParams({})} data-testid="clear-filters">
            {say('search.clear')}
          </Button>
        </Empty>
      ) : (
        !error && <ProductGrid products={products} isPending={isPending} />
      )}
      {paging.hasNextPage && (
        <Button
          look="line"
          size="l"
          busy={paging.isFetchingNextPage}
          onClick={() => void paging.fetchNextPage()}
          data-testid="more"
        >
          {say('shell.more')}
        </Button>
      )}
    </div>
  );
}

function filterFrom(params: URLSearchParams): ProductFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = params.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}
