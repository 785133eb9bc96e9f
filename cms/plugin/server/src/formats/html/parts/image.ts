/** The image of an entry, with its credit and licence. */
import { safeUrl, type ImageView } from 'ess-shared-types';
import { imageUrl } from '../../image-url';
import type { Context } from '../context';
import { html, joined, type Markup } from '../markup';

/** `loading`: images below the first screen wait until they are near it. */
export function image(view: ImageView | null, { server }: Context, loading: 'eager' | 'lazy'): Markup | null {
  const url = view && safeUrl(imageUrl(view, server));
  if (!url) return null;
  const size = view.width !== null && view.height !== null && html` width="${view.width}" height="${view.height}"`;
  const credit = joined([view.credit, view.licence], ', ');
  return html`<figure class="image"><img src="${url}" alt="${view.alternativeText}"${size} loading="${loading}">${credit.html !== '' && html`<figcaption class="muted small">${credit}</figcaption>`}</figure>`;
}
