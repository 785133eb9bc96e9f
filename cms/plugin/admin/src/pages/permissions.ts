import { actionId, type ActionId, type ActionName } from '../../../server/src/access/actions';

/** A permission as `Page.Protect`, `useRBAC` and the menu ask for it. */
export const permissionFor = (name: ActionName): { readonly action: ActionId; readonly subject: null } => ({
  action: actionId(name),
  subject: null,
});
