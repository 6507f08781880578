/** Passes on what a promise brings, unless the signal is first: then it throws the signal's reason. */
export async function until<T>(signal: AbortSignal, promise: T | Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let giveUp: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason as Error);
    signal.addEventListener('abort', giveUp);
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    if (giveUp) signal.removeEventListener('abort', giveUp);
  }
}
