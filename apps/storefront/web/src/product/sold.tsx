import { useSpeaker } from '../i18n/language-context.js';

const MANY = 10_000;

/** How often a product was sold, as shops put it. */
export function Sold({ count }: { readonly count: number }) {
  const { say } = useSpeaker();
  if (count <= 0) return null;
  return (
    <span>
      {count >= MANY
        ? say('product.sold.many', { count: Math.floor(count / MANY) })
        : say('product.sold', { count })}
    </span>
  );
}
