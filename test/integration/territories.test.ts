/** An editor finds a commune by typing its name, without accents or hyphens, in the list and in the picker. */
import { beforeAll, describe, expect, it } from 'vitest';
import { admin, cms, graphql } from '../support/cms';

beforeAll(cms);

async function inList(text: string): Promise<string[]> {
  const answer = await admin(
    'GET',
    `/content-manager/collection-types/plugin::ess.territory?_q=${encodeURIComponent(text)}&pageSize=50`,
  );
  const { results } = answer.body as { results: { label: string }[] };
  return results.map(({ label }) => label);
}

async function suggestions(field: string, text: string): Promise<string[]> {
  const answer = await admin('GET', `/content-manager/relations/${field}?_q=${encodeURIComponent(text)}&pageSize=50`);
  const { results } = answer.body as { results: { label: string }[] };
  return results.map(({ label }) => label);
}

const withoutTyped = (labels: readonly string[]) => labels.map((label) => label.replace(/ · .*/, ''));
const inPicker = async (text: string) => withoutTyped(await suggestions('plugin::ess.event/territories', text));
const inPlacePicker = async (text: string) => withoutTyped(await suggestions('ess.place-option/territory', text));

it('a suggestion holds what was typed: the form leaves out those that do not', async () => {
  expect(await suggestions('ess.place-option/territory', '49430')).toContain(
    'Durtal (Maine-et-Loire, commune) · 49430',
  );
  expect(await suggestions('plugin::ess.event/territories', 'durtal')).toContain('Durtal (Maine-et-Loire, commune)');
  const { results } = (await admin('GET', '/content-manager/relations/plugin::ess.event/publisher?_q=RTES&pageSize=50'))
    .body as { results: { name: string }[] };
  expect(results.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Réseau des collectivités.* · RTES$/));
});

describe.each([
  ['the list', inList],
  ['the relation picker', inPicker],
  ['the picker of the commune of a place', inPlacePicker],
] as const)('a commune found in %s', (_, find) => {
  it.each([
    ['champgeneteux', 'Champgenéteux (Mayenne, commune)'],
    ['Champgenêteux', 'Champgenéteux (Mayenne, commune)'],
    ['saint denis d anjou', 'Saint-Denis-d’Anjou (Mayenne, commune)'],
    ['lire', 'Liré (Maine-et-Loire, commune déléguée d’Orée d’Anjou)'],
    ['rives du loir', 'Rives-du-Loir-en-Anjou (Maine-et-Loire, commune)'],
  ])('%s', async (typed, label) => {
    const normalise = (text: string) => text.replaceAll('’', "'");
    expect((await find(typed)).map(normalise)).toContain(normalise(label));
  });

  it('by its postal code, alone or with its name', async () => {
    expect(await find('49430')).toContain('Durtal (Maine-et-Loire, commune)');
    expect(await find('durtal 49430')).toEqual(['Durtal (Maine-et-Loire, commune)']);
  });

  it('by its department, which tells homonyms apart', async () => {
    const homonyms = await find('moncontour');
    expect(homonyms).toEqual(
      expect.arrayContaining(['Moncontour (Côtes-d’Armor, commune)', 'Moncontour (Vienne, commune)']),
    );
    expect(new Set(homonyms).size).toBe(homonyms.length);
    expect(await find('moncontour vienne')).toEqual(['Moncontour (Vienne, commune)']);
  });

  it('tells the two Pommerieux apart by their department', async () => {
    const labels = await find('pommerieux');
    expect(labels).toEqual(expect.arrayContaining(['Pommerieux (Mayenne, commune)', 'Pommérieux (Moselle, commune)']));
  });
});

describe('essTerritories', () => {
  it('holds the whole Code officiel géographique with its vintage', async () => {
    const { data } = await graphql(`
      {
        communes: essTerritories(level: [COMMUNE], limit: 1) {
          total
          nodes {
            vintage
          }
        }
        delegated: essTerritories(level: [DELEGATED_COMMUNE], limit: 1) {
          total
        }
        associated: essTerritories(level: [ASSOCIATED_COMMUNE], limit: 1) {
          total
        }
        arrondissements: essTerritories(level: [MUNICIPAL_ARRONDISSEMENT], limit: 1) {
          total
        }
        epci: essTerritories(level: [EPCI], limit: 1) {
          total
        }
      }
    `);
    expect(data).toMatchObject({
      communes: { total: 34969, nodes: [{ vintage: '2026' }] },
      delegated: { total: 2105 },
      associated: { total: 471 },
      arrondissements: { total: 45 },
      epci: { total: 1255 },
    });
  });

  it('gives a commune several parents and a delegated commune its successor', async () => {
    const { data } = await graphql(`
      {
        durtal: essTerritories(code: ["COM-49127"]) {
          nodes {
            name
            level
            department
            parents
            postalCodes
          }
        }
        lire: essTerritories(code: ["COMD-49177"]) {
          nodes {
            name
            successor
            parents
          }
        }
        retired: essTerritories(code: ["COM-49177"]) {
          nodes {
            code
            name
          }
        }
      }
    `);
    expect(data).toMatchObject({
      durtal: { nodes: [{ name: 'Durtal', level: 'COMMUNE', department: 'Maine-et-Loire', postalCodes: ['49430'] }] },
      lire: { nodes: [{ name: 'Liré', successor: 'COM-49126', parents: ['COM-49126'] }] },
      retired: { nodes: [{ code: 'COM-49126' }] },
    });
  });

  it('helps when a postal code or a name is given for a code', async () => {
    const postal = await graphql('{ essEvents(territory: ["49430"]) { total } }');
    expect(postal.errors[0]?.message).toContain('COM-49127 Durtal');
    const name = await graphql('{ essEvents(territory: ["COM-00000"]) { total } }');
    expect(name.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
