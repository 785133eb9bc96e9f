/** The words of every feature: each adds its line. */
import { shellWords } from './shell';

export const FEATURES = [shellWords] as const;

type IdOf<Words> = Words extends { readonly fr: Readonly<Record<infer Id, string>> } ? Id : never;

/** Every id that the pages may ask for. */
export type MessageId = IdOf<(typeof FEATURES)[number]>;
