import { useSeen } from '@boon/client/react';
import { useEffect, useState } from 'react';
import type { Winner } from '../boon/types.js';
import type { Prize } from '../boon/quote-types.js';
import { useSessions } from '../api/session-context.js';
import { usePersonaSwitch } from '../app/persona-switch-context.js';
import { useSpeaker } from '../i18n/language-context.js';
import { Button } from '../ui/button.js';
import { Fault } from '../ui/fault.js';
import { WhyButton } from '../why/why-button.js';
import { useLottery, type Play } from './use-lottery.js';
import { Wheel } from './wheel.js';
import { turnTo } from './wheel-turn.js';
import './lottery.css';

const SECTORS = 8;
const TURNS_MS = 4_200;

interface Props {
  readonly lotteryId: string;
  readonly winner: Winner;
  readonly slot: string;
  readonly decisionId: string | null;
}

/** A lottery to be played: the server draws, the wheel only shows what was drawn. */
export function LotteryWheel({ lotteryId, winner, slot, decisionId }: Props) {
  const { say } = useSpeaker();
  const { play, prizes, seedHash, spin } = useLottery(lotteryId);
  const seen = useSeen(winner);
  const shown = shownPrizes(prizes, play, winner);
  const drawn = play.status === 'landed' ? (play.draw.awarded ?? play.draw.drawn) : null;
  const index = drawn ? shown.findIndex(({ key }) => key === drawn.key) : 0;
  const isStopped = useStopped(play.status === 'landed');
  const turn = drawn ? turnTo(Math.max(0, index), shown.length) : 0;
  return (
    <div ref={seen} className="lottery" data-testid="lottery" data-status={play.status}>
      <Wheel prizes={shown} turn={turn} isSpinning={play.status === 'spinning'} />
      <p className="lottery__outcome" role="status" data-testid="lottery-outcome">
        {isStopped && play.status === 'landed' && outcome(play)}
      </p>
      {play.status === 'failed' && <Fault error={play.problem} />}
      <SpinButton play={play} isStopped={isStopped} spin={() => void spin()} />
      <p className="lottery__foot">
        {seedHash && <code>{say('lottery.fair', { hash: `${seedHash.slice(0, 12)}…` })}</code>}
        {decisionId && <WhyButton decisionId={decisionId} slot={slot} stockId={winner.stockId} />}
      </p>
    </div>
  );

  function outcome({ draw }: Extract<Play, { status: 'landed' }>) {
    return <Outcome draw={draw} />;
  }
}

function Outcome({ draw }: { readonly draw: Extract<Play, { status: 'landed' }>['draw'] }) {
  const { say, pick } = useSpeaker();
  const prize = pick((draw.awarded ?? draw.drawn).name);
  return <>{say(draw.grant ? 'lottery.won' : 'lottery.blank', { prize })}</>;
}

function SpinButton({
  play,
  isStopped,
  spin,
}: {
  readonly play: Play;
  readonly isStopped: boolean;
  readonly spin: () => void;
}) {
  const { say } = useSpeaker();
  const { isUser } = useSessions();
  const switchPersona = usePersonaSwitch();
  const isTurning = play.status === 'spinning' || (play.status === 'landed' && !isStopped);
  if (!isUser) {
    return (
      <Button look="gold" size="l" wide onClick={switchPersona}>
        {say('claim.sign-in')}
      </Button>
    );
  }
  return (
    <Button look="gold" size="l" wide busy={isTurning} onClick={spin} data-testid="spin">
      {say(
        isTurning
          ? 'lottery.spinning'
          : play.status === 'landed'
            ? 'lottery.again'
            : 'lottery.spin',
      )}
    </Button>
  );
}

/** True once the wheel has come to rest after a draw. */
function useStopped(hasLanded: boolean): boolean {
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    if (!hasLanded) return;
    const timer = setTimeout(() => setStopped(true), TURNS_MS);
    return () => {
      clearTimeout(timer);
      setStopped(false);
    };
  }, [hasLanded]);
  return isStopped;
}

/** The published prizes; where they cannot be read, a wheel of questions that lands on what was drawn. */
function shownPrizes(prizes: readonly Prize[], play: Play, winner: Winner): readonly Prize[] {
  if (prizes.length > 1) return prizes;
  const drawn = play.status === 'landed' ? (play.draw.awarded ?? play.draw.drawn) : null;
  return Array.from({ length: SECTORS }, (_, index) =>
    index === 0 && drawn
      ? drawn
      : { key: `${winner.stockId}-${index}`, name: { zh: '?', en: '?' } },
  );
}
