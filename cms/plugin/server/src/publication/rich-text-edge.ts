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
  text: z.string().optional(),
  url: z.string().optional(),
  level: z.number().optional(),
  format: z.string().optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
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
    const items = (block.children ?? []).map((item) => inlines(item)).filter((item) => item.length > 0);
    return items.length > 0 ? [{ type: 'list', format: block.format === 'ordered' ? 'ordered' : 'unordered', items }] : [];
  }
  const children = inlines(block);
  if (children.length === 0) return [];
  if (block.type === 'heading') return [{ type: 'heading', level: Math.min(6, Math.max(1, block.level ?? 2)), children }];
  return [{ type: block.type === 'quote' ? 'quote' : 'paragraph', children }];
}

function inlines(block: Node): RichTextInline[] {
  return (block.children ?? []).flatMap((child): RichTextInline[] => {
    if (child.type !== 'link') return leaves(child);
    const url = safeUrl(child.url);
    const children = (child.children ?? []).flatMap(leaves);
    return url === undefined ? children : [{ type: 'link', url, children }];
  });
}

function leaves(child: Node): RichTextLeaf[] {
  if (child.text === undefined) return (child.children ?? []).flatMap(leaves);
  if (child.text === '') return [];
  return [{ type: 'text', text: child.text, ...(child.bold ? { bold: true } : {}), ...(child.italic ? { italic: true } : {}) }];
}

/** The words of a tree, for search. */
export function plainText(tree: RichText): string {
  return tree
    .map((block) => (block.type === 'list' ? block.items.flat() : block.children)
      .map((inline) => (inline.type === 'link' ? inline.children.map((leaf) => leaf.text).join('') : inline.text))
      .join(' '))
    .join('\n');
}
