/** Asks what is to become of two versions: outside of Strapi's pages, since any request of theirs may ask. */
import { darkTheme, DesignSystemProvider, lightTheme } from '@strapi/design-system';
import { toLanguage } from 'ess-shared-types';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { messagesIn } from '../../translations/messages';
import type { Choice, Conflict } from './conflict';
import { ConflictDialog } from './ConflictDialog';

/** Where the admin of Strapi 5 keeps what its person chose. */
const KEPT_LANGUAGE = 'strapi-admin-language';
const KEPT_THEME = 'STRAPI_THEME';

export function ask(conflict: Conflict): Promise<Choice> {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const language = toLanguage(localStorage.getItem(KEPT_LANGUAGE));
  return new Promise((resolve) => {
    const choose = (choice: Choice) => {
      root.unmount();
      place.remove();
      resolve(choice);
    };
    root.render(
      <DesignSystemProvider locale={language} theme={isDark() ? darkTheme : lightTheme}>
        <IntlProvider locale={language} messages={messagesIn(language)} timeZone="Europe/Paris">
          <ConflictDialog conflict={conflict} onChoice={choose} />
        </IntlProvider>
      </DesignSystemProvider>,
    );
  });
}

function isDark(): boolean {
  const theme = localStorage.getItem(KEPT_THEME)?.replaceAll('"', '') ?? 'system';
  return theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
}
