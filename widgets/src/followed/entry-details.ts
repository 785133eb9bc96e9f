/** What the panels of an entry's details work with. */
import type { html as Html } from 'lit/html.js';
import type { FollowedList, Operation } from '../data/source.js';
import type { Reading } from '../foundation/content-element.js';
import { adoptStyles } from './adopt-styles.js';

export interface DetailsContext extends Pick<Reading, 'endpoint' | 'language' | 'presentation'> {
  /** Lit comes from the element: a second copy of it would need a second Trusted Types policy. */
  readonly html: typeof Html;
  /** Where the styles of what unfolds go. */
  readonly root: ShadowRoot;
  /** Level of the title of an entry. */
  readonly titleLevel: number;
  /** The list in the hands of Apollo Client, which is loaded the first time. */
  readonly list: () => Promise<Pick<FollowedList<unknown>, 'query'>>;
}

/** The details of an entry, asked for once; rejects when it was withdrawn in the meantime. */
export async function askDetails<Details>(
  id: string,
  operation: Operation,
  detailsOf: (data: unknown) => Details | null,
  { root, language, list }: DetailsContext,
): Promise<Details> {
  adoptStyles(root);
  const lang = language === 'fr' ? undefined : language.toUpperCase();
  const details = detailsOf(await (await list()).query(operation, { id, lang }));
  if (!details) throw new Error(`${id} is gone`);
  return details;
}
