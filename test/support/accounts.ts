/** Accounts of the admin with a role, and what they may ask by HTTP. */
import { admin, cms, requestJson, type Answer } from './cms';

export interface Account {
  readonly id: number;
  /** What the person types to enter, with `PASSWORD`. */
  readonly email: string;
  readonly token: string;
  /** A form is sent as it is, anything else as JSON. */
  ask(method: string, address: string, body?: unknown): Promise<Answer>;
}

export const PASSWORD = 'Essai-0123456789';

/** A new account with the role of this code, logged in. */
export async function account(name: string, roleCode: string): Promise<Account> {
  const { strapi, url } = await cms();
  const role: { id: number } | null = await strapi.db.query('admin::role').findOne({ where: { code: roleCode } });
  if (!role) throw new Error(`No role ${roleCode}`);
  const email = `${name}@exemple.example`;
  const made = await admin('POST', '/admin/users', { firstname: name, lastname: 'Essai', email, roles: [role.id] });
  const { id } = (made.body as { data: { id: number } }).data;
  await admin('PUT', `/admin/users/${String(id)}`, { password: PASSWORD, isActive: true });
  const login = await requestJson(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { token } = (login.body as { data: { token: string } }).data;
  return {
    id,
    email,
    token,
    ask: (method, address, body) => {
      const isForm = body instanceof FormData;
      return requestJson(`${url}${address}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
    },
  };
}
