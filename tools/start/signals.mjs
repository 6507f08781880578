const INTERRUPTED = 130;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Takes the signals that end the run. Before there is something to stop, and on a second signal, the
 * process just ends: the servers' watchdogs stop what already runs.
 */
export function onEnd() {
  let stop;
  let ending = false;

  async function end(code) {
    if (ending || !stop) process.exit(code);
    ending = true;
    try {
      await stop();
    } catch (error) {
      console.error(error?.message ?? error);
      process.exit(1);
    }
    process.exit(code);
  }

  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stop && !ending) console.log('\nStopping ...');
      void end(stop ? 0 : INTERRUPTED);
    });
  }
  return {
    whenAsked(action) {
      stop = action;
    },
    get wasAsked() {
      return ending;
    },
    because(sentence) {
      if (ending) return;
      console.error(`\n${sentence}`);
      void end(1);
    },
  };
}
