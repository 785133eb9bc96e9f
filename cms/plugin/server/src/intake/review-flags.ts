/** Points to check that imports leave on entries. Pure. */
import { DEFAULT_LANGUAGE, type Language } from 'ess-shared-types';
import { z } from 'zod';
import { REVIEW_REASONS } from '../content-types/vocabularies';
import { TYPE_LABELS } from '../content-types/all-labels';
import type { Labels } from '../content-types/labels';

const flagSchema = z.array(
  z.object({ reason: z.string().nullish(), field: z.string().nullish(), note: z.string().nullish() }),
);
export type Flag = z.output<typeof flagSchema>[number];

/** Those of a document, or of what is about to be written. */
export const flagsIn = (value: unknown): Flag[] => flagSchema.safeParse(value).data ?? [];

/** With one more about the whole entry; each once. */
export function withFlag(flags: readonly Flag[], reason: keyof typeof REVIEW_REASONS, note: string): Flag[] {
  return [
    ...new Map(
      [...flags, { reason: REVIEW_REASONS[reason].stored, field: null, note: note.slice(0, 255) }].map(
        ({ reason, field, note }) => [
          JSON.stringify([reason ?? null, field ?? null, note ?? null]),
          { reason: reason ?? null, field: field ?? null, note: note ?? null },
        ],
      ),
    ).values(),
  ];
}

/** Names of fields as the forms show them. */
export function fieldNames(
  { uid }: { readonly uid: string },
  fields: readonly string[],
  language: Language = DEFAULT_LANGUAGE,
): string {
  const types: Readonly<Record<string, Labels>> = TYPE_LABELS;
  const labels = types[uid.replace('plugin::ess.', '')]?.fields ?? {};
  return fields.map((name) => labels[name]?.label[language].toLowerCase() ?? name).join(', ');
}
