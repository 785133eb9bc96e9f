// @ts-check
import { describe, expect, it } from 'vitest';
import { sumReports } from '../lib/reports.mjs';

/**
 * @param {string} status
 * @param {readonly string[]} tests
 */
function file(status, tests) {
  return { status, assertionResults: tests.map((test) => ({ status: test })) };
}

describe('sumReports', () => {
  it('adds the tests of every report', () => {
    const reports = [
      { testResults: [file('passed', ['passed', 'passed', 'skipped']), file('failed', ['passed', 'failed'])] },
      { testResults: [file('passed', ['passed'])] },
    ];
    expect(sumReports(reports)).toEqual({ passed: 4, failed: 1 });
  });

  it('counts a file that could not be loaded and a report that was not written as failures', () => {
    expect(sumReports([{ testResults: [file('failed', [])] }, undefined])).toEqual({ passed: 0, failed: 2 });
  });
});
