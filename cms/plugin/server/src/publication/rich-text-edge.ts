/** Reads the JSON of a `blocks` field into the narrower tree that may reach the public. */
import { safeUrl, type RichText, type RichTextBlock, type RichTextInline, type RichTextLeaf } from 'ess-shared-types';
import { z } from 'zod';

interface Node {
  type: string;
  text?: string | undefined;
  url?: string | undefined;
  level?: number | undefined;
  format?: string | undefined;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  children?: Node[] | undefined;
}

const node: z.ZodType<Node> = z.object({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  level: z.number().optional().catch(undefined),
  format: z.string().optional().catch(undefined),
  bold: z.boolean().optional().catch(undefined),
  italic: z.boolean().optional().catch(undefined),
  get children() {
    return z.array(node).optional();
  },
});
const tree = z.array(node);

/** What is unknown keeps its text and loses its form; images and code of the editor become plain paragraphs. */
export function readRichText(value: unknown): RichText {
  const parsed = tree.safeParse(value);
  return parsed.success ? parsed.data.flatMap(readBlock) : [];
}

function readBlock(block: Node): RichTextBlock[] {
  if (block.type === 'list') {
    const items = itemsOf(block)
      .map(inlines)
      .filter((item) => item.length > 0);
    return items.length > 0
      ? [{ type: 'list', format: block.format === 'ordered' ? 'ordered' : 'unordered', items }]
      : [];
  }
  const children = inlines(block);
  if (children.length === 0) return [];
  if (block.type === 'heading')
    return [{ type: 'heading', level: Math.min(6, Math.max(1, block.level ?? 2)), children }];
  return [{ type: block.type === 'quote' ? 'quote' : 'paragraph', children }];
}

/** Lists within lists become items of the one list. */
function itemsOf(list: Node): Node[] {
  return (list.children ?? []).flatMap((child) => (child.type === 'list' ? itemsOf(child) : [child]));
}

function inlines(block: Node): RichTextInline[] {
  return (block.children ?? []).flatMap((child): RichTextInline[] => {
    if (child.type !== 'link') return leaves(child);
    const url = safeUrl(child.url);
    const children = (child.children ?? []).flatMap(leaves);
    return url === undefined || children.length === 0 ? children : [{ type: 'link', url, children }];
  });
}

function leaves(child: Node): RichTextLeaf[] {
  if (child.text === undefined) return (child.children ?? []).flatMap(leaves);
  if (child.text === '') return [];
  return [
    {
      type: 'text',
      text: child.text,
      ...(child.bold ? { bold: true } : {}),
      ...(child.italic ? { italic: true } : {}),
    },
  ];
}

/** The words of a tree, for search. */
export function plainText(tree: RichText): string {
  return tree
    .flatMap((block) => (block.type === 'list' ? block.items : [block.children]))
    .map(inlineText)
    .join('\n');
}

/** Without spaces between the parts: a word may be bold in its middle. */
function inlineText(inlines: readonly RichTextInline[]): string {
  return inlines
    .flatMap((inline) => (inline.type === 'link' ? inline.children : [inline]))
    .map(({ text }) => text)
    .join('');
}
