/** Opens the page of the saved draft in another tab. */
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { useState } from 'react';
import type { Preview as KeptPreview, PreviewRequest } from '../../../../shared/contracts/editing';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly uid: string;
  readonly documentId: string;
}

/** The panel may be served from another address than the server. */
const serverAddress = (): string => {
  const strapi: unknown = Reflect.get(window, 'strapi');
  const url: unknown = typeof strapi === 'object' && strapi !== null ? Reflect.get(strapi, 'backendURL') : undefined;
  return typeof url === 'string' && URL.canParse(url) ? url : window.location.origin;
};

export function Preview({ uid, documentId }: Props) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [address, setAddress] = useState<string>();

  const preview = async (lang: PreviewRequest['lang']) => {
    // Opened while the person clicks: later, browsers would take it for an advertisement.
    const tab = window.open('', '_blank');
    if (tab) tab.opener = null;
    const request: PreviewRequest = { uid, documentId, lang };
    const made = await run(() => api.post<KeptPreview>('/previews', request));
    if (made === undefined) {
      tab?.close();
      return;
    }
    const url = new URL(made.path, serverAddress()).href;
    setAddress(url);
    tab?.location.replace(url);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Button fullWidth startIcon={<Eye />} variant="secondary" loading={isRunning} onClick={() => void preview('fr')}>
        {words('ess.editing.preview')}
      </Button>
      <Button fullWidth variant="tertiary" disabled={isRunning} onClick={() => void preview('en')}>
        {words('ess.editing.previewInEnglish')}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {words('ess.editing.preview.hint')}
      </Typography>
      {address === undefined ? null : (
        <Link href={address} isExternal>
          {words('ess.editing.preview.open')}
        </Link>
      )}
    </Flex>
  );
}
