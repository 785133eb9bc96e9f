// @ts-check
/**
 * Events as networks publish them over the years, written with the words of the corpus: the same number gives the same
 * event.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * @typedef {object} Reference a related document, as Strapi returns it with an event
 * @property {string} documentId
 *
 * @typedef {object} References what events name
 * @property {readonly Reference[]} communes
 * @property {readonly Reference[]} departments
 * @property {readonly (Reference & { slug: string })[]} organisations
 * @property {readonly Reference[]} topics
 * @property {readonly Reference[]} audiences
 */

const DAY = 86_400_000;
/** Ten years back and one ahead: one event in eleven is still to come. */
const DAYS_BACK = 3_650;
const DAYS_AHEAD = 365;

const KINDS = ['webinar', 'training', 'workshop', 'visit', 'exchange_day'];

/** Words of descriptions, as often as they stand in the corpus. */
export function corpusWords() {
  /** @type {string[]} */
  const sentences = [];
  for (const name of ['initiatives', 'dispositifs', 'resources', 'events']) {
    const text = readFileSync(path.join(root, 'cms', 'corpus', `${name}.json`), 'utf8');
    JSON.parse(text, (_, value) => {
      if (typeof value === 'string' && value.length > 60) sentences.push(value);
      return value;
    });
  }
  return sentences.join(' ').match(/\p{Letter}{2,}/gu) ?? [];
}

/**
 * The event of a number, with what it names as Strapi would return it.
 * @param {number} number
 * @param {number} today milliseconds
 * @param {readonly string[]} words
 * @param {References} references
 */
export function fictitiousEvent(number, today, words, references) {
  const random = randomFrom(number);
  /** @template Item @param {readonly Item[]} items */
  const any = (items) => items[Math.floor(random() * items.length)];
  /** @param {number} count */
  const sentence = (count) => {
    const text = Array.from({ length: count }, () => any(words)).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const start = today + Math.floor((random() * (DAYS_BACK + DAYS_AHEAD) - DAYS_BACK) * 24) * (DAY / 24);
  /** @param {number} instant */
  const minute = (instant) => new Date(instant).toISOString().slice(0, 16);
  const isLocal = random() < 0.8;
  return {
    documentId: `fictif${String(number).padStart(18, '0')}`,
    title: sentence(6),
    slug: `rendez-vous-fictif-${number}`,
    former_slugs: null,
    summary: `${sentence(20)}.`,
    body: [paragraph(`${sentence(40)}.`), paragraph(`${sentence(30)}.`)],
    kind: any(KINDS),
    attendance: isLocal ? 'attendance_onsite' : 'attendance_online',
    occurrences: [{ start: minute(start), end: minute(start + 3 * 3_600_000), time_zone: 'Europe/Paris' }],
    places: isLocal ? [{ state: 'place_confirmed', name: 'Salle des fêtes', territory: any(references.communes) }] : [],
    territories: isLocal ? [] : [any(references.departments)],
    online_accesses: isLocal ? [] : [{ url: `https://visio.exemple.example/${number}`, label: 'Visioconférence' }],
    terms: [any(references.topics), any(references.topics), any(references.audiences)],
    publisher: any(references.organisations),
    involvements: [
      { role: 'organiser', organisation: any(references.organisations) },
      { role: 'partner', organisation: any(references.organisations) },
    ],
  };
}

/** @param {string} text */
const paragraph = (text) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

/**
 * Numbers from 0 to 1 that look drawn by lot (mulberry32).
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
