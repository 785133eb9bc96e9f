/** Folded rows of repeated components are headed by words that the server makes, instead of a raw value. */
import { COMPONENT_LAYOUTS } from '../../../server/src/components/layouts';
import { ROW_TITLE, ROW_TITLES } from '../../../server/src/components/row-titles';
import type { ComponentLayout } from '../../../server/src/content-types/content-manager';

interface Field {
  readonly attribute: { readonly type: string; readonly component?: string };
  readonly mainField?: { readonly name: string; readonly type: string };
}

interface EditLayout {
  readonly layout: readonly (readonly (readonly Field[])[])[];
  readonly components: Readonly<Record<string, { readonly layout: readonly (readonly Field[])[] }>>;
}

/** What heads the rows of a component as the plugin ships it, by its uid, where the server makes words. */
const shipped = new Map(
  Object.entries<ComponentLayout>(COMPONENT_LAYOUTS).flatMap(([name, { mainField }]) =>
    ROW_TITLES[name] ? [[`ess.${name}`, mainField]] : [],
  ),
);

/** Fields that headed rows when a database was made by an earlier version, which its settings keep. */
const FORMERLY_SHIPPED: ReadonlyMap<string, string> = new Map([
  ['ess.involvement', 'role'],
  ['ess.event-document', 'role'],
]);

/** What an administrator chose to head the rows stays. */
function titled<F extends Field>(field: F): F {
  const { type, component = '' } = field.attribute;
  const mainField = field.mainField?.name;
  const isShipped = mainField === shipped.get(component) || mainField === FORMERLY_SHIPPED.get(component);
  return type === 'component' && shipped.has(component) && (isShipped || mainField === undefined)
    ? { ...field, mainField: { name: ROW_TITLE, type: 'string' } }
    : field;
}

/** Hook `Admin/CM/pages/EditView/mutate-edit-view-layout`. */
export function headRowsInWords<Argument extends { readonly layout: EditLayout }>(argument: Argument): Argument {
  const { layout } = argument;
  return {
    ...argument,
    layout: {
      ...layout,
      layout: layout.layout.map((panel) => panel.map((row) => row.map(titled))),
      components: Object.fromEntries(
        Object.entries(layout.components).map(([uid, component]) => [
          uid,
          { ...component, layout: component.layout.map((row) => row.map(titled)) },
        ]),
      ),
    },
  };
}
