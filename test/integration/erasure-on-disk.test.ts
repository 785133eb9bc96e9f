/**
 * After an erasure the name is nowhere on the disk: the database file and its log, copies, journals, uploads. Read as
 * bytes, as whoever finds the disk would read it.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../support/application';
import type { Answer } from '../support/cms';

/** Words that nothing else is made of. */
const NAME = 'Zéphyrine Quatrevaux';
const SPELLINGS = ['Quatrevaux', 'quatrevaux', 'QUATREVAUX', 'Z%C3%A9phyrine', 'zephyrine', 'Vauquatre'];

const UIDS = {
  event: 'plugin::ess.event',
  organisation: 'plugin::ess.organisation',
  person: 'plugin::ess.person',
} as const;

const folder = mkdtempSync(path.join(tmpdir(), 'ess-erasure-'));
const uploads = path.resolve(import.meta.dirname, '../../cms/app/public/uploads');
let application: Application;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'copies'));
  application = await Application.start(
    { DATABASE_FILENAME: path.join(folder, 'ess.db') },
    { COPIES_FOLDER: path.join(folder, 'copies'), ACCESS_LOG: path.join(folder, 'access.log') },
  );
});
afterAll(() => application.stop());

/** The page of a draft, and whether it is still there. */
async function previewOf(documentId: string): Promise<Answer & { readonly address: string }> {
  const made = await application.admin('POST', '/admin/ess/previews', { uid: UIDS.event, documentId });
  const { path: address } = made.body as { path: string };
  return { ...(await application.get(address)), address };
}

/** The files, by the spelling that they hold. */
function filesHolding(places: readonly string[]): string[] {
  return places
    .flatMap((place) =>
      existsSync(place)
        ? readdirSync(place, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.join(entry.parentPath, entry.name))
        : [],
    )
    .flatMap((file) => {
      const bytes = readFileSync(file);
      return SPELLINGS.filter((spelling) => bytes.includes(spelling)).map(
        (spelling) => `${path.relative(folder, file)}: ${spelling}`,
      );
    });
}

describe('an erasure on SQLite', () => {
  it('leaves the name in no file', async () => {
    const person = await application.create(UIDS.person, {
      display_name: 'Zéphyrine Vauquatre',
      visibility: 'visible_to_public',
      external_id: 'quatrevaux-zephyrine',
      aliases: [{ label: 'Quatrevaux Z.' }],
    });
    // What is replaced leaves traces of its own.
    await application.call(UIDS.person, 'update', { documentId: person, data: { display_name: NAME } });
    const organisation = await application.create(UIDS.organisation, { name: 'Structure', slug: 'structure' });
    const event = await application.create(UIDS.event, {
      title: 'Rencontre',
      slug: 'rencontre',
      kind: 'club_meeting',
      publisher: { set: [{ documentId: organisation }] },
      occurrences: [{ start: '2031-05-04', time_zone: 'Europe/Paris' }],
      online_accesses: [{ url: 'https://visio.exemple.example/', label: 'Visio' }],
      participations: [{ role: 'speaker', person: { set: [{ documentId: person }] }, function_at_date: 'Présidente' }],
    });
    await application.call(UIDS.event, 'publish', { documentId: event });
    const shown = await application.get('/ess/rendez-vous/rencontre');
    expect(shown.text).toContain(NAME);

    // Searched for in every way, by the public and in the administration.
    const words = encodeURIComponent(NAME);
    for (const address of [
      `/ess/agenda?q=${words}`,
      `/ess/agenda.json?q=${words}`,
      `/ess/agenda.ics?%71=${words}`,
      `/ess/embed/agenda?q=${words}`,
      `/ess/agenda.json?organisation=${words}`,
      `/ess/agenda?inconnu=${words}`,
      `/graphql?query=${encodeURIComponent(`{ essEvents(q: "${NAME}") { total } }`)}`,
    ])
      await application.get(address);
    await application.admin('GET', `/admin/ess/people?q=${words}`);
    await application.admin('GET', `/content-manager/collection-types/${UIDS.person}?_q=${words}`);
    const preview = await previewOf(event);
    expect(preview.text).toContain(NAME);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(filesHolding([folder]), 'the search finds what is there').not.toEqual([]);

    const erased = await application.admin('POST', `/admin/ess/people/${person}/erase`);
    expect(erased.status, erased.text).toBe(200);
    // Asked again after it, as whoever looked for it before would.
    await application.get(`/ess/agenda.json?q=${words}`);
    await application.get('/ess/rendez-vous/rencontre');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(filesHolding([folder, uploads])).toEqual([]);
    expect(SPELLINGS.filter((spelling) => application.output().includes(spelling))).toEqual([]);
  });

  it('is as thorough for a person deleted by hand', async () => {
    const person = await application.create(UIDS.person, { display_name: NAME, visibility: 'visible_to_public' });
    const event = await application.create(UIDS.event, {
      title: 'Autre rencontre',
      participations: [{ role: 'speaker', person: { set: [{ documentId: person }] } }],
    });
    const preview = await previewOf(event);
    expect(preview.text).toContain(NAME);
    await application.call(UIDS.person, 'delete', { documentId: person });
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect((await application.get(preview.address)).status).toBe(410);
    expect(filesHolding([folder])).toEqual([]);
  });

  it('no secret of a preview is in the log', async () => {
    const event = await application.create(UIDS.event, { title: 'Brouillon', slug: 'brouillon' });
    const made = await application.admin('POST', '/admin/ess/previews', { uid: UIDS.event, documentId: event });
    const token = /\/admin\/ess\/previews\/([\w-]{20,})/.exec(made.text)?.[1] ?? '';
    expect(token, made.text).not.toBe('');
    expect((await application.get(`/admin/ess/previews/${token}`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(application.output()).toContain('/admin/ess/previews/… (');
    expect(application.output()).not.toContain(token);
  });
});
