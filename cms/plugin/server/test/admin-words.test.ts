/** Words of the admin pages: the same ids in every language, all used, in typographic French. */
import { LANGUAGES } from 'ess-shared-types';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../admin/src/translations/features';
import { messagesIn } from '../../admin/src/translations/messages';

const sources = path.resolve(import.meta.dirname, '../../admin/src');

/** The code of pages, without the words themselves. */
const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('translations'))
  .map((file) => readFileSync(path.join(sources, file), 'utf8'))
  .join('\n');

const ids = FEATURES.flatMap((words) => Object.keys(words.fr));

describe('the words of the admin pages', () => {
  it('are the same in every language, each id in one feature', () => {
    for (const words of FEATURES)
      for (const language of LANGUAGES)
        expect(Object.keys(words[language]).sort()).toEqual(Object.keys(words.fr).sort());
    expect(ids).toHaveLength(new Set(ids).size);
    for (const language of LANGUAGES)
      expect(messagesIn(language)).toMatchObject(Object.assign({}, ...FEATURES.map((words) => words[language])));
  });

  it('are all known where the code asks for one', () => {
    const asked = [...code.matchAll(/['"](ess\.[a-z]\w*(?:\.[\w-]+)+)['"]/g)].flatMap(([, id]) => id ?? []);
    expect(asked.length).toBeGreaterThan(0);
    const known = messagesIn('fr');
    expect(asked.filter((id) => !(id in known))).toEqual([]);
  });

  it('are all used by the code', () => {
    // `ess.people.action.${action}`: ids made from a value.
    const made = [...code.matchAll(/`(ess\.[\w.]+\.)\$\{/g)].flatMap(([, prefix]) => prefix ?? []);
    const isUsed = (id: string) =>
      new RegExp(`['"]${id}['"]`).test(code) || made.some((prefix) => id.startsWith(prefix));
    expect(ids.filter((id) => !isUsed(id))).toEqual([]);
  });

  it('are typographic in French', () => {
    const faults = FEATURES.flatMap((words) =>
      Object.entries(words.fr).filter(([, text]) => / [:;?!»]|« |'(?!\{)/.test(text) || /\w·\w/.test(text)),
    );
    expect(faults).toEqual([]);
  });
});
