/**
 * For CMSs that take elements away from what people write but leave links: one line in the template of the site turns
 * links into elements, for every author. A link asks for it by its class (`ess-agenda`) or, where classes go too, by the
 * end of its address (`#module`); the address says the rest. The link stays inside as the fallback.
 */
import { COLLECTIONS, EMBEDDED_COLLECTIONS } from 'ess-shared-types';

export const LINKS_FILE = 'ess-links.js';

/** The element of each collection, as a script writes it. */
const TAGS = EMBEDDED_COLLECTIONS.map(
  (name) => `${/^\w+$/.test(name) ? name : `'${name}'`}: '${COLLECTIONS[name].element}'`,
).join(', ');

export const LINKS_SCRIPT = `const [server] = import.meta.url.split('/ess/widgets/');
const tags = { ${TAGS} };
const names = Object.values(tags).join();
for (const link of document.querySelectorAll('a[href*="/ess/"]')) {
  const address = new URL(link.href);
  const [start, stem = ''] = (address.origin + address.pathname).split('/ess/');
  const tag = tags[stem.replace(/^embed[/]|[/]$/g, '')];
  if (start !== server || !tag || link.closest(names)) continue;
  if (!link.classList.contains(tag) && address.hash !== '#module') continue;
  const element = document.createElement(tag);
  element.setAttribute('endpoint', server);
  for (const name of new Set(address.searchParams.keys())) {
    if (!/^(utm_|cursor$)/.test(name) && /^[a-z][\\w-]*$/i.test(name))
      element.setAttribute(name, address.searchParams.getAll(name).join(' '));
  }
  link.replaceWith(element);
  element.append(link);
  import(server + '/ess/widgets/1/' + tag + '.js');
}
`;
