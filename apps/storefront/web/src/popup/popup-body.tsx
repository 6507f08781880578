import { useLocation } from 'wouter';
import type { Winner } from '../boon/types.js';
import { useSpeaker } from '../i18n/language-context.js';
import { LotteryWheel } from '../lottery/lottery-wheel.js';
import { HookCard } from '../slots/hook-card.js';
import { placeToUse } from '../slots/use-at.js';
import { Button } from '../ui/button.js';
import { PopupOffer } from './popup-offer.js';
import { TakeAll } from './take-all.js';

interface Props {
  readonly winners: readonly Winner[];
  readonly decisionId: string | null;
  readonly onClose: () => void;
}

/** What the slot holds: one benefit large, several under one another, a lottery as its wheel, other hooks as what they are. */
export function PopupBody({ winners, decisionId, onClose }: Props) {
  const { say } = useSpeaker();
  const [, go] = useLocation();
  const [first] = winners;
  const shop = () => {
    onClose();
    go(placeToUse(first?.terms.scope, first?.sku));
  };
  return (
    <div className="popup">
      <div className="popup__rays" aria-hidden="true" />
      {winners.map((winner) =>
        winner.hook?.kind === 'lottery' && winner.hook.lotteryId ? (
          <LotteryWheel
            key={winner.stockId}
            lotteryId={winner.hook.lotteryId}
            winner={winner}
            slot="home.popup"
            decisionId={decisionId}
          />
        ) : winner.hook ? (
          <HookCard
            key={winner.stockId}
            winner={winner}
            slot="home.popup"
            decisionId={decisionId}
            heading="h3"
          />
        ) : (
          <PopupOffer
            key={winner.stockId}
            winner={winner}
            decisionId={decisionId}
            isLarge={winners.length === 1}
          />
        ),
      )}
      <div className="popup__actions">
        {winners.length > 1 && <TakeAll winners={winners} />}
        <Button look="plain" size="l" onClick={shop} data-testid="popup-shop">
          {say('popup.shop')}
        </Button>
        <Button look="plain" size="l" onClick={onClose} data-testid="popup-later">
          {say('popup.later')}
        </Button>
      </div>
    </div>
  );
}
