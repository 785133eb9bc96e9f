// @ts-check
/**
 * A regional network after ten years: the corpus, loaded by the product itself, many times over with other titles,
 * dates and relations. Runs in the process of the server.
 */
import { randomFrom } from '../fictitious-events.mjs';
import { Cloner } from './cloned-documents.mjs';

const DAY = 86_400_000;
const DAYS_BACK = 3_650;
const DAYS_AHEAD = 300;

/** @param {string} type */
const uid = (type) => `plugin::ess.${type}`;

const FIRST_NAMES = [
  'Aurélie',
  'Élodie',
  'Zéphirin',
  'Camille',
  'Jean-Noël',
  'Maëlle',
  'Gérard',
  'Solène',
  'Yann',
  'Inès',
];
const LAST_NAMES = [
  'Martin-Denis',
  'Lefèvre',
  'Le Goff',
  'Béranger',
  'Martin',
  'Étienne',
  'Moreau',
  'Guérin',
  'Hervé',
  'Noël',
];
const FORMS = ['Fédération', 'Association', 'Coopérative', 'Pôle', 'Réseau', 'Régie', 'Collectif', 'Maison'];
const ABOUT = [
  'de l’économie circulaire',
  'des épiceries',
  'du réemploi',
  'des tiers-lieux',
  'de l’habitat',
  'du numérique',
  'des mobilités',
  'de l’insertion',
];

/** How many of each there are, for a number of rendez-vous. @param {number} events */
export const sizesOf = (events) => ({
  event: events,
  organisation: Math.round(events / 10),
  person: Math.round((events * 3) / 20),
  resource: Math.round((events * 3) / 20),
  initiative: Math.round(events / 10),
  'key-figure': Math.round((events * 3) / 20),
});

/** One entry in so many names the largest structure, or has the most frequent topic. */
const SHARE_OF_LARGEST = 0.15;
const SHARE_OF_TOPIC = 0.32;

/**
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {number} events
 */
export async function makeNetwork(strapi, events) {
  const cloner = new Cloner(strapi);
  const sizes = sizesOf(events);
  const random = randomFrom(1);
  /** @template Item @param {readonly Item[]} items @returns {Item} */
  const any = (items) => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('Nothing to choose from');
    return item;
  };
  const today = Math.floor(Date.now() / DAY) * DAY;

  /** @type {Record<string, number[]>} */
  const ids = { organisation: [], person: [] };
  for (const type of ['organisation', 'person']) {
    const models = await modelsOf(strapi, cloner, uid(type));
    const stored = await strapi.db.query(uid(type)).findMany({ select: ['id'] });
    ids[type] = stored.map(({ id }) => Number(id));
    for (let number = stored.length + 1; number <= sizes[/** @type {'person'} */ (type)]; number += 1) {
      const [model] = any(models);
      if (!model) continue;
      const name =
        type === 'person' ? `${any(FIRST_NAMES)} ${any(LAST_NAMES)}` : `${any(FORMS)} ${any(ABOUT)} n° ${number}`;
      const id = await cloner.write(model, {
        row: (model_, row) =>
          model_ === uid(type)
            ? {
                ...row,
                document_id: documentId(type, number),
                slug: `${type}-${number}`,
                external_id: null,
                ...(type === 'person' ? { display_name: name } : { name, short_name: null }),
              }
            : row,
        relation: (_, related) => related,
      });
      ids[type]?.push(id);
    }
    await cloner.finish();
  }

  const [largest = 0] = ids.organisation ?? [];
  /** @type {{ id: number }[]} */
  const terms = await strapi.db
    .query(uid('term'))
    .findMany({ select: ['id'], where: { vocabulary: { slug: 'themes' } } });
  const topics = terms.map(({ id }) => id);
  const isTopic = new Set(topics);
  const [frequent = 0] = topics;

  for (const type of /** @type {const} */ (['resource', 'initiative', 'key-figure', 'event'])) {
    const models = (await modelsOf(strapi, cloner, uid(type))).filter((versions) => versions.length === 2);
    const stored = await strapi.db.query(uid(type)).count({ where: { publishedAt: null } });
    for (let number = stored + 1; number <= sizes[type]; number += 1) {
      const versions = any(models);
      const day = today + Math.floor(random() * (DAYS_BACK + DAYS_AHEAD) - DAYS_BACK) * DAY;
      const title = `${any(FORMS)} ${any(ABOUT)} – ${any(LAST_NAMES)} ${number}`;
      const seed = Math.floor(random() * 2 ** 31);
      for (const version of versions) {
        // Both versions of a document say the same.
        const same = randomFrom(seed);
        const shift = day - firstDay(version, day);
        let first = true;
        await cloner.write(version, {
          row: (model, row) =>
            model === uid(type)
              ? { ...row, document_id: documentId(type, number), slug: `${type}-${number}`, title, external_id: null }
              : shifted(row, shift),
          relation: (target, related) => {
            if (target === uid('organisation')) {
              const isFirst = first;
              first = false;
              if (isFirst && same() < SHARE_OF_LARGEST) return largest;
              return ids.organisation?.[1 + Math.floor(same() * ((ids.organisation?.length ?? 2) - 1))];
            }
            if (target === uid('person')) return ids.person?.[Math.floor(same() * (ids.person?.length ?? 1))];
            if (target === uid('term') && isTopic.has(Number(related)))
              return same() < SHARE_OF_TOPIC ? frequent : topics[Math.floor(same() * topics.length)];
            return related;
          },
        });
      }
    }
    await cloner.finish();
  }
}

/** @param {string} type @param {number} number */
const documentId = (type, number) => `reseau${type.replaceAll('-', '')}${String(number)}`.padEnd(24, 'x');

/**
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {Cloner} cloner
 * @param {string} type
 */
async function modelsOf(strapi, cloner, type) {
  /** @type {{ documentId: string }[]} */
  const rows = await strapi.db.query(type).findMany({ select: ['documentId'], orderBy: { id: 'asc' } });
  const models = [];
  for (const id of [...new Set(rows.map((row) => row.documentId))].slice(0, 60))
    models.push(await cloner.templates(type, id));
  return models;
}

/**
 * The first day of the model, or `otherwise`.
 * @param {import('./cloned-documents.mjs').Template} template
 * @param {number} otherwise
 */
function firstDay({ components }, otherwise) {
  const days = components.flatMap(({ template: { row } }) => {
    const day = typeof row.start === 'string' ? Date.parse(row.start.slice(0, 10)) : Number.NaN;
    return Number.isNaN(day) ? [] : [Math.floor(day / DAY) * DAY];
  });
  return days.length > 0 ? Math.min(...days) : otherwise;
}

/**
 * Dates of a component, so many milliseconds later; those that are no days stay.
 * @param {import('./cloned-documents.mjs').Row} row
 * @param {number} shift
 */
function shifted(row, shift) {
  const dated = { ...row };
  for (const name of ['start', 'end']) {
    const value = row[name];
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) continue;
    dated[name] = new Date(Date.parse(value.slice(0, 10)) + shift).toISOString().slice(0, 10) + value.slice(10);
  }
  return dated;
}
