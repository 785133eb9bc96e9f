// @ts-check
import { describe, expect, it } from 'vitest';
import { isInstalled } from '../lib/install.mjs';

const lock = {
  packages: {
    '': {},
    widgets: { version: '0.1.0' },
    'node_modules/ess-widgets': { link: true },
    'node_modules/lit': { version: '3.3.3' },
    'widgets/node_modules/rxjs': { version: '7.8.2' },
    'node_modules/@esbuild/darwin-arm64': { version: '0.28.2', optional: true },
  },
};
const installed = {
  packages: {
    'node_modules/lit': { version: '3.3.3' },
    'widgets/node_modules/rxjs': { version: '7.8.2' },
  },
};

describe('isInstalled', () => {
  it('is content when every package for this system is there', () => {
    expect(isInstalled(lock, installed)).toBe(true);
  });

  it('notices a missing package', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/lit': { version: '3.3.3' } } })).toBe(false);
    expect(isInstalled(lock, {})).toBe(false);
  });

  it('notices another version', () => {
    const other = { packages: { ...installed.packages, 'node_modules/lit': { version: '3.3.2' } } };
    expect(isInstalled(lock, other)).toBe(false);
  });
});
