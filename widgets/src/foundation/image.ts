import { html, type TemplateResult } from 'lit/html.js';

interface Image {
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  /** Empty for a decorative image. */
  readonly alternativeText: string;
  readonly credit: string | null;
}

/**
 * An image of an entry with its credit. It is shown only when it comes from the CMS itself: a page that
 * embeds an element asks no third party for anything.
 */
export function imageTemplate(image: Image | null | undefined, endpoint: string): TemplateResult | '' {
  if (!image || !URL.canParse(image.url, endpoint)) return '';
  const url = new URL(image.url, endpoint);
  if (url.origin !== new URL(endpoint).origin) return '';
  return html`<figure class="figure" part="image">
    <img
      src=${url.href}
      alt=${image.alternativeText}
      width=${image.width ?? ''}
      height=${image.height ?? ''}
      loading="lazy"
    />
    ${image.credit && html`<figcaption class="small">${image.credit}</figcaption>`}
  </figure>`;
}
