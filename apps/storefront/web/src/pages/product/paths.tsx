import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAsk } from '../../api/session-context.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { sentenceFor } from '../../ui/fault-text.js';
import { useAnnounce } from '../../ui/toasts.js';
import type { Entry } from './entry.js';

/** The other ways to this product, so that a newcomer sees what each brings. */
export function Paths({ sku, entry }: { readonly sku: string; readonly entry: Entry }) {
  const { say } = useSpeaker();
  const ask = useAsk();
  const announce = useAnnounce();
  const [, go] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const asFromAnAd = async () => {
    setBusy(true);
    try {
      const { url } = await ask<{ url: string }>('/shop/ad-clicks', {
        method: 'POST',
        body: { sku },
      });
      go(url);
    } catch (error) {
      announce(sentenceFor(error, say), 'bad');
    } finally {
      setBusy(false);
    }
  };
  const path = `/p/${encodeURIComponent(sku)}`;
  return (
    <p className="paths">
      <span>{say('product.paths')}</span>
      <strong data-testid="entry">{say(`product.path.${entry}`)}</strong>
      {entry !== 'external-ad' && (
        <Button
          look="line"
          size="s"
          busy={isBusy}
          onClick={() => void asFromAnAd()}
          data-testid="as-ad"
        >
          {say('product.as-ad')}
        </Button>
      )}
      {entry !== 'any' && (
        <Button look="line" size="s" onClick={() => go(path)} data-testid="as-direct">
          {say('product.as-direct')}
        </Button>
      )}
    </p>
  );
}
