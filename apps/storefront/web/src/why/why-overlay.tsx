import { useQuery } from '@tanstack/react-query';
import { useAsk } from '../api/session-context.js';
import type { Explained, ExplainedCandidate } from '../boon/explain-types.js';
import { momentWithOffset } from '../format/time.js';
import { useSpeaker } from '../i18n/language-context.js';
import { Dialog } from '../ui/dialog.js';
import { Fault } from '../ui/fault.js';
import { Skeletons } from '../ui/skeleton.js';
import { Funnel } from './funnel.js';
import { Loser, WinnerReasons } from './reasons.js';
import { storyOf, type Story } from './story.js';
import './why.css';

interface Props {
  readonly decisionId: string;
  readonly slot: string;
  readonly stockId: string;
  readonly onClose: () => void;
}

/** How one decision came about: stage by stage, why the winner won, and who came near. */
export function WhyOverlay({ decisionId, slot, stockId, onClose }: Props) {
  const { say } = useSpeaker();
  const ask = useAsk();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['why', decisionId],
    queryFn: () => ask<Explained>(`/shop/why/${encodeURIComponent(decisionId)}`),
    retry: 1,
  });
  const story = data ? storyOf(data, slot) : null;
  return (
    <Dialog title={say('why.title')} look="side" onClose={onClose} testId="why-overlay">
      {isPending && <Skeletons count={4} shape="row" className="why__waiting" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {data && !story && <p>{say('why.gone')}</p>}
      {data && story && <Told story={story} decision={data} stockId={stockId} />}
    </Dialog>
  );
}

function Told({
  story,
  decision,
  stockId,
}: {
  readonly story: Story;
  readonly decision: Explained;
  readonly stockId: string;
}) {
  const { say } = useSpeaker();
  return (
    <div className="why">
      <p className="why__lead">{say('why.lead')}</p>
      <Funnel stages={story.funnel} />
      <h3>{say('why.winner')}</h3>
      {asked(story.winners, stockId).map((winner) => (
        <WinnerReasons key={winner.stockId + (winner.sku ?? '')} winner={winner} />
      ))}
      <h3>{say('why.losers')}</h3>
      {story.losers.length === 0 && <p className="why__none">{say('why.losers.none')}</p>}
      <ul className="why__losers">
        {story.losers.map((loser) => (
          <Loser key={loser.stockId + loser.fate + (loser.sku ?? '')} loser={loser} />
        ))}
      </ul>
      <p className="why__meta">
        {say('why.meta', {
          id: decision.decisionId.slice(0, 8),
          at: momentWithOffset(decision.decidedAt),
        })}
      </p>
    </div>
  );
}

/** The one that was asked about; all, where it is not among them. */
function asked(winners: readonly ExplainedCandidate[], stockId: string) {
  const meant = winners.filter((winner) => winner.stockId === stockId).slice(0, 1);
  return meant.length > 0 ? meant : winners;
}
