/** What stops a publication, said in the language of the editor. */
import { boundsOf, DEFAULT_TIME_ZONE, parseMoment, withUnbreakableSpaces, type Language } from 'ess-shared-types';

export interface PublicationProblem {
  /** Path of the field in the form: `occurrences.0.end`. */
  readonly path: readonly (string | number)[];
  readonly message: Readonly<Record<Language, string>>;
}

export const problem = (path: readonly (string | number)[], fr: string, en: string): PublicationProblem => ({
  path,
  message: { fr: withUnbreakableSpaces(fr), en },
});

const MOMENT_FORMATS = '2025, 2025-09, 2025-09-11, 2025-09-11T09:30';

export const missing = (path: string, fr: string, en: string): PublicationProblem => problem([path], fr, en);

export const impossibleDate = (path: readonly (string | number)[], value: string): PublicationProblem =>
  problem(
    path,
    `La date « ${value} » n’existe pas ou n’est pas dans une forme connue (${MOMENT_FORMATS}).`,
    `The date “${value}” does not exist or is not in a known form (${MOMENT_FORMATS}).`,
  );

/** `false` where one of the two is missing or cannot be read. */
export function endsBeforeItStarts(start: string | null, end: string | null): boolean {
  if (!start || !end || !parseMoment(start) || !parseMoment(end)) return false;
  return boundsOf({ start, end, timeZone: DEFAULT_TIME_ZONE }) === undefined;
}

export const unsafeUrl = (path: readonly (string | number)[], value: string): PublicationProblem =>
  problem(
    path,
    `L’adresse « ${value} » n’est pas acceptée : elle doit commencer par https://, http://, mailto: ou tel: et ne contenir aucun caractère de contrôle.`,
    `The address “${value}” is not accepted: it must start with https://, http://, mailto: or tel: and hold no control character.`,
  );

/** Every entry says who answers for it. */
export const publisherProblems = ({ publisher }: { readonly publisher: unknown }): PublicationProblem[] =>
  publisher
    ? []
    : [
        missing(
          'publisher',
          'Dites quelle structure publie cette fiche et en répond.',
          'Say which organisation publishes this entry and answers for it.',
        ),
      ];
