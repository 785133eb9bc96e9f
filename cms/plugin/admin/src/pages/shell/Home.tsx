import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, useAuth } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { actionId } from '../../../../server/src/access/actions';
import { useWords } from '../../translations/use-words';
import { PAGES } from '../index';

/** The pages that are open to the person, with a sentence each. */
export function Home() {
  const words = useWords();
  const permissions = useAuth('EssHome', ({ permissions }) => permissions);
  const granted = new Set(permissions.map(({ action }) => action));
  const open = PAGES.filter(({ action }) => granted.has(actionId(action)));
  return (
    <Layouts.Root>
      <Page.Title>{words('ess.shell.title')}</Page.Title>
      <Page.Main>
        <Layouts.Header title={words('ess.shell.title')} subtitle={words('ess.shell.subtitle')} />
        <Layouts.Content>
          {open.length === 0 ? (
            <Typography>{words('ess.shell.noPage')}</Typography>
          ) : (
            <Grid.Root tag="ul" gap={4}>
              {open.map(({ path, title, description }) => (
                <Grid.Item key={path} tag="li" col={6} s={12} direction="column" alignItems="stretch">
                  <Box background="neutral0" hasRadius shadow="tableShadow" padding={4} height="100%">
                    <Flex direction="column" alignItems="flex-start" gap={2}>
                      <Link tag={NavLink} to={`/plugins/ess/${path}`}>
                        {words(title)}
                      </Link>
                      <Typography textColor="neutral600">{words(description)}</Typography>
                    </Flex>
                  </Box>
                </Grid.Item>
              ))}
            </Grid.Root>
          )}
        </Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
}
