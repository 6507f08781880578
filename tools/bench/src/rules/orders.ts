import type { PeerName } from './engine-versions.js';

/** What a process of the rules bench is asked to do, one thing in its life. */
export type RulesOrder =
  | { readonly task: 'speed'; readonly rules: number; readonly rounds: number }
  | { readonly task: 'memory'; readonly rules: number }
  | PeerOrder;

/** One engine beside ours, on the same rules and contexts. */
export interface PeerOrder {
  readonly task: 'peer';
  readonly peer: PeerName;
  /** Where the engines are installed. */
  readonly folder: string;
  readonly rules: number;
  readonly rounds: number;
}

/** CPU milliseconds are of the best round, user and system, per context. */
export interface SpeedResult {
  readonly cpuMs: number;
  readonly topCpuMs: number;
  /** Rules that hold, per context. */
  readonly holding: number;
  /** Answers, over rules and contexts, that differ from asking each rule in turn. */
  readonly mismatches: number;
  readonly pairs: number;
}

export interface MemoryResult {
  /** Most that was resident until the set had answered, in megabytes. */
  readonly rssMb: number;
  readonly loadCpuSeconds: number;
  readonly loadSeconds: number;
  readonly cpuMs: number;
  /** From an edit to the first answer that shows it, in milliseconds. */
  readonly editMs: number;
  readonly mismatches: number;
  readonly pairs: number;
}

export interface PeerResult {
  readonly cpuMs: number;
  readonly oursCpuMs: number;
  readonly mismatches: number;
  readonly pairs: number;
}

export type RulesResult = SpeedResult | MemoryResult | PeerResult;
