import { CHUNKS } from './chunks.js';

/**
 * Loads a chunk after its bytes were checked: a page that pins an element by its hash pins all that may
 * ever run. `import()` knows no integrity, so the module is preloaded with it first. A browser asks again
 * and without the check for what failed it: then nothing may be imported at all.
 */
export async function loadChunk<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  const [file, integrity] = CHUNKS[name] ?? [];
  if (file && integrity) await preload(new URL(file, import.meta.url).href, integrity);
  return load();
}

/** Browsers before 2023 do not know `modulepreload`: they load by the name alone, which carries a hash too. */
async function preload(href: string, integrity: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity });
  if (!link.relList.supports('modulepreload')) return;
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  }).finally(() => link.remove());
}
