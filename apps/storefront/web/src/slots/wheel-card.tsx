import type { Winner } from '../boon/types.js';
import { useSpeaker } from '../i18n/language-context.js';
import { LotteryWheel } from '../lottery/lottery-wheel.js';
import './wheel-card.css';

interface Props {
  readonly winner: Winner;
  readonly lotteryId: string;
  readonly slot: string;
  readonly decisionId: string | null;
  readonly heading: 'h2' | 'h3' | 'h4';
}

/** A lottery among the benefits of a page: its wheel, ready to be spun. */
export function WheelCard({ heading: Heading, ...lottery }: Props) {
  const { say } = useSpeaker();
  return (
    <article className="wheel-card" data-testid="offer" data-stock={lottery.winner.stockId}>
      <header className="wheel-card__head">
        <Heading>{say('kind.lottery')}</Heading>
        <p>{say('lottery.lead')}</p>
      </header>
      <LotteryWheel {...lottery} />
    </article>
  );
}
