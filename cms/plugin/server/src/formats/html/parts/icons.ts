/** Our own icons: 1.5px strokes in the colour of the text, never without words beside them. */
import { html, type Markup } from '../markup';

export const clockIcon: Markup = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z"/></svg>`;

export const placeIcon: Markup = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 14.5c3-3 5-5.5 5-8a5 5 0 0 0-10 0c0 2.5 2 5 5 8ZM8 6.5v0"/></svg>`;
