/** A titled part of a page, with a line of explanation. */
import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

export function Section({ title, hint, children }: Props) {
  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" padding={6} marginBottom={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box>
          <Typography tag="h2" variant="delta">
            {title}
          </Typography>
          {hint === undefined ? null : (
            <Typography tag="p" textColor="neutral600" marginTop={1}>
              {hint}
            </Typography>
          )}
        </Box>
        {children}
      </Flex>
    </Box>
  );
}
