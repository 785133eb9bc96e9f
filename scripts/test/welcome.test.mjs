// @ts-check
import { describe, expect, it } from 'vitest';
import { welcomeLines } from '../lib/welcome.mjs';

const start = {
  duration: '6 s',
  listening: 'http://127.0.0.1:1337',
  shown: 'http://127.0.0.1:1337',
  addresses: [
    { label: 'GraphQL', url: 'http://127.0.0.1:1337/graphql' },
    { label: 'Administration', url: 'http://127.0.0.1:1337/admin' },
  ],
};
const login = { email: 'demo', file: 'demo-login.txt', fits: true };

/** @param {Partial<import('../lib/welcome.mjs').Welcome>} changes */
const welcome = (changes) => welcomeLines({ ...start, ...changes }).join('\n');

describe('welcomeLines', () => {
  it('lines up the addresses', () => {
    expect(welcome({})).toBe(`
✓ Prêt en 6 s

  GraphQL         http://127.0.0.1:1337/graphql
  Administration  http://127.0.0.1:1337/admin

Ctrl+C pour arrêter.`);
  });

  it('shows the demo password at the start that made it, and never again', () => {
    expect(welcome({ login: { ...login, password: 'Abcdefg1' } })).toContain('Mot de passe            : Abcdefg1');
    expect(welcome({ login })).toContain('mot de passe dans demo-login.txt');
    expect(welcome({ login: { ...login, fits: false } })).toContain('admin:reset-user-password -e demo');
  });

  it('says how the first account is made where there is none', () => {
    expect(welcome({ firstAccount: 'https://ess.example/admin/premier-compte/clef' })).toContain(
      'https://ess.example/admin/premier-compte/clef',
    );
  });

  it('tells the listening address apart from the public one', () => {
    expect(welcome({ shown: 'https://ess.example' })).toContain('écoute sur http://127.0.0.1:1337');
  });
});
