/** What people who work in the admin are told, in the languages of its interface. */
import { withUnbreakableSpaces } from 'ess-shared-types';
import type { Words } from './labels';

export type { Words };

export const words = (fr: string, en: string): Words => ({ fr: withUnbreakableSpaces(fr), en });
