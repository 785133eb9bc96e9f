/** `docs/guide-redaction.md` says the words of the screen: every word in bold is one that the admin shows in French. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../admin/src/translations/messages';
import { ROLES } from '../src/access/roles';
import { CSV_FIELDS } from '../src/intake/csv/fields';
import { REASON_LABELS } from '../src/editorial/review/reason-labels';

const require = createRequire(import.meta.url);
const guide = path.resolve(import.meta.dirname, '../../../../docs/guide-redaction.md');

/** What Strapi itself says in French; the plugin's words stand over them under the same ids. */
function strapiWords(packageName: string, file: string, prefix = ''): Record<string, string> {
  const folder = path.dirname(require.resolve(`${packageName}/package.json`));
  const loaded: unknown = require(path.join(folder, file));
  const words = z.object({ default: z.record(z.string(), z.string()) }).parse(loaded).default;
  return Object.fromEntries(Object.entries(words).map(([id, text]) => [prefix + id, text]));
}

const messages = {
  ...strapiWords('@strapi/admin', 'dist/admin/admin/src/translations/fr.json.js'),
  ...strapiWords('@strapi/content-manager', 'dist/admin/translations/fr.json.js', 'content-manager.'),
  ...messagesIn('fr'),
};

/** Spaces that do not break and typographic apostrophes are read as their plain forms. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('’', "'").trim();

const shown = new Set(
  [
    ...Object.values(messages),
    ...Object.values(REASON_LABELS).map(({ fr }) => fr),
    ...Object.values(CSV_FIELDS).map(({ label }) => label.fr),
    ...ROLES.map(({ name }) => name),
  ].map(plain),
);

const text = readFileSync(guide, 'utf8');
const inBold = [...text.replaceAll(/`[^`\n]*`/g, '').matchAll(/\*\*(.+?)\*\*/g)].map(([, words = '']) => words);

/** What the guide stresses without quoting the screen. */
const STRESSED = ['Les mots en gras sont ceux de l’écran.'];

describe('the guide of editors', () => {
  it('puts in bold only what the screen shows', () => {
    expect(inBold.length).toBeGreaterThan(100);
    const unknown = inBold.filter((words) => !STRESSED.includes(words) && !shown.has(plain(words)));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('shows only pictures that are there, each with words for those who do not see it', () => {
    const pictures = [...text.matchAll(/!\[(.*?)\]\((.*?)\)/g)];
    expect(pictures.length).toBeGreaterThan(0);
    for (const [, alternative = '', file = ''] of pictures) {
      expect(alternative.length).toBeGreaterThan(20);
      expect(readFileSync(path.join(path.dirname(guide), file)).length).toBeLessThan(200_000);
    }
  });
});
