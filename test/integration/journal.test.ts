/** The audit journal: what is done stands in it with who did it, without a name, and is forgotten in time. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { JournalLine, JournalPage } from '../../cms/plugin/shared/contracts/journal';
import { account, PASSWORD } from '../support/accounts';
import { admin, ADMINISTRATOR, cms, requestJson } from '../support/cms';
import { create, minimalEvent } from '../support/entries';

beforeAll(cms);

const PERSON = 'plugin::ess.person';
const EVENT = 'plugin::ess.event';
const content = '/content-manager/collection-types';

/** The lines since the latest before. */
async function linesOf(work: () => Promise<unknown>): Promise<JournalLine[]> {
  const latest = async () => ((await admin('GET', '/admin/ess/journal')).body as JournalPage).lines;
  const [before] = await latest();
  await work();
  return (await latest()).filter(({ id }) => id > (before?.id ?? 0));
}
const told = (lines: readonly JournalLine[]) => lines.map(({ action, uid, reference }) => [action, uid, reference]);
const login = async (email: string, password: string) => {
  const { url } = await cms();
  return requestJson(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
};

describe('the audit journal', () => {
  it('says who published, withdrew and deleted an entry', async () => {
    const documentId = await create(EVENT, await minimalEvent('Une journée au journal'));
    const lines = await linesOf(async () => {
      const publisher = await create('plugin::ess.organisation', { name: 'Structure du journal' });
      await admin('PUT', `${content}/${EVENT}/${documentId}`, { publisher: { connect: [{ documentId: publisher }] } });
      expect((await admin('POST', `${content}/${EVENT}/${documentId}/actions/publish`, {})).status).toBe(200);
      expect((await admin('POST', `${content}/${EVENT}/${documentId}/actions/unpublish`, {})).status).toBe(200);
    });
    expect(told(lines)).toEqual([
      ['withdrawn', EVENT, documentId],
      ['published', EVENT, documentId],
    ]);
    expect(lines[0]).toMatchObject({
      by: `${ADMINISTRATOR.firstname} ${ADMINISTRATOR.lastname}`,
      title: 'Une journée au journal',
    });
    const deleted = await linesOf(() => admin('DELETE', `${content}/${EVENT}/${documentId}`));
    expect(deleted).toMatchObject([{ action: 'deleted', reference: documentId, title: null }]);
  });

  it('says nothing of what was refused', async () => {
    const documentId = await create(EVENT, { title: 'Sans date ni éditeur' });
    const lines = await linesOf(async () => {
      expect((await admin('POST', `${content}/${EVENT}/${documentId}/actions/publish`, {})).status).toBe(400);
    });
    expect(lines).toEqual([]);
  });

  it('says of accounts, roles, tokens and logins what became of them, and nothing of what was typed', async () => {
    let id = 0;
    const lines = await linesOf(async () => {
      const made = await account('journal-compte', 'ess-writing');
      ({ id } = made);
      await login(made.email, 'Faux-0123456789');
      await login('personne-de-connu@exemple.invalid', PASSWORD);
      const { body } = await admin('POST', '/admin/api-tokens', {
        name: 'Jeton du journal',
        description: '',
        type: 'read-only',
        lifespan: null,
      });
      const token = (body as { data: { id: number } }).data.id;
      await admin('DELETE', `/admin/api-tokens/${String(token)}`);
      await admin('POST', '/admin/users/batch-delete', { ids: [id] });
    });
    expect(lines.map(({ action, userId, reference }) => [action, userId, reference])).toEqual([
      ['account-deleted', expect.any(Number), String(id)],
      ['token-deleted', expect.any(Number), expect.any(String)],
      ['token-created', expect.any(Number), expect.any(String)],
      ['login-failed', null, null],
      ['login-failed', id, null],
      ['login', id, null],
      ['account-changed', expect.any(Number), String(id)],
      ['account-created', expect.any(Number), String(id)],
    ]);
    expect(lines.filter(({ address }) => address !== null).map(({ address }) => address)).toEqual([
      '127.0.0.0',
      '127.0.0.0',
      '127.0.0.0',
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Faux|personne-de-connu|journal-compte@/);
  });

  it('says what became of roles, webhooks and selections', async () => {
    const lines = await linesOf(async () => {
      const made = await admin('POST', '/admin/roles', { name: 'Rôle du journal', description: '' });
      const role = String((made.body as { data: { id: number } }).data.id);
      const rights = {
        permissions: [{ action: 'plugin::upload.read', subject: null, conditions: [], properties: {} }],
      };
      expect((await admin('PUT', `/admin/roles/${role}/permissions`, rights)).status).toBe(200);
      expect((await admin('DELETE', `/admin/roles/${role}`)).status).toBe(200);
      const hook = { name: 'Rappel', url: 'https://outil.exemple.example/', headers: {}, events: ['entry.create'] };
      const added = await admin('POST', '/admin/webhooks', hook);
      expect(added.status, added.text).toBe(201);
      const { id } = (added.body as { data: { id: number } }).data;
      await admin('DELETE', `/admin/webhooks/${String(id)}`);
      const saved = { title: 'Sélection du journal', collection: 'agenda', filters: '' };
      const selection = (await admin('POST', '/admin/ess/builder/selections', saved)).body as { documentId: string };
      const address = `/admin/ess/builder/selections/${selection.documentId}`;
      expect((await admin('PUT', address, { filters: 'when=past' })).status).toBe(200);
      await admin('DELETE', `${content}/plugin::ess.selection/${selection.documentId}`);
    });
    expect(lines.map(({ action, uid }) => [action, uid]).toReversed()).toEqual([
      ['role-created', 'admin::role'],
      ['role-changed', 'admin::role'],
      ['role-deleted', 'admin::role'],
      ['settings-changed', 'strapi::webhook'],
      ['settings-changed', 'strapi::webhook'],
      ['selection-changed', 'plugin::ess.selection'],
      ['selection-changed', 'plugin::ess.selection'],
      ['deleted', 'plugin::ess.selection'],
    ]);
    expect(new Set(lines.map(({ by }) => by))).toEqual(
      new Set([`${ADMINISTRATOR.firstname} ${ADMINISTRATOR.lastname}`]),
    );
  });

  it('says in one line each that something was imported, and that the import was taken back', async () => {
    const { url, adminToken } = await cms();
    const calendar = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//x//x//FR',
      'BEGIN:VEVENT',
      'UID:zzj@exemple.invalid',
    ];
    calendar.push('DTSTAMP:20990101T000000Z', 'SUMMARY:Import du journal', 'DTSTART;VALUE=DATE:20990912');
    const body = new FormData();
    body.set('form', JSON.stringify({ kind: 'ical', sourceName: 'Journal', licence: 'etalab-2.0' }));
    body.set('files', new Blob([[...calendar, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')]), 'agenda.ics');
    const headers = { authorization: `Bearer ${adminToken}` };
    const lines = await linesOf(async () => {
      const preview = await requestJson(`${url}/admin/ess/intake/previews`, { method: 'POST', headers, body });
      const { token } = preview.body as { token: string };
      const started = await admin('POST', `/admin/ess/intake/previews/${token}/run`);
      const { importId } = started.body as { importId: number };
      for (;;) {
        const { imports } = (await admin('GET', '/admin/ess/intake/imports')).body as {
          imports: { id: number; state: string }[];
        };
        if (imports.find(({ id }) => id === importId)?.state !== 'running') break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect((await admin('DELETE', `/admin/ess/intake/imports/${String(importId)}`)).body).toMatchObject({
        deleted: 1,
      });
    });
    expect(lines.map(({ action }) => action)).toEqual(['import-undone', 'imported']);
  });

  it('says that someone was erased, and not who', async () => {
    const documentId = await create(PERSON, {
      display_name: 'Quintilienne Dujournal',
      visibility: 'visible_internally',
    });
    const lines = await linesOf(() => admin('POST', `/admin/ess/people/${documentId}/erase`));
    expect(told(lines).map(([action]) => action)).toContain('erased');
    const { strapi } = await cms();
    const rows: unknown = await strapi.db.connection('ess_journal').select('*');
    expect(JSON.stringify(rows)).not.toMatch(/quintilienne|dujournal/i);
    expect(lines.every(({ title }) => title === null)).toBe(true);
  });

  it('is read by administrators alone', async () => {
    const { url } = await cms();
    expect((await requestJson(`${url}/admin/ess/journal`)).status).toBe(401);
    for (const role of ['ess-writing', 'ess-validation', 'ess-partner']) {
      const reader = await account(`journal-${role}`, role);
      expect((await reader.ask('GET', '/admin/ess/journal')).status).toBe(403);
    }
  });

  it('is read page by page, and forgotten after some months', async () => {
    const { strapi } = await cms();
    const now = Date.now();
    const old = { action: 'login', user_id: 1, uid: null, reference: null, address: null };
    await strapi.db.connection('ess_journal').insert({ ...old, at: now - 400 * 86_400_000 });
    await strapi.db.connection.batchInsert(
      'ess_journal',
      Array.from({ length: 60 }, () => ({ ...old, at: now })),
      20,
    );
    const first = (await admin('GET', '/admin/ess/journal')).body as JournalPage;
    expect([first.lines.length, first.months]).toEqual([50, 12]);
    const second = (await admin('GET', `/admin/ess/journal?before=${String(first.before)}`)).body as JournalPage;
    expect(second.lines[0]?.id).toBeLessThan(first.lines.at(-1)?.id ?? 0);

    const journal: { forgetOld(): Promise<number> } = strapi.plugin('ess').service('journal');
    expect(await journal.forgetOld()).toBe(1);
    const [{ left } = { left: -1 }]: { left: number }[] = await strapi.db
      .connection('ess_journal')
      .where('at', '<', now - 366 * 86_400_000)
      .count('* as left');
    // PostgreSQL counts in text.
    expect(Number(left)).toBe(0);
  });
});
