/** Languages of the interface and of translations. French is the source language of every entry. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const DEFAULT_LANGUAGE: Language = 'fr';

export function isLanguage(value: string): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** `fr-CA` -> `fr`; what is not offered falls back to French. */
export function toLanguage(tag: string | null | undefined): Language {
  const primary = tag?.toLowerCase().split('-')[0] ?? '';
  return isLanguage(primary) ? primary : DEFAULT_LANGUAGE;
}
