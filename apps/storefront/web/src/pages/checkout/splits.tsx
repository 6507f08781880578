import type { Cart } from '../../api/shop-types.js';
import type { Quote, QuotedGrant } from '../../boon/quote-types.js';
import { sumFen, yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';

/** Each benefit dealt to the lines, exact to the fen, with who bears it. */
export function Splits({ quote, cart }: { readonly quote: Quote; readonly cart: Cart }) {
  const { say, pick } = useSpeaker();
  if (quote.grants.length === 0) return null;
  const nameOf = (line: string) => {
    const found = cart.lines.find(({ lineId }) => lineId === line);
    return found ? pick(found.product.name) : line;
  };
  return (
    <details className="panel splits" data-testid="splits">
      <summary>{say('checkout.splits')}</summary>
      {quote.grants.map((grant) => (
        <Split key={grant.grantId} grant={grant} nameOf={nameOf} />
      ))}
    </details>
  );
}

function Split({
  grant,
  nameOf,
}: {
  readonly grant: QuotedGrant;
  readonly nameOf: (lineId: string) => string;
}) {
  const { say, pick } = useSpeaker();
  const { name, shares, platform, merchant, discount } = grant;
  const heads = [
    'checkout.line',
    'checkout.platform',
    'checkout.merchant',
    'checkout.sum',
  ] as const;
  return (
    <div className="splits__scroll" tabIndex={0} role="region" aria-label={pick(name)}>
      <table data-testid="split" data-exact={sumFen([platform, merchant]) === BigInt(discount)}>
        <caption>{pick(name)}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figures">
          {shares.map((share) => (
            <Row key={share.lineId} head={nameOf(share.lineId)} amounts={share} />
          ))}
        </tbody>
        <tfoot className="figures">
          <Row head={say('checkout.sum')} amounts={grant} />
        </tfoot>
      </table>
    </div>
  );
}

function Row({
  head,
  amounts: { platform, merchant, discount },
}: {
  readonly head: string;
  readonly amounts: Pick<QuotedGrant, 'platform' | 'merchant' | 'discount'>;
}) {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td>{yuan(platform, { exact: true })}</td>
      <td>{yuan(merchant, { exact: true })}</td>
      <td>{yuan(discount, { exact: true })}</td>
    </tr>
  );
}
