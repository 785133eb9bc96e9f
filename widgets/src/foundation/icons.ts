import { html, type TemplateResult } from 'lit/html.js';

/** Our own icons: 1.5px strokes in the colour of the text, never without words beside them. */
export const clockIcon: TemplateResult = html`<svg
  class="icon"
  width="16"
  height="16"
  viewBox="0 0 16 16"
  aria-hidden="true"
>
  <path d="M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z" />
</svg>`;

export const placeIcon: TemplateResult = html`<svg
  class="icon"
  width="16"
  height="16"
  viewBox="0 0 16 16"
  aria-hidden="true"
>
  <path d="M8 14Q3 9 3 6.5a5 5 0 0 1 10 0Q13 9 8 14ZM8 6.5v0" />
</svg>`;
