import { yuanParts } from '../format/money.js';

/** A price as shops set it: small sign, large yuan, small cents. */
export function Price({
  fen,
  size = 'm',
  tone = 'red',
  struck = false,
}: {
  readonly fen: string | bigint;
  readonly size?: 's' | 'm' | 'l' | 'xl';
  readonly tone?: 'red' | 'ink' | 'mute' | 'plain';
  readonly struck?: boolean;
}) {
  const { whole, cents } = yuanParts(fen);
  const Tag = struck ? 'del' : 'span';
  return (
    <Tag className={`price price--${size} price--${tone} figures`}>
      <span className="price__sign">¥</span>
      {whole}
      {cents !== '00' && <span className="price__cents">.{cents}</span>}
    </Tag>
  );
}
