/** Texts of strangers made plain: no markup, no control character, no more than a field holds. Pure. */
import { Parser } from 'htmlparser2';

/** Longest text of a `string` attribute, in characters: a column of 255 in PostgreSQL. */
export const MAX_STRING = 255;
/** Longest body taken in, in characters. */
export const MAX_BODY = 20_000;

// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Composed accents, unix line ends, no control character but tab and line end. */
export const withoutControls = (text: string): string =>
  text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL_CHARACTERS, '');

/** One line, or `undefined` when nothing is left; what stands beyond the longest text is not read. */
export function oneLine(text: string | null | undefined): string | undefined {
  const line = plain((text ?? '').slice(0, MAX_BODY))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line === '' ? undefined : line;
}

/** Cut at the end of a word, with an ellipsis. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > longest / 2 ? lastSpace : undefined).trimEnd()}…`;
}

/** A paragraph a line, list items as `- item`: the form of the corpus. Markup and Markdown become plain text. */
export function paragraphs(text: string | null | undefined): string[] {
  return plain(shortened(text ?? '', MAX_BODY))
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/^[*+•–-]\s+/, '- '),
    )
    .filter((line) => line !== '' && line !== '-');
}

const BLOCKS = new Set(
  'address article blockquote div dl dd dt figure footer h1 h2 h3 h4 h5 h6 header hr ol p pre section table tr ul'.split(
    ' ',
  ),
);
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'title']);

/** Whether a text holds markup: a tag of a name, not « 3 < 4 ». */
const HAS_MARKUP = /<\/?[a-z][^<>]*>|<!--/i;

/** Markup that makes lines: the line ends of its source are then spaces. */
const HAS_LINES = /<(?:p|br|div|li|h[1-6]|tr)\b/i;

function plain(text: string): string {
  let clean = withoutControls(text);
  // Markup that was escaped as text is markup once read: twice at most.
  for (let pass = 0; pass < 2 && (clean.includes('&') || HAS_MARKUP.test(clean)); pass += 1) {
    clean = withoutControls(fromHtml(HAS_LINES.test(clean) ? clean.replaceAll('\n', ' ') : clean));
    if (!HAS_MARKUP.test(clean)) break;
  }
  return fromMarkdown(clean);
}

/**
 * Text of a fragment, all its entities decoded: blocks and breaks are lines, items of lists begin with a dash, links keep
 * their address.
 */
function fromHtml(html: string): string {
  let text = '';
  let hidden = 0;
  const links: { readonly href: string; readonly from: number }[] = [];
  const parser = new Parser({
    onopentag: (name, { href = '' }) => {
      if (HIDDEN.has(name)) hidden += 1;
      else if (name === 'br') text += '\n';
      else if (name === 'li') text += '\n- ';
      else if (BLOCKS.has(name)) text += '\n\n';
      else if (name === 'a') links.push({ href, from: text.length });
    },
    ontext: (part) => {
      if (hidden === 0) text += part;
    },
    onclosetag: (name) => {
      if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1);
      else if (name === 'a') {
        const link = links.pop();
        if (link && /^(?:https?|mailto|tel):/i.test(link.href))
          text = text.slice(0, link.from) + linkText(text.slice(link.from), link.href);
      } else if (name === 'li') text += '\n';
      else if (BLOCKS.has(name)) text += '\n\n';
    },
  });
  parser.end(html);
  return text;
}

const fromMarkdown = (text: string): string =>
  text
    .replaceAll(/!?\[([^\][\n]{0,300})\]\(([^()\s]{1,2000})\)/g, (_link, label: string, url: string) =>
      linkText(label, url),
    )
    .replaceAll(/^#{1,6}\s+/gm, '')
    .replaceAll(/(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1/g, '$2')
    .replaceAll(/\\([\\*_#[\]()-])/g, '$1');

const linkText = (label: string, url: string): string =>
  label.trim() === '' || label.trim() === url ? url : `${label.trim()} (${url})`;
