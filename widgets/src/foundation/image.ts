import { html, type TemplateResult } from 'lit/html.js';

interface Image {
  readonly url: string;
  /** Empty for a decorative image. */
  readonly alternativeText: string;
  readonly credit: string | null;
}

/**
 * An image of an entry with its credit. It is shown only when it comes from the CMS itself: a page that
 * embeds an element asks no third party for anything.
 */
export function imageTemplate(image: Image | null | undefined, endpoint: string): TemplateResult | '' {
  const src = image && ownUrl(image.url, endpoint);
  if (!src) return '';
  return html`<figure class="figure" part="image">
    <img src=${src} alt=${image.alternativeText} loading="lazy" />
    ${image.credit && html`<figcaption class="small">${image.credit}</figcaption>`}
  </figure>`;
}

/** An address of the CMS, resolved against it. */
function ownUrl(text: string, endpoint: string): string | undefined {
  try {
    const { href, origin } = new URL(text, endpoint);
    return origin === new URL(endpoint).origin ? href : undefined;
  } catch {
    return undefined;
  }
}
