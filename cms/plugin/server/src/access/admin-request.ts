/** Requests of the admin, and how their input is read: what does not fit is said in the words of the person. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { z } from 'zod';

export type AdminContext = Parameters<Core.MiddlewareHandler>[0];

const ZOD_WORDS: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  fr: z.locales.fr().localeError,
  en: z.locales.en().localeError,
};

/** Throws a `ValidationError` as Strapi's own: `details.errors` holds the path and the message of each problem. */
export function readInput<Input>(schema: z.ZodType<Input>, value: unknown, language: Language): Input {
  const parsed = schema.safeParse(value, { error: ZOD_WORDS[language] });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({
    // Without `params`, `query` or `body`: the page knows its fields.
    path: path.slice(1).map(String),
    message,
    name: 'ValidationError',
  }));
  throw new errors.ValidationError(problems.map(({ message }) => message).join('\n'), { errors: problems });
}
