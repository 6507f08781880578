import { useCallback, useEffect, useRef, useState } from 'react';
import { BoonProblem } from '../http/problem.js';
import type { Draw } from '../wire/wire.js';
import { useBoon } from './boon-provider.js';

/** A lottery as its wheel sees it. */
export interface DrawView {
  /** `unknown`: cut off; playing again goes on with the same chance. */
  readonly status: 'idle' | 'drawing' | 'drawn' | 'refused' | 'unknown';
  readonly draw: Draw | null;
  readonly problem: BoonProblem | null;
  /** Takes a chance and draws it. Never throws. */
  readonly play: () => void;
}

type State = Omit<DrawView, 'play'>;

const IDLE: State = { status: 'idle', draw: null, problem: null };
const DRAWING: State = { ...IDLE, status: 'drawing' };

/** Plays a lottery. */
export function useDraw(lotteryId: string): DrawView {
  const { draws } = useBoon();
  const [state, setState] = useState<State>(IDLE);
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    setState(IDLE);
    return () => {
      isThere.current = false;
    };
  }, [lotteryId]);

  const play = useCallback(() => {
    const show = (next: State) => isThere.current && setState(next);
    show(DRAWING);
    draws.play(lotteryId).then(
      (draw) => show({ status: 'drawn', draw, problem: null }),
      (problem: BoonProblem) => show({ status: problem.outcome, draw: null, problem }),
    );
  }, [draws, lotteryId]);
  return { ...state, play };
}
