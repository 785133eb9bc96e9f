/** The answers of the pages of terms and vocabularies. */
import {
  COLLECTION_NAMES,
  LISTED_KINDS,
  parseSelection,
  SELECTION_RULES,
  type Collection,
  type CollectionViews,
  type Language,
  type Selection,
  type TermReference,
} from 'ess-shared-types';
import { listAddress, termAddress, themesAddress, type TermTarget } from '../editions/addresses';
import type { EditionSource } from '../editions/editions';
import { pageSecurity } from '../editions/page-security';
import { asOfInWords } from '../formats/html/phrases';
import { termPage } from '../formats/html/term-page';
import { termFilter, termJson, type TermEdition, type TermSection } from '../formats/term';
import { HTML_TYPE, JSON_TYPE, unkept, type Answer, type Tag } from './answer';
import { messageAnswer, UNKNOWN } from './messages';
import { nextMidnight, registrationsValidUntil } from './validity';

const TAGS: readonly Tag[] = [
  ...LISTED_KINDS.map((kind) => `kind:${kind}` as const),
  'kind:vocabulary',
  'kind:organisation',
];
/** Entries of each collection; the rest is on its list. */
const SHOWN = 6;
/** With fewer entries of its own, a term is illustrated by those of what means the same. */
const ENOUGH = 3;

export async function termAnswer(source: EditionSource, target: TermTarget): Promise<Answer> {
  const { format, vocabulary: ofVocabulary, slug, lang } = target;
  const { catalogue } = source;
  const { publicUrl } = source.server();
  const found = await catalogue.term(ofVocabulary, slug, lang);
  if (!found) return messageAnswer(UNKNOWN, slug, format === 'html', lang, publicUrl);
  const { vocabulary, term } = found;
  if (term.slug !== slug)
    return unkept(308, 'text/plain; charset=utf-8', '', {
      Location: publicUrl + termAddress({ ...target, slug: term.slug }),
    });
  const now = source.now();
  const changes = await catalogue.nextChange(true);
  const alike = await catalogue.termsNamed(term.mappedTo, lang);
  const own = [{ vocabulary: ofVocabulary, slug }];
  const isThroughAlike = alike.length > 0 && (await tagged(source, own, lang)) < ENOUGH;
  const selection = (name: Collection) => selectionOf(name, isThroughAlike ? [...own, ...alike] : own, lang);
  const section = async <Name extends Collection>(name: Name): Promise<TermSection<CollectionViews[Name]>> => {
    const { nodes, total } = await catalogue.entries(name, selection(name), SHOWN);
    return { total, entries: nodes };
  };
  const edition: TermEdition = {
    lang,
    server: publicUrl,
    asOf: new Date(now).toISOString(),
    vocabulary,
    term,
    sections: {
      agenda: await section('agenda'),
      'chiffres-cles': await section('chiffres-cles'),
      initiatives: await section('initiatives'),
      ressources: await section('ressources'),
      dispositifs: await section('dispositifs'),
    },
    alike,
    isThroughAlike,
    at: (form, language = lang) => publicUrl + termAddress({ ...target, format: form, lang: language }),
    listAt: (name) => publicUrl + listAddress(name, 'html', selection(name)),
    termAt: (other) =>
      publicUrl +
      (other === undefined
        ? themesAddress(ofVocabulary, lang)
        : termAddress({ format: 'html', vocabulary: ofVocabulary, slug: other, lang })),
  };
  return {
    status: 200,
    contentType: format === 'json' ? JSON_TYPE : HTML_TYPE,
    body: Buffer.from(format === 'json' ? termJson(edition) : termPage(edition)),
    headers: {
      ...(format === 'json' ? { Link: `<${edition.at('html')}>; rel="canonical"` } : pageSecurity(publicUrl)),
      'Content-Language': lang,
    },
    tags: TAGS,
    validUntil: Math.min(changes, registrationsValidUntil(edition.sections.agenda.entries, now), nextMidnight(now)),
    asOf: edition.asOf,
    moments: [edition.asOf, asOfInWords(edition.asOf, lang)],
  };
}

/** How much of what is listed has some terms; past events too. */
async function tagged({ catalogue }: EditionSource, terms: readonly Named[], lang: Language): Promise<number> {
  let sum = 0;
  for (const name of COLLECTION_NAMES) sum += (await catalogue.entries(name, selectionOf(name, terms, lang), 1)).total;
  return sum;
}

type Named = Pick<TermReference, 'vocabulary' | 'slug'>;

function selectionOf(name: Collection, terms: readonly Named[], lang: Language): Selection {
  const pairs = terms.map(({ vocabulary, slug }) => termFilter(vocabulary, slug));
  const when = name === 'agenda' ? [['when', 'all'] as const] : [];
  const parsed = parseSelection([...pairs, ...when, ['lang', lang]], { rules: SELECTION_RULES[name] });
  if (!parsed.ok) throw new Error(`Terms make no selection: ${JSON.stringify(parsed.problems)}`);
  return parsed.selection;
}
