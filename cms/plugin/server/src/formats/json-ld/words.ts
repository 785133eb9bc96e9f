/** The few words that linked data cannot say by a property. */
import type { Language } from 'ess-shared-types';

export const WORDS = {
  asPublished: { fr: 'Valeur telle que publiée', en: 'Value as published' },
  basePeriod: { fr: 'Période de référence', en: 'Base period' },
  comparator: { fr: 'Comparateur', en: 'Comparator' },
  numerator: { fr: 'Numérateur', en: 'Numerator' },
  denominator: { fr: 'Dénominateur', en: 'Denominator' },
  period: { fr: 'Période telle que publiée', en: 'Period as published' },
  zoning: { fr: 'Zonage', en: 'Zoning' },
  status: { fr: 'État', en: 'Status' },
  note: { fr: 'Note', en: 'Note' },
  accessibility: { fr: 'Accessibilité', en: 'Accessibility' },
  figures: {
    fr: 'Chiffres clés de l’économie sociale et solidaire, chacun avec sa valeur telle que publiée, sa source, sa période et son territoire quand ils sont connus.',
    en: 'Key figures of the social and solidarity economy, each with its value as published, its source, its period and its territory where they are known.',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;
