/** The corpus as loaded: what the documents say, and nothing of people's addresses. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cms, graphql } from '../support/cms';

beforeAll(cms);

async function essIntake() {
  const { strapi } = await cms();
  const intake: { loadCorpus(folder: string): Promise<{ created: number; updated: number; unchanged: number }> } =
    strapi.plugin('ess').service('intake');
  return intake;
}

const corpus = path.resolve(import.meta.dirname, '../../cms/corpus');

describe('the corpus', () => {
  it('changes nothing when loaded a second time', async () => {
    const intake = await essIntake();
    const report = await intake.loadCorpus(corpus);
    expect(report).toMatchObject({ created: 0, updated: 0 });
    expect(report.unchanged).toBeGreaterThan(100);
  });

  it('holds the Durtal day of both documents', async () => {
    const { data } = await graphql(`
      {
        essEvents(when: PAST, territory: ["COM-49127"], reach: WITHIN) {
          nodes {
            title
            participantsCount
            mainOccurrence {
              start
              end
              text
            }
            places {
              name
              street
              territory {
                code
              }
            }
            involvements {
              role {
                key
              }
              organisation {
                slug
              }
            }
            sessions {
              start
              sessions {
                title
              }
            }
            provenance {
              locator
            }
          }
        }
      }
    `);
    const { nodes } = data?.essEvents as { nodes: Record<string, unknown>[] };
    expect(nodes[0]).toMatchObject({
      participantsCount: expect.stringContaining('vingtaine'),
      mainOccurrence: { start: '2025-09-11T09:30', end: '2025-09-11T16:00' },
      places: [{ territory: { code: 'COM-49127' } }],
    });
    const roles = (nodes[0]?.involvements as { role: { key: string } }[]).map(({ role }) => role.key);
    expect(roles.filter((role) => role === 'co-organiser')).toHaveLength(2);
    expect(roles.filter((role) => role === 'partner')).toHaveLength(4);
  });

  it('keeps an inferred year, a half-day and two possible places as such', async () => {
    const { data } = await graphql(`
      {
        essEvents(when: PAST, from: "2025-11-20", to: "2025-11-20") {
          nodes {
            title
            mainOccurrence {
              yearInferred
              halfDay {
                key
              }
              text
            }
            places {
              state
              territory {
                code
              }
            }
          }
        }
      }
    `);
    expect(data?.essEvents).toMatchObject({
      nodes: [
        {
          mainOccurrence: {
            yearInferred: true,
            halfDay: { key: 'afternoon' },
            text: 'jeudi 20 novembre 2025, après-midi',
          },
          places: [
            { state: 'OPTION', territory: { code: 'COMD-49177' } },
            { state: 'OPTION', territory: { code: 'COM-49007' } },
          ],
        },
      ],
    });
  });

  it('knows happenings that have a rhythm but no date', async () => {
    const { data } = await graphql(
      '{ essEvents(when: RECURRING, limit: 100) { total nodes { recurring { text } occurrences { start } } } }',
    );
    const { total, nodes } = data?.essEvents as {
      total: number;
      nodes: { recurring: { text: string } | null; occurrences: unknown[] }[];
    };
    expect(total).toBeGreaterThanOrEqual(9);
    expect(nodes.every(({ recurring, occurrences }) => Boolean(recurring?.text) && occurrences.length === 0)).toBe(
      true,
    );
  });

  it('has six demonstration rendez-vous to come', async () => {
    const { data } = await graphql(
      '{ essEvents(limit: 100) { nodes { title temporalState status { key } attendance { key } mainOccurrence { halfDay { key } timeZone } places { state } } } }',
    );
    const { nodes } = data?.essEvents as {
      nodes: {
        title: string;
        temporalState: string;
        status: { key: string };
        attendance: { key: string };
        mainOccurrence: { halfDay: unknown; timeZone: string };
        places: { state: string }[];
      }[];
    };
    const demo = nodes.filter(({ title }) => title.startsWith('[Démonstration]'));
    expect(demo).toHaveLength(6);
    expect(demo.some(({ temporalState }) => temporalState === 'ONGOING')).toBe(true);
    expect(demo.some(({ status }) => status.key === 'cancelled')).toBe(true);
    expect(demo.some(({ attendance }) => attendance.key === 'online')).toBe(true);
    expect(demo.some(({ places }) => places.filter(({ state }) => state === 'OPTION').length === 2)).toBe(true);
    expect(demo.some(({ mainOccurrence }) => mainOccurrence.timeZone === 'Indian/Reunion')).toBe(true);
    expect(demo.some(({ mainOccurrence }) => mainOccurrence.halfDay !== null)).toBe(true);
  });

  it('holds no e-mail address and no telephone number, in any table of the plugin', async () => {
    const { strapi } = await cms();
    const { connection } = strapi.db;
    const tables: { name: string }[] = await connection('sqlite_master').where('type', 'table').select('name');
    const found: string[] = [];
    for (const { name } of tables.filter((table) => /^(?:ess_|components_ess_)/.test(table.name))) {
      const rows: Record<string, unknown>[] = await connection(name).select('*');
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          // The identifier of an imported calendar entry looks like an address; it is none.
          if (column === 'external_id' && String(value).startsWith('ical:')) continue;
          if (typeof value === 'string' && (EMAIL.test(value) || TELEPHONE.test(value)))
            found.push(`${name}.${column}: ${value}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  it('is refused whole when a file is wrong, with the file, the path and the reason', async () => {
    const intake = await essIntake();
    const folder = await mkdtemp(path.join(tmpdir(), 'ess-corpus-'));
    const event = (more: object) => ({
      externalId: 'event:essai-refus',
      title: 'Essai refusé',
      publisher: 'organisation:inconnue',
      occurrences: [{ start: '2099-01-01' }],
      places: [{ territory: 'COM-49127' }],
      provenance: [{ enteredBy: 'un test' }],
      ...more,
    });
    const load = async (content: object) => {
      await writeFile(path.join(folder, 'essai.json'), JSON.stringify({ about: 'Essai', ...content }));
      return intake.loadCorpus(folder);
    };
    await expect(load({ events: [event({ couleur: 'bleu' })] })).rejects.toThrow(/essai\.json: events\.0: .*couleur/);
    await expect(load({ events: [event({})] })).rejects.toThrow(
      /essai\.json: events\.0\.publisher: .*organisation:inconnue/,
    );
    const organisations = [
      { externalId: 'organisation:inconnue', name: 'Structure d’essai', provenance: [{ enteredBy: 'un test' }] },
    ];
    await expect(load({ organisations, events: [event({ places: [{ territory: 'COM-99999' }] })] })).rejects.toThrow(
      /events\.0\.places\.0\.territory: .*COM-99999/,
    );
    await expect(
      load({ organisations, events: [event({ occurrences: [{ start: '2099-01-02', end: '2099-01-01' }] })] }),
    ).rejects.toThrow(/précède/);
    const { strapi } = await cms();
    expect(
      await strapi.documents('plugin::ess.organisation').count({ filters: { external_id: 'organisation:inconnue' } }),
    ).toBe(0);
  });
});

const EMAIL = /[a-z0-9._%+-]+@[a-z0-9-]+\.[a-z]{2,}/i;
const TELEPHONE = /(?:\+33|\b0)\s?[1-9](?:[\s.-]?\d{2}){4}\b/;
