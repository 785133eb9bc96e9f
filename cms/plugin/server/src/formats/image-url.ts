import type { ImageView } from 'ess-shared-types';

/** The absolute address of an image: one kept by the CMS itself is written without its server. */
export const imageUrl = ({ url }: ImageView, server: string): string => (url.startsWith('/') ? `${server}${url}` : url);
