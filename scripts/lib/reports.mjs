// @ts-check
/** Adds up Vitest's JSON reports. */

/**
 * @typedef {object} Report
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults one per file
 */

/**
 * How many tests passed and failed. A file that could not be loaded counts as a failed test, and so does a report that
 * was never written: nothing that did not run may look like a success.
 * @param {readonly (Report | undefined)[]} reports
 */
export function sumReports(reports) {
  let passed = 0;
  let failed = 0;
  for (const report of reports) {
    if (!report) {
      failed += 1;
      continue;
    }
    for (const file of report.testResults) {
      const failures = file.assertionResults.filter(({ status }) => status === 'failed').length;
      passed += file.assertionResults.filter(({ status }) => status === 'passed').length;
      failed += failures === 0 && file.status === 'failed' ? 1 : failures;
    }
  }
  return { passed, failed };
}
