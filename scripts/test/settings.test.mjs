// @ts-check
import { describe, expect, it } from 'vitest';
import { readSettings } from '../lib/settings.mjs';

describe('readSettings', () => {
  it('has a working default for everything', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 1337,
      publicUrl: '',
      demo: true,
      databaseUrl: '',
      databaseFilename: '',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readSettings({ HOST: '', PORT: '', PUBLIC_URL: '', ESS_DEMO: '', DATABASE_URL: '' })).toEqual(
      readSettings({}),
    );
  });

  it('reads what is set', () => {
    expect(readSettings({ PORT: '0', ESS_DEMO: 'false', PUBLIC_URL: 'https://ess.example/cms/' })).toMatchObject({
      port: 0,
      demo: false,
      publicUrl: 'https://ess.example/cms',
    });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT=abc'],
    [{ PORT: '-1' }, 'PORT=-1'],
    [{ PORT: '65536' }, 'PORT=65536'],
    [{ PORT: '80 ' }, 'PORT=80'],
    [{ ESS_DEMO: 'non' }, 'ESS_DEMO=non'],
    [{ PUBLIC_URL: 'ess.example' }, 'PUBLIC_URL=ess.example'],
    [{ PUBLIC_URL: 'ftp://ess.example' }, 'PUBLIC_URL=ftp://ess.example'],
    [{ DATABASE_URL: 'mysql://somewhere/base' }, 'DATABASE_URL'],
  ])('names the variable that is wrong: %o', (environment, named) => {
    expect(() => readSettings(environment)).toThrow(named);
  });

  it('does not repeat the password of a wrong database address', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://ess:hunter2@somewhere/base' })).toThrow(/^(?!.*hunter2)/);
  });
});
