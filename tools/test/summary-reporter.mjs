/** Closes a run with one line that people and machines read alike. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const suites = results.numFailedTestSuites
      ? `, ${results.numFailedTestSuites} suites failed`
      : '';
    process.stdout.write(
      `\n${results.numTotalTestSuites} suites${suites}\n` +
        `${results.numPassedTests} passed, ${results.numFailedTests} failed, ${skipped} skipped\n`,
    );
  }
}
