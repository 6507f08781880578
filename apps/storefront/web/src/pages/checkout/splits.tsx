import type { Cart } from '../../api/shop-types.js';
import type { Quote } from '../../boon/quote-types.js';
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
      {quote.grants.map(({ grantId, name, shares, platform, merchant, discount }) => (
        <div
          className="splits__scroll"
          key={grantId}
          tabIndex={0}
          role="region"
          aria-label={pick(name)}
        >
          <table>
            <caption>{pick(name)}</caption>
            <thead>
              <tr>
                <th scope="col">{say('checkout.line')}</th>
                <th scope="col">{say('checkout.platform')}</th>
                <th scope="col">{say('checkout.merchant')}</th>
                <th scope="col">{say('checkout.sum')}</th>
              </tr>
            </thead>
            <tbody className="figures">
              {shares.map((share) => (
                <tr key={share.lineId}>
                  <th scope="row">{nameOf(share.lineId)}</th>
                  <td>{yuan(share.platform, { exact: true })}</td>
                  <td>{yuan(share.merchant, { exact: true })}</td>
                  <td>{yuan(share.discount, { exact: true })}</td>
                </tr>
              ))}
            </tbody>
            <tfoot
              className="figures"
              data-exact={sumFen([platform, merchant]) === BigInt(discount)}
            >
              <tr>
                <th scope="row">{say('checkout.sum')}</th>
                <td>{yuan(platform, { exact: true })}</td>
                <td>{yuan(merchant, { exact: true })}</td>
                <td>{yuan(discount, { exact: true })}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      ))}
    </details>
  );
}
