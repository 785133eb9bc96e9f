/** What an import says to the person who runs it, in the languages of the interface. */
import { withUnbreakableSpaces } from '../publication/validation/problems';
import type { Words } from '../content-types/labels';

export type { Words };

export const words = (fr: string, en: string): Words => ({ fr: withUnbreakableSpaces(fr), en });
