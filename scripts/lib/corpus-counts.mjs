// @ts-check
/** Counts what the corpus holds of each source document, and compares it with what a reading by hand had found. */

/**
 * @typedef {{ document?: string }} Provenance
 * @typedef {{ sessions?: readonly unknown[] }} Session
 * @typedef {{
 *   externalId: string, provenance?: readonly Provenance[], occurrences?: readonly unknown[], sessions?: readonly Session[],
 *   scope?: string, linkStatus?: string,
 * }} Entry
 * @typedef {Readonly<Record<string, readonly Entry[] | undefined>>} Corpus the lists of all files, by name
 * @typedef {Record<string, Record<string, number>>} Counts by document, then by type
 * @typedef {{ document: string, type: string, corpus: number, reasons: readonly string[] }} Difference
 * @typedef {{ document: string, type: string, inventory: number, corpus: number, reasons: readonly string[] }} Row
 */

/** What counts each thing once, however many documents speak of it. */
export const ALL_DOCUMENTS = 'all';

/** Types of the inventory that the corpus has no place for. */
const NOT_HELD = ['otherDatedHappenings', 'quotations', 'definitions'];

/**
 * The lists of several corpus files put together.
 * @param {readonly Readonly<Record<string, unknown>>[]} files
 * @returns {Corpus}
 */
export function joinFiles(files) {
  /** @type {Record<string, Entry[]>} */
  const corpus = {};
  for (const file of files) {
    for (const [name, list] of Object.entries(file)) {
      if (Array.isArray(list)) corpus[name] = [...(corpus[name] ?? []), ...list];
    }
  }
  return corpus;
}

/**
 * How many things of each type cite each source document. What is told by two documents counts in both.
 * @param {Corpus} corpus
 * @param {Readonly<Record<string, readonly string[]>>} printedUrls the addresses that each document prints
 * @returns {Counts}
 */
export function countCorpus(corpus, printedUrls) {
  const {
    events = [],
    keyFigures = [],
    initiatives = [],
    dispositifs = [],
    organisations = [],
    people = [],
    resources = [],
  } = corpus;
  const dated = events.filter(({ occurrences = [] }) => occurrences.length > 0);
  const recurring = events.filter(({ occurrences = [] }) => occurrences.length === 0);
  /** @param {string} scope */
  const ofScope = (scope) => keyFigures.filter((figure) => figure.scope === scope);
  const urls = new Set(urlsOf(corpus).map(comparable));

  /** @type {Counts} */
  const counts = {};
  for (const [document, printed] of Object.entries(printedUrls)) {
    /** @param {readonly Entry[]} entries */
    const count = (entries) => entries.filter((entry) => cites(entry, document)).length;
    counts[document] = {
      eventsDated: count(dated),
      eventsRecurring: count(recurring),
      programmeItems: sum(events.filter((event) => cites(event, document)).map(programmeItems)),
      figuresStatistic: count(ofScope('statistic')),
      figuresActivity: count(ofScope('activity')),
      figuresProgramme: count(ofScope('programme')),
      initiatives: count(initiatives),
      dispositifs: count(dispositifs),
      urls: printed.filter((url) => urls.has(comparable(url))).length,
      lostLinks: count(resources.filter(({ linkStatus }) => linkStatus === 'lost')),
      organisations: count(organisations),
      people: count(people),
      ...Object.fromEntries(NOT_HELD.map((type) => [type, 0])),
    };
  }
  counts[ALL_DOCUMENTS] = {
    eventsDated: dated.length,
    eventsRecurring: recurring.length,
    figures: keyFigures.length,
    dispositifs: dispositifs.length,
    people: people.length,
  };
  return counts;
}

/**
 * Every count beside the inventory's, and what is wrong: a difference without a reason, or a reason without its difference.
 * @param {Counts} inventory
 * @param {Counts} corpus
 * @param {readonly Difference[]} differences
 * @returns {{ rows: Row[], faults: string[] }}
 */
export function compareCounts(inventory, corpus, differences) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const faults = [];
  const unused = new Set(differences);
  for (const [document, types] of Object.entries(inventory)) {
    for (const [type, expected] of Object.entries(types)) {
      const found = corpus[document]?.[type];
      if (found === undefined) {
        faults.push(`${document}, ${type} : le corpus ne sait pas compter ce type.`);
        continue;
      }
      const about = differences.filter((difference) => difference.document === document && difference.type === type);
      about.forEach((difference) => unused.delete(difference));
      rows.push({
        document,
        type,
        inventory: expected,
        corpus: found,
        reasons: about.flatMap(({ reasons }) => reasons),
      });
      const fault = faultOf(expected, found, about);
      if (fault !== undefined) faults.push(`${document}, ${type} : ${fault}`);
    }
  }
  for (const { document, type } of unused) faults.push(`${document}, ${type} : expliqué, mais absent de l’inventaire.`);
  return { rows, faults };
}

/**
 * @param {number} expected
 * @param {number} found
 * @param {readonly Difference[]} explanations
 */
function faultOf(expected, found, explanations) {
  const [explanation, another] = explanations;
  if (another) return 'expliqué deux fois.';
  if (!explanation)
    return found === expected ? undefined : `${expected} à l’inventaire, ${found} dans le corpus, sans explication.`;
  if (found === expected) return `${found} des deux côtés : l’explication est périmée.`;
  if (explanation.corpus !== found) return `l’explication vaut pour ${explanation.corpus}, le corpus compte ${found}.`;
  return explanation.reasons.length > 0 ? undefined : 'l’explication ne donne pas de raison.';
}

/**
 * @param {Entry} entry
 * @param {string} document `S0`
 */
function cites({ provenance = [] }, document) {
  return provenance.some((source) => source.document === `resource:document-${document.toLowerCase()}`);
}

/**
 * The items of a programme: its sessions, or what they are divided into.
 * @param {Entry} event
 */
function programmeItems({ sessions = [] }) {
  return sum(sessions.map((session) => session.sessions?.length || 1));
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Every address among the texts of a value.
 * @param {unknown} value
 * @returns {string[]}
 */
function urlsOf(value) {
  if (typeof value === 'string') return /^https?:\/\//.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(urlsOf);
}

/**
 * An address without what documents print or leave out at will: the scheme, and marks at the end.
 * @param {string} url
 */
const comparable = (url) => url.replace(/^https?:\/\//, '').replace(/[/.?]+$/, '');
