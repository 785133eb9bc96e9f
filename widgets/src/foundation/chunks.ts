/**
 * What an element loads later, by name: the file beside it and its `integrity`. The build writes the
 * table of each bundle in the place of this one; in the sources it is empty, because Vite serves modules.
 */
export const CHUNKS: Readonly<Record<string, readonly [file: string, integrity: string]>> = {};
