/** What readers would want to know of an entry and do not find in it, one pure rule each. */
import { LICENCES, parseMoment, LISTED_KINDS, type ListedKind } from 'ess-shared-types';
import { z } from 'zod';
import { words, type Words } from '../../content-types/words';
import { entryDocumentSchema, involvement, list, occurrence, optional, place, text } from '../../publication/documents';

/** One shape for every kind: what a kind does not have is empty, and no rule of that kind looks at it. */
const lookedAt = entryDocumentSchema.extend({
  occurrences: list(occurrence),
  places: list(place),
  registration: optional(z.object({ url: text, deadline: text, fee: text, audience: text })),
  involvements: list(involvement),
  canonical_url: text,
  formats: list(z.object({ url: text })),
  publication_date: text,
  source: optional(z.object({ label: text })),
  period_start: text,
  website: text,
  eligibility: optional(z.object({ text })),
  application_url: text,
  how_it_helps: text,
});
type LookedAt = z.output<typeof lookedAt>;

export interface Missing {
  /** Path of the field in the form. */
  readonly field: string;
  readonly message: Words;
}

interface Rule {
  readonly kinds: readonly ListedKind[];
  readonly field: string;
  readonly message: Words;
  readonly isMissing: (entry: LookedAt) => boolean;
}

const hasHour = ({ start, half_day: halfDay }: LookedAt['occurrences'][number]): boolean =>
  halfDay !== null || (start !== null && parseMoment(start)?.precision === 'time');

const RULES: readonly Rule[] = [
  {
    kinds: ['event'],
    field: 'occurrences',
    message: words('L’heure : seul le jour est connu.', 'The hour: only the day is known.'),
    isMissing: ({ occurrences }) => occurrences.length > 0 && !occurrences.some(hasHour),
  },
  {
    kinds: ['event'],
    field: 'places',
    message: words(
      'La commune du lieu : sans elle, le rendez-vous n’est pas trouvé autour de chez soi.',
      'The commune of the place: without it, nobody finds the event near home.',
    ),
    isMissing: ({ places }) => places.length > 0 && places.every(({ territory }) => territory === null),
  },
  {
    kinds: ['event'],
    field: 'places',
    message: words('L’accessibilité du lieu.', 'How accessible the place is.'),
    isMissing: ({ places }) => places.length > 0 && places.every(({ accessibility }) => accessibility === null),
  },
  {
    kinds: ['event'],
    field: 'registration',
    message: words(
      'L’inscription : une adresse, ou pour qui et à quel prix.',
      'Registration: an address, or for whom and at what price.',
    ),
    isMissing: ({ registration }) => !registration || Object.values(registration).every((value) => value === null),
  },
  {
    kinds: ['event'],
    field: 'involvements',
    message: words('Qui organise.', 'Who organises it.'),
    isMissing: ({ involvements }) => involvements.length === 0,
  },
  {
    kinds: ['resource'],
    field: 'canonical_url',
    message: words('L’adresse où la lire.', 'The address where it can be read.'),
    isMissing: ({ canonical_url: url, formats }) => url === null && formats.every((format) => format.url === null),
  },
  {
    kinds: ['resource'],
    field: 'publication_date',
    message: words('La date de parution, même imprécise.', 'The date of publication, even an imprecise one.'),
    isMissing: (entry) => entry.publication_date === null,
  },
  {
    kinds: ['resource'],
    field: 'involvements',
    message: words('Qui en est l’auteur ou l’éditeur.', 'Who wrote or published it.'),
    isMissing: ({ involvements }) => involvements.length === 0,
  },
  {
    kinds: ['key-figure'],
    field: 'source',
    message: words(
      'La source : un chiffre sans source ne se cite pas.',
      'The source: a figure without one is not quoted.',
    ),
    isMissing: ({ source }) => source === null,
  },
  {
    kinds: ['key-figure'],
    field: 'period_start',
    message: words('L’année ou la période mesurée.', 'The year or the period measured.'),
    isMissing: (entry) => entry.period_start === null,
  },
  {
    kinds: ['initiative'],
    field: 'places',
    message: words('Le lieu ou le territoire.', 'The place or the territory.'),
    isMissing: ({ places, territories }) => places.length === 0 && territories.length === 0,
  },
  {
    kinds: ['initiative'],
    field: 'involvements',
    message: words('La structure qui la porte.', 'The organisation that carries it.'),
    isMissing: ({ involvements }) => involvements.length === 0,
  },
  {
    kinds: ['initiative'],
    field: 'website',
    message: words('L’adresse où en savoir plus.', 'The address where to learn more.'),
    isMissing: ({ website }) => website === null,
  },
  {
    kinds: ['dispositif'],
    field: 'how_it_helps',
    message: words('Ce que le dispositif apporte.', 'What the scheme brings.'),
    isMissing: (entry) => entry.how_it_helps === null,
  },
  {
    kinds: ['dispositif'],
    field: 'eligibility',
    message: words('Qui peut en bénéficier.', 'Who may benefit from it.'),
    isMissing: ({ eligibility }) => eligibility?.text === undefined || eligibility.text === null,
  },
  {
    kinds: ['dispositif'],
    field: 'application_url',
    message: words('L’adresse où le demander.', 'The address where to apply.'),
    isMissing: (entry) => entry.application_url === null,
  },
  {
    kinds: ['event', 'resource', 'initiative', 'dispositif'],
    field: 'summary',
    message: words(
      'Un résumé : c’est lui que montrent les listes et les partages.',
      'A summary: lists and shared links show it.',
    ),
    isMissing: ({ summary }) => summary === null,
  },
  {
    kinds: LISTED_KINDS,
    field: 'terms',
    message: words('Un thème, pour que la fiche soit trouvée.', 'A topic, for the entry to be found.'),
    isMissing: ({ terms }) => terms.length === 0,
  },
  {
    kinds: LISTED_KINDS,
    field: 'image.alternative_text',
    message: words(
      'Le texte alternatif de l’image, pour qui ne la voit pas.',
      'The alternative text of the image, for those who do not see it.',
    ),
    isMissing: ({ image }) => Boolean(image?.file && image.decorative !== true && image.alternative_text === null),
  },
  {
    kinds: LISTED_KINDS,
    field: 'image.credit',
    message: words('Le crédit de l’image.', 'The credit of the image.'),
    isMissing: ({ image }) => Boolean(image?.file && image.credit === null),
  },
  {
    kinds: LISTED_KINDS,
    field: 'licence',
    message: words('La licence : ce que d’autres ont le droit d’en reprendre.', 'The licence: what others may reuse.'),
    isMissing: ({ licence }) => licence === null || licence === LICENCES.unstated.stored,
  },
  {
    kinds: LISTED_KINDS,
    field: 'provenance',
    message: words('La provenance : d’où viennent ces informations.', 'The provenance: where this comes from.'),
    isMissing: ({ provenance }) =>
      provenance.every((item) => !(item.document ?? item.source_name ?? item.source_url ?? item.entered_by)),
  },
];

/** In the order in which readers miss them. `document` is as Strapi returns it, with what its view shows. */
export function missingIn(kind: ListedKind, document: unknown): Missing[] {
  const entry = lookedAt.parse(document);
  return RULES.filter(({ kinds, isMissing }) => kinds.includes(kind) && isMissing(entry)).map(({ field, message }) => ({
    field,
    message,
  }));
}
