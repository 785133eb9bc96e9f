/** Readers of feeds that are installed on some machines only. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PYTHON = '/usr/bin/python3';

export const hasFeedparser =
  existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import feedparser'], { stdio: 'ignore' }).status === 0;

export const hasXmllint = spawnSync('xmllint', ['--version'], { stdio: 'ignore' }).status === 0;

export interface FeedparserAnswer {
  /** What feedparser found wrong, or nothing. */
  readonly bozo: string | null;
  readonly version: string;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
}

const READ_FEED = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({
  "bozo": str(feed.get("bozo_exception", "malformed")) if feed.bozo else None,
  "version": feed.version,
  "ids": [entry.id for entry in feed.entries],
  "titles": [entry.title for entry in feed.entries],
}))
`;

/** How Python's feedparser, the most used reader library, reads a feed. */
export function readWithFeedparser(text: string): FeedparserAnswer {
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', READ_FEED], { input: text, maxBuffer: 64e6 });
  if (status !== 0) throw new Error(stderr.toString());
  const answer: FeedparserAnswer = JSON.parse(stdout.toString());
  return answer;
}

/** What libxml2 has to say of a document; empty when it is well formed. */
export function xmllintErrors(text: string): string {
  const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: text, maxBuffer: 64e6 });
  return stderr.toString();
}
