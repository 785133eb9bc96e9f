/** Help lines under the fields, in the language of the interface. */
import { toLanguage } from 'ess-shared-types';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Words } from '../../../server/src/content-types/labels';
import { helpInWords } from '../translations/messages';

interface Field {
  readonly hint?: ReactNode;
}

interface EditLayout {
  readonly layout: readonly (readonly (readonly Field[])[])[];
  readonly components: Readonly<Record<string, { readonly layout: readonly (readonly Field[])[] }>>;
}

function Help({ words }: { readonly words: Words }) {
  return words[toLanguage(useIntl().locale)];
}

/** Strapi shows a help line as it is stored: ours follows the language, one rewritten by an administrator stays. */
const translated = <F extends Field>(field: F): F => {
  const words = typeof field.hint === 'string' ? helpInWords(field.hint) : undefined;
  return words ? { ...field, hint: <Help words={words} /> } : field;
};

/** Hook `Admin/CM/pages/EditView/mutate-edit-view-layout`. */
export function translateHelp<Argument extends { readonly layout: EditLayout }>(argument: Argument): Argument {
  const { layout } = argument;
  return {
    ...argument,
    layout: {
      ...layout,
      layout: layout.layout.map((panel) => panel.map((row) => row.map(translated))),
      components: Object.fromEntries(
        Object.entries(layout.components).map(([uid, component]) => [
          uid,
          { ...component, layout: component.layout.map((row) => row.map(translated)) },
        ]),
      ),
    },
  };
}
