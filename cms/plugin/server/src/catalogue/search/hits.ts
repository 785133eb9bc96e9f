/** The answers of a search as readers see them: what each is, the passage that holds the words, where it leads. */
import type { Knex } from 'knex';
import type { KeyFigureView, Language, OrganisationView } from 'ess-shared-types';
import { answerEntry, answerEvent, publicId, type ServerFacts } from '../answered-views';
import { factsOf, readView, rowsById, type EntryRow } from '../entry-rows';
import { answerFigures } from '../figures';
import { plainText } from '../../formats/plain-text';
import type { Hit } from '../../formats/search-hits';
import { sentenceCased } from '../../formats/themes';
import type {
  StoredDispositif,
  StoredEvent,
  StoredInitiative,
  StoredOrganisation,
  StoredResource,
  StoredVocabulary,
} from '../../publication/stored-views';
import type { TerritoryIndex } from '../../territories/territory-index';
import { extract, pieces } from './extract';
import type { FoundWord } from './found-words';
import type { SearchAnswer } from './search';

export async function hitsOf(
  knex: Knex,
  index: TerritoryIndex,
  answers: readonly SearchAnswer[],
  words: readonly FoundWord[],
  { lang, server, now }: { readonly lang: Language; readonly server: ServerFacts; readonly now: number },
): Promise<Hit[]> {
  const rows = await rowsById(knex, [...new Set(answers.map(({ id }) => id))], lang);
  const figureRows = answers.flatMap(({ collection, id }) =>
    collection === 'chiffres-cles' ? (rows.get(id) ?? []) : [],
  );
  const figures = new Map(
    (await answerFigures(knex, index, figureRows, lang, server)).map((figure) => [figure.id, figure]),
  );
  return answers.flatMap((answer): Hit[] => {
    const row = rows.get(answer.id);
    if (!row) return [];
    return hitOf(answer, row, words, figures, { lang, server, now });
  });
}

function hitOf(
  answer: SearchAnswer,
  row: EntryRow,
  words: readonly FoundWord[],
  figures: ReadonlyMap<string, KeyFigureView>,
  { lang, server, now }: { readonly lang: Language; readonly server: ServerFacts; readonly now: number },
): Hit[] {
  const facts = factsOf(row);
  const passages = (own: Language, title: string, texts: readonly (string | null | undefined)[]) => ({
    title,
    lang: own,
    titlePieces: pieces(title, words, own),
    extract: extract(
      texts.flatMap((text) => text || []),
      words,
      own,
    ),
  });
  const { slug } = answer;
  switch (answer.collection) {
    case 'agenda': {
      const entry = answerEvent(readView<StoredEvent>(row), facts, server, lang, now);
      const texts = [entry.summary, entry.theme, plainText(entry.body), ...entry.sessions.map(({ title }) => title)];
      return [
        {
          collection: 'agenda',
          slug,
          kind: entry.kind.label,
          ...passages(entry.lang, entry.title, texts),
          url: entry.pageUrl,
          entry,
        },
      ];
    }
    case 'chiffres-cles': {
      const entry = figures.get(publicId(row.document_id, server));
      if (!entry) return [];
      const texts = [entry.summary, entry.indicator?.definition, entry.note, plainText(entry.body)];
      return [
        {
          collection: 'chiffres-cles',
          slug,
          kind: null,
          ...passages(entry.lang, entry.title, texts),
          url: entry.pageUrl,
          entry,
        },
      ];
    }
    case 'initiatives': {
      const entry = answerEntry(readView<StoredInitiative>(row), 'initiatives', facts, server);
      const texts = [entry.summary, entry.whatItDoes, plainText(entry.body)];
      return [
        {
          collection: 'initiatives',
          slug,
          kind: null,
          ...passages(entry.lang, entry.title, texts),
          url: entry.pageUrl,
          entry,
        },
      ];
    }
    case 'dispositifs': {
      const entry = answerEntry(readView<StoredDispositif>(row), 'dispositifs', facts, server);
      const texts = [entry.summary, entry.howItHelps, entry.eligibility?.text, plainText(entry.body)];
      return [
        {
          collection: 'dispositifs',
          slug,
          kind: entry.nature.key === 'unspecified' ? null : entry.nature.label,
          ...passages(entry.lang, entry.title, texts),
          url: entry.pageUrl,
          entry,
        },
      ];
    }
    case 'ressources': {
      const entry = answerEntry(readView<StoredResource>(row), 'ressources', facts, server);
      return [
        {
          collection: 'ressources',
          slug,
          kind: entry.kind.label,
          ...passages(entry.lang, entry.title, [entry.summary, plainText(entry.body)]),
          url: entry.pageUrl,
          entry,
        },
      ];
    }
    case 'structures': {
      const entry: OrganisationView = {
        ...readView<StoredOrganisation>(row),
        id: publicId(row.document_id, server),
      };
      return [
        {
          collection: 'structures',
          slug,
          kind: null,
          ...passages('fr', entry.name, [entry.shortName, ...entry.aliases]),
          url: `${server.publicUrl}/ess/recherche?organisation=${encodeURIComponent(slug)}`,
          entry,
        },
      ];
    }
    case 'themes': {
      const vocabulary = readView<StoredVocabulary>(row);
      const term = vocabulary.terms.find((one) => one.slug === answer.term);
      if (answer.term !== undefined && !term) return [];
      const label = term ? (term.shortLabel ?? term.label) : vocabulary.label;
      const definition = (term ? term.definition : vocabulary.description) ?? null;
      return [
        {
          collection: 'themes',
          slug,
          kind: term ? vocabulary.label : null,
          ...passages(vocabulary.lang, sentenceCased(label), [definition, term?.label]),
          url: themeUrl(server.publicUrl, vocabulary.slug, term?.slug),
          entry: { vocabulary: vocabulary.slug, slug: term?.slug ?? null, label, definition },
        },
      ];
    }
  }
}

/** The page of a vocabulary, or of one of its terms. */
export const themeUrl = (publicUrl: string, vocabulary: string, term: string | undefined): string =>
  `${publicUrl}/ess/themes/${vocabulary}${term === undefined ? '' : `/${term}`}`;
