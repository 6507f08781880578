import { useCategories, type ProductFilter } from '../../api/shop-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Icon } from '../../ui/icon.js';

const SORTS = ['relevance', 'sales', 'price-asc', 'price-desc'] as const;

interface Props {
  readonly filter: ProductFilter;
  readonly onChange: (name: string, value: string | null) => void;
}

/** Categories as chips, their children below, the order on the right. */
export function FilterBar({ filter, onChange }: Props) {
  const { say, pick } = useSpeaker();
  const { data: categories = [] } = useCategories();
  const [top = ''] = filter.category?.split('/') ?? [];
  const children = categories.find(({ path }) => path === top)?.children ?? [];
  return (
    <div className="filters">
      <Chips
        label={say('search.category')}
        chosen={top}
        items={categories.map(({ path, name }) => ({ path, name: pick(name) }))}
        all={{ path: '', name: say('search.all') }}
        onChoose={(path) => onChange('category', path || null)}
      />
      {children.length > 0 && (
        <Chips
          label={say('search.category')}
          chosen={filter.category ?? ''}
          items={children.map(({ path, name }) => ({ path, name: pick(name) }))}
          all={{ path: top, name: say('search.all') }}
          onChoose={(path) => onChange('category', path)}
        />
      )}
      <Foot filter={filter} onChange={onChange} />
    </div>
  );
}

function Foot({ filter, onChange }: Props) {
  const { say } = useSpeaker();
  return (
    <div className="filters__foot">
      {filter.brand && (
        <button
          type="button"
          className="chip chip--on"
          onClick={() => onChange('brand', null)}
          data-testid="clear-brand"
        >
          {say('search.brand', { brand: filter.brand })}
          <Icon name="close" size={14} />
        </button>
      )}
      <label className="sort">
        {say('search.sort')}
        <select
          value={filter.sort ?? 'relevance'}
          onChange={({ target: { value } }) =>
            onChange('sort', value === 'relevance' ? null : value)
          }
          data-testid="sort"
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {say(`search.sort.${sort}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface Chip {
  readonly path: string;
  readonly name: string;
}

function Chips({
  label,
  chosen,
  items,
  all,
  onChoose,
}: {
  readonly label: string;
  readonly chosen: string;
  readonly items: readonly Chip[];
  readonly all: Chip;
  readonly onChoose: (path: string) => void;
}) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {[all, ...items].map(({ path, name }) => (
        <button
          key={path}
          type="button"
          className={path === chosen ? 'chip chip--on' : 'chip'}
          aria-pressed={path === chosen}
          onClick={() => onChoose(path)}
          data-testid="category-chip"
          data-path={path}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
