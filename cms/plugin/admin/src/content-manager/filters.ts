/** Filters of the lists, in the language of the interface: Strapi names them by the stored label. */
import { DEFAULT_LANGUAGE } from 'ess-shared-types';
import { TYPE_LABELS } from '../../../server/src/content-types/all-labels';
import { systemFieldLabels, type FieldLabel, type Labels } from '../../../server/src/content-types/labels';

interface Filter {
  readonly name: string;
  readonly label: unknown;
}

interface ListLayout {
  readonly settings: { readonly displayName?: string };
}

/** Hook `Admin/CM/pages/ListView/inject-in-filters`. A label rewritten by an administrator stays. */
export function translateFilters<
  Argument extends { readonly displayedFilters: readonly Filter[]; readonly layout: ListLayout },
>(argument: Argument): Argument {
  const type = Object.entries<Labels>(TYPE_LABELS).find(
    ([, { displayName }]) => displayName[DEFAULT_LANGUAGE] === argument.layout.settings.displayName,
  );
  if (!type) return argument;
  const [name, labels] = type;
  const fields: Readonly<Record<string, FieldLabel>> = { ...systemFieldLabels, ...labels.fields };
  return {
    ...argument,
    displayedFilters: argument.displayedFilters.map((filter) => {
      const shipped = fields[filter.name]?.label[DEFAULT_LANGUAGE];
      if (shipped === undefined || (filter.label !== shipped && filter.label !== filter.name)) return filter;
      const id = `content-manager.content-types.plugin::ess.${name}.${filter.name}`;
      return { ...filter, label: { id, defaultMessage: shipped } };
    }),
  };
}
