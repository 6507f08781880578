import { Injectable } from '@nestjs/common';

/** Resolves when the dependency is well; rejects with what is wrong. */
export type Probe = () => Promise<void>;

/** What one probe said. */
export interface ProbeResult {
  readonly name: string;
  readonly ok: boolean;
  readonly error?: string;
}

const DEADLINE_MS = 1_000;

interface Registered {
  readonly probe: Probe;
  readonly deadlineMs: number;
}

/** What must be well for this process to take requests. Modules register their probes at start. */
@Injectable()
export class HealthRegistry {
  private readonly probes = new Map<string, Registered>();
  private draining = false;

  /** A dependency without which we are not ready; its probe fails after `deadlineMs` (1 s). */
  register(name: string, probe: Probe, deadlineMs = DEADLINE_MS): void {
    this.probes.set(name, { probe, deadlineMs });
  }

  /** From now on not ready, whatever the probes say. */
  drain(): void {
    this.draining = true;
  }

  /** True once shutdown has begun. */
  isDraining(): boolean {
    return this.draining;
  }

  /** Asks every probe at once. */
  async check(): Promise<readonly ProbeResult[]> {
    const results = [...this.probes].map(([name, registered]) => asked(name, registered));
    return Promise.all(results);
  }
}

async function asked(name: string, { probe, deadlineMs }: Registered): Promise<ProbeResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    await Promise.race([probe(), late]);
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, error: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
