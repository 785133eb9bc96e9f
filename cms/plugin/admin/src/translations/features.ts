/** The words of every feature: each adds its line. */
import { builderWords } from './builder';
import { datesWords } from './dates';
import { editingWords } from './editing';
import { figuresWords } from './figures';
import { intakeWords } from './intake';
import { journalWords } from './journal';
import { partnersWords } from './partners';
import { peopleWords } from './people';
import { reviewWords } from './review';
import { shellWords } from './shell';
import { versionsWords } from './versions';

export const FEATURES = [
  editingWords,
  shellWords,
  peopleWords,
  partnersWords,
  journalWords,
  reviewWords,
  intakeWords,
  builderWords,
  datesWords,
  figuresWords,
  versionsWords,
] as const;

type IdOf<Words> = Words extends { readonly fr: Readonly<Record<infer Id, string>> } ? Id : never;

/** Every id that the pages may ask for. */
export type MessageId = IdOf<(typeof FEATURES)[number]>;
