import { html, type TemplateResult } from 'lit/html.js';

/** A real heading, `h2` to `h6`; deeper levels stay at `h6`. Lit needs tag names to be literal. */
export function headingTemplate(level: number, part: string, id: string, content: unknown): TemplateResult {
  switch (level) {
    case 2:
      return html`<h2 class=${part} part=${part} id=${id}>${content}</h2>`;
    case 3:
      return html`<h3 class=${part} part=${part} id=${id}>${content}</h3>`;
    case 4:
      return html`<h4 class=${part} part=${part} id=${id}>${content}</h4>`;
    case 5:
      return html`<h5 class=${part} part=${part} id=${id}>${content}</h5>`;
    default:
      return html`<h6 class=${part} part=${part} id=${id}>${content}</h6>`;
  }
}
