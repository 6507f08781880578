import { Link } from 'wouter';
import { useCategories } from '../../api/shop-queries.js';
import { CategoryIcon } from '../../art/category-icon.js';
import { useSpeaker } from '../../i18n/language-context.js';

const MOST = 10;

/** The departments with a picture each. */
export function CategoryRail() {
  const { say, pick } = useSpeaker();
  const { data = [] } = useCategories();
  return (
    <nav className="rail" aria-label={say('home.categories')}>
      {data.slice(0, MOST).map(({ path, name }) => (
        <Link
          key={path}
          href={`/search?${new URLSearchParams({ category: path })}`}
          data-testid="category"
          data-path={path}
        >
          <span className="rail__picture">
            <CategoryIcon path={path} />
          </span>
          {pick(name)}
        </Link>
      ))}
    </nav>
  );
}
